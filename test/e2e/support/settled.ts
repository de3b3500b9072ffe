import type { Page } from '@playwright/test';

/** Frames in a row without a change, and the most that are waited for: a progress bar never rests. */
const QUIET = 4;
const MOST = 24;

/** Resolves when the page rests: its fonts and pictures are there, nothing moves, and for some frames nothing changed. */
export async function settled(page: Page): Promise<void> {
  await page.evaluate(
    async ([quiet, most]) => {
      await document.fonts.ready;
      let still = 0;
      const observer = new MutationObserver(() => (still = 0));
      observer.observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
      const moves = () =>
        document
          .getAnimations()
          .some(
            ({ effect, playState }) =>
              playState === 'running' && effect?.getComputedTiming().iterations !== Number.POSITIVE_INFINITY,
          );
      for (let frame = 0; frame < most && still < quiet; frame += 1) {
        await new Promise((resolve) => requestAnimationFrame(resolve));
        const waits = [...document.images].some(({ complete, loading }) => !complete && loading !== 'lazy');
        still = moves() || waits ? 0 : still + 1;
      }
      observer.disconnect();
    },
    [QUIET, MOST] as const,
  );
}
