import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { plan, runPlan } from './world/plan.ts';

describe('two windows and a command line on one profile, and everything that can go wrong', () => {
  it('never charges twice, loses nothing and clears everything up', async () => {
    await fc.assert(
      fc.asyncProperty(plan, async (happenings) => {
        expect(await runPlan(happenings)).toEqual([]);
      }),
      { numRuns: 200, endOnFailure: false },
    );
  });
});
