import { expect, it } from 'vitest';
import { runMoves } from './run-moves.ts';

/** A sample; `node test/faults/library/moves.ts --cases 1000` is the whole. */
it.each([1, 2])(
  'every record is right after random changes, with the app off and on (seed %i)',
  async (seed) => {
    const { changes, wrong } = await runMoves({ cases: 150, seed });
    expect(wrong).toEqual([]);
    expect(changes).toBe(150);
  },
);
