import { describe, expect, it } from 'vitest';
import { isFinal } from '../../../src/shared/model/intent.ts';
import { checkLiveness, checkSafety } from './world/check.ts';
import { confirmTruthfully, decideTruthfully } from './world/person.ts';
import type { BuyFault } from './world/service.ts';
import { HOUR, order, World } from './world/world.ts';

/**
 * Kills the app at every checkpoint of a purchase in turn, and the app that recovers at every one of its own. The
 * last run is the one that no kill interrupts.
 */
async function everyCrash(
  prepare: (world: World) => void,
  kills: 'once' | 'twice',
): Promise<{ points: number; second: number }> {
  let points = 0;
  let second = 0;
  for (let first = 1; ; first += 1) {
    for (let then = 1; ; then += 1) {
      const world = new World();
      try {
        prepare(world);
        const app = world.start({ crashesAt: (count) => count === first });
        // Two orders show what a kill does to the second; for pairs of kills one is enough.
        await world.buy(app, kills === 'once' ? [order(1), order(2)] : [order(1)]);
        await world.time.pass(10_000);
        if (!app.dead) return { points, second };
        // A while later, so that what was on its way has arrived.
        await world.time.pass(1000);
        const next = world.start({ crashesAt: (count) => kills === 'twice' && count === then });
        await world.time.pass(10_000);
        await settle(world);
        expect(world.violations, `killed at ${first}, then ${then}`).toEqual([]);
        if (!next.dead) break;
        second += 1;
      } finally {
        world.end();
      }
    }
    points += 1;
  }
}

/** Two days and a person who knows the truth. */
async function settle(world: World): Promise<void> {
  const isOpen = (): boolean => world.rows().some(({ state }) => !isFinal(state));
  for (let round = 0; round < 6 && (round === 0 || isOpen()); round += 1) {
    if (world.living.length === 0) world.start();
    await world.time.pass(HOUR);
    checkSafety(world);
    // Within the day that a confirmation is good for.
    await confirmTruthfully(world);
    if (isOpen()) await world.time.pass(29 * HOUR);
    if (world.living.length === 0) world.start();
    await decideTruthfully(world);
    await world.time.pass(HOUR);
  }
  if (world.living.length === 0) world.start();
  await world.time.pass(HOUR);
  checkSafety(world);
  checkLiveness(world);
}

const SERVICES: readonly (readonly [string, readonly BuyFault[], number, 'once' | 'twice'])[] = [
  ['answers', [], 0, 'once'],
  ['charges and cuts the connection', ['cut-after'], 0, 'twice'],
  ['cuts the connection without a charge', ['cut-before'], 0, 'once'],
  ['charges, cuts, and shows it 26 hours late', ['cut-after', 'cut-after'], 26 * HOUR, 'once'],
  ['refuses the session once', ['session'], 0, 'twice'],
  ['could not be reached once', ['never-left'], 0, 'once'],
  ['refuses', ['refuse'], 0, 'once'],
];

describe('L1, L2, L12, L16: killed at any point, and again while recovering', () => {
  it.each(SERVICES)('when the service %s', async (_, faults, lag, kills) => {
    const { points, second } = await everyCrash(({ service }) => {
      service.buyFaults.push(...faults);
      service.lag = lag;
    }, kills);
    // Confirming, and each purchase of seven steps: fewer means that somebody took checkpoints out.
    expect(points).toBeGreaterThanOrEqual(kills === 'once' ? 16 : 9);
    if (kills === 'twice') expect(second).toBeGreaterThan(points);
  });
});
