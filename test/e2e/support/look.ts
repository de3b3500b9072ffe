import { AxeBuilder } from '@axe-core/playwright';
import { expect } from '@playwright/test';
import type { Page } from '@playwright/test';
import { copyFileSync } from 'node:fs';
import path from 'node:path';
import { ROOT } from './process.ts';
import { settled } from './settled.ts';

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
  /** In forced colours, and at 200 % zoom too. */
  readonly hard?: boolean;
}

/** What the system or the user does to a page: high contrast, and half the room for twice the size. */
const HARD = [
  { name: '-forced', forcedColors: 'active', width: 1440, height: 900 },
  { name: '-zoomed', forcedColors: 'none', width: 720, height: 450 },
] as const;

/**
 * A view in both themes and two sizes, each a screenshot to be looked at. Axe (WCAG 2.2 AA) judges each theme and each
 * size once: contrast does not depend on the size, and what a size shows does not depend on the theme.
 */
export async function look(
  page: Page,
  view: string,
  { brief = false, hard = false }: LookOptions = {},
): Promise<void> {
  // A window that fills the screen takes no size; Escape of a test leaves full screen only where a person presses it.
  await page.evaluate(() => (document.fullscreenElement === null ? undefined : document.exitFullscreen()));
  for (const theme of ['dark', 'light'] as const) {
    await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
    for (const { name, width, height } of SIZES) {
      const judged = (theme === 'dark') === (name === '');
      if (brief && !judged) continue;
      await page.setViewportSize({ width, height });
      await settled(page);
      const picture = `${view}${name}${theme === 'light' ? '-light' : ''}.png`;
      await page.screenshot({ path: path.join(FOLDER, picture) });
      if (process.env['UPDATE_SCREENSHOTS'] && DOCUMENTED.includes(picture)) {
        copyFileSync(path.join(FOLDER, picture), path.join(ROOT, 'docs/screenshots', picture));
      }
      if (judged) await judge(page, `${view} ${theme} ${width}`);
    }
  }
  for (const { name, forcedColors, width, height } of hard ? HARD : []) {
    await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce', forcedColors });
    await page.setViewportSize({ width, height });
    await page.waitForTimeout(300);
    await page.screenshot({ path: path.join(FOLDER, `${view}${name}.png`) });
    await judge(page, `${view}${name}`);
    await everyStopInSight(page);
  }
  await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce', forcedColors: 'none' });
  await page.setViewportSize({ width: 1440, height: 900 });
}

async function judge(page: Page, what: string): Promise<void> {
  // There are no frames to gather results from: without this each look opens a page of its own for that, which
  // costs half a second and once in many runs leaves Chromium drawing nothing of this one.
  const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).withTags(TAGS).analyze();
  expect(
    violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`),
    what,
  ).toEqual([]);
}

/** No way to a view is cut off, and the page is not wider than the window. */
async function everyStopInSight(page: Page): Promise<void> {
  const stops = page.getByRole('navigation', { name: 'Views' }).getByRole('button');
  for (const stop of await stops.all()) await expect(stop).toBeInViewport({ ratio: 0.9 });
  expect(
    await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth),
  ).toBeLessThanOrEqual(0);
}
