import fc from 'fast-check';
import { it } from 'vitest';
import { actions, playCase } from './model.ts';

it('any order of wishes and faults: no wrong file ever, and every wanted file in the end', async () => {
  await fc.assert(fc.asyncProperty(actions, playCase), { numRuns: 200, endOnFailure: true });
});
