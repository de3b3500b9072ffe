import { expect, test } from 'vitest';
import { runFlips } from './run-flips.ts';

test('bits of a profile that the app has made are flipped: every page opens, and no file is touched', async () => {
  const { wrong } = await runFlips({ trials: 4, seed: 1 });
  expect(wrong).toEqual([]);
});
