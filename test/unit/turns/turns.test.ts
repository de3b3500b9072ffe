import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createTurns } from '../../../src/main/platform/turns/index.ts';

it('runs one at a time, in order, and tells each caller of its own outcome', async () => {
  await fc.assert(
    fc.asyncProperty(fc.scheduler(), fc.array(fc.boolean(), { maxLength: 20 }), async (scheduler, fails) => {
      const inTurn = createTurns();
      const log: string[] = [];
      let running = 0;
      const outcomes = fails.map((isFailing, index) =>
        inTurn(async () => {
          running += 1;
          expect(running).toBe(1);
          await scheduler.schedule(Promise.resolve());
          running -= 1;
          log.push(String(index));
          if (isFailing) throw new Error(String(index));
          return index;
        }),
      );
      const settled = Promise.allSettled(outcomes);
      await scheduler.waitFor(settled);
      expect(log).toEqual(fails.map((_, index) => String(index)));
      expect((await settled).map(({ status }) => status === 'rejected')).toEqual(fails);
    }),
    { numRuns: 200 },
  );
});
