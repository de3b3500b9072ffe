import { AxeBuilder } from '@axe-core/playwright';
import { expect } from '@playwright/test';
import type { Page } from '@playwright/test';
import { copyFileSync } from 'node:fs';
import path from 'node:path';
import { ROOT } from './process.ts';

/** Where every look is kept, to be looked at. */
const FOLDER = path.join(ROOT, '.cache/screenshots');
/** Those that the documents show; `UPDATE_SCREENSHOTS=1` makes them anew. */
const DOCUMENTED: readonly string[] = ['light-table.png'];
const SIZES = [
  { name: '', width: 1440, height: 900 },
  { name: '-narrow', width: 1024, height: 700 },
];
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

interface LookOptions {
  /** Only dark and wide, and light and narrow: for the many small parts of a view. */
  readonly brief?: boolean;
}

/**
 * A view in both themes and two sizes, each a screenshot to be looked at. Axe (WCAG 2.2 AA) judges each theme and each
 * size once: contrast does not depend on the size, and what a size shows does not depend on the theme.
 */
export async function look(page: Page, view: string, { brief = false }: LookOptions = {}): Promise<void> {
  // A window that fills the screen takes no size; Escape of a test leaves full screen only where a person presses it.
  await page.evaluate(() => (document.fullscreenElement === null ? undefined : document.exitFullscreen()));
  for (const theme of ['dark', 'light'] as const) {
    await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
    for (const { name, width, height } of SIZES) {
      const judged = (theme === 'dark') === (name === '');
      if (brief && !judged) continue;
      await page.setViewportSize({ width, height });
      await page.waitForTimeout(300);
      const picture = `${view}${name}${theme === 'light' ? '-light' : ''}.png`;
      await page.screenshot({ path: path.join(FOLDER, picture) });
      if (process.env['UPDATE_SCREENSHOTS'] && DOCUMENTED.includes(picture)) {
        copyFileSync(path.join(FOLDER, picture), path.join(ROOT, 'docs/screenshots', picture));
      }
      if (!judged) continue;
      // There are no frames to gather results from: without this each look opens a page of its own for that, which
      // costs half a second and once in many runs leaves Chromium drawing nothing of this one.
      const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).withTags(TAGS).analyze();
      expect(
        violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`),
        `${view} ${theme} ${width}`,
      ).toEqual([]);
    }
  }
  await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' });
  await page.setViewportSize({ width: 1440, height: 900 });
}
