import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { plan, runPlan } from './world/plan.ts';
import type { Happening } from './world/plan.ts';

/** Plans that have shown a fault once. */
const KEPT: readonly (readonly Happening[])[] = [
  // A process that dies inside a call which answers at once.
  [
    { kind: 'downloads-fail', count: 2 },
    { kind: 'race', asset: 1 },
    { kind: 'wake', who: 0 },
    { kind: 'kill-later', who: 0, checkpoints: 5 },
    { kind: 'order', who: 0, assets: [1], clicks: 1 },
    { kind: 'withdraw', who: 0 },
    { kind: 'race', asset: 1 },
    { kind: 'fault', fault: 'refuse' },
    { kind: 'quit', who: 0 },
  ],
  // A crash before anything was ever sent looked like a restored copy.
  [
    { kind: 'kill-later', who: 0, checkpoints: 2 },
    { kind: 'order', who: 0, assets: [1, 2], clicks: 1 },
    { kind: 'pass', seconds: 40 },
    { kind: 'wake', who: 1 },
  ],
];

describe('two windows and a command line on one profile, and everything that can go wrong', () => {
  it('never charges twice, loses nothing and clears everything up', async () => {
    await fc.assert(
      fc.asyncProperty(plan, async (happenings) => {
        expect(await runPlan(happenings)).toEqual([]);
      }),
      { numRuns: 200, endOnFailure: true, examples: KEPT.map((kept) => [kept]) },
    );
  });
});
