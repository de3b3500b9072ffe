import { World } from './world.ts';

const ROUND = 25;

/** Changes files at random, with the app off and on in turn; returns what came out wrong, with the seed's story. */
export async function runMoves(options: { readonly cases: number; readonly seed: number }): Promise<{
  readonly changes: number;
  readonly wrong: readonly string[];
}> {
  const world = new World(randomOf(options.seed));
  let changes = 0;
  try {
    for (let round = 0; changes < options.cases; round += 1) {
      const isOn = round % 2 === 0;
      if (isOn) await world.start();
      const done = world.disturb(Math.min(ROUND, options.cases - changes));
      changes += done.length;
      if (!isOn) await world.start();
      const wrong = await world.settled();
      if (wrong.length > 0)
        return { changes, wrong: [`round ${round}, app ${isOn ? 'on' : 'off'}`, ...done, ...wrong] };
      await world.stop();
    }
    return { changes, wrong: [] };
  } finally {
    await world.end();
  }
}

/** Mulberry32: the same numbers for the same seed. */
function randomOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d_2b_79_f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
