import { expect, test } from 'vitest';
import { runUpheavals } from './run-upheavals.ts';

test('moves, swaps, undos and removals by two processes, killed anywhere: every record and file is right', async () => {
  const { kills, wrong } = await runUpheavals({ cases: 6, seed: 1 });
  expect(wrong).toEqual([]);
  expect(kills).toBeGreaterThan(0);
});
