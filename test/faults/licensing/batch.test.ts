import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { isFinal } from '../../../src/shared/model/intent.ts';
import { compareAmounts } from '../../../src/shared/model/money.ts';
import { buy } from '../../../src/main/hosts/cli/purchase.ts';
import { sum } from '../../../src/main/purchasing/licensing/spend.ts';
import { checkLiveness, checkSafety } from './world/check.ts';
import { confirmTruthfully, decideTruthfully } from './world/person.ts';
import { HOUR, order, World } from './world/world.ts';

let world: World;
beforeEach(() => {
  world = new World();
});
afterEach(() => {
  checkSafety(world);
  const { violations } = world;
  world.end();
  expect(violations).toEqual([]);
});

const basket = (size: number) => Array.from({ length: size }, (_, index) => order(index + 1));
const states = () => world.rows().map(({ state }) => state);
const charged = () => sum(world.service.charges.map(({ price }) => price));

describe('L14: the daily limit and the stop', () => {
  it('refuses an order that would pass the limit, and says by how much', async () => {
    const app = world.start({ settings: { dailyLimit: () => '10' } });
    const quote = await world.during(app.licensing.quote(basket(3)));
    expect(quote?.limit).toEqual({ limit: '10', spent: '0', over: '4.7' });
    await expect(world.during(app.licensing.confirm(quote?.id ?? ''))).rejects.toMatchObject({
      code: 'over-limit',
    });
    expect(world.rows()).toEqual([]);
  });

  it('is kept though every outcome is unknown and every order was charged', async () => {
    world.service.buyFaults.push(...Array.from({ length: 100 }, () => 'cut-after' as const));
    world.service.lag = 48 * HOUR;
    const app = world.start({ settings: { dailyLimit: () => '24.50' } });
    let refused = 0;
    for (let id = 1; id <= 20; id += 1) {
      await world.buy(app, [order(id)]).catch(() => {
        refused += 1;
      });
      await world.time.pass(1000);
    }
    expect(refused).toBe(15);
    expect(compareAmounts(charged(), '24.5')).toBe(0);
  });

  it('holds for two windows that confirm at the same moment', async () => {
    const settings = { dailyLimit: () => '15' };
    const apps = [world.start({ settings }), world.start({ settings })];
    const baskets = [
      [order(1), order(2)],
      [order(3), order(4)],
    ];
    const work = apps.map((app, index) =>
      app.licensing.quote(baskets[index] ?? []).then((quote) => app.licensing.confirm(quote.id)),
    );
    const results = await world.during(Promise.allSettled(work));
    await world.time.pass(10_000);
    expect(results?.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(charged()).toBe('9.8');
  });

  it('counts licensed orders for 24 hours and those in doubt for as long as they are', async () => {
    world.service.buyFaults.push('cut-before');
    const app = world.start({ settings: { dailyLimit: () => '100' } });
    await world.buy(app, [order(1), order(2)]);
    await world.time.pass(1000);
    expect(app.licensing.exposure()).toEqual({ count: 1, amount: '4.9', spent: '9.8', limit: '100' });
    await world.time.pass(30 * HOUR);
    expect(app.licensing.exposure()).toEqual({ count: 1, amount: '4.9', spent: '4.9', limit: '100' });
  });

  it('stops a batch at two unclear outcomes, and goes on when they are cleared up', async () => {
    world.service.buyFaults.push('cut-after', 'cut-after');
    world.service.lag = 60_000;
    const app = world.start();
    const intents = (await world.buy(app, basket(5))) ?? [];
    await world.time.pass(10_000);
    expect(states()).toEqual(['unknown', 'unknown', 'confirmed', 'confirmed', 'confirmed']);
    expect(app.licensing.intents({ ids: intents.slice(2, 3).map(({ id }) => id) })).toMatchObject([
      { state: 'confirmed', hold: { kind: 'unknowns' } },
    ]);
    await world.time.pass(HOUR);
    expect(states()).toEqual(Array.from({ length: 5 }, () => 'licensed'));
  });

  it('says of what a command takes back that two orders in doubt held it up', async () => {
    world.service.buyFaults.push('cut-after', 'cut-after');
    world.service.lag = 600_000;
    const { licensing } = world.start();
    const quote = await world.during(licensing.quote(basket(4)));
    if (quote == null) throw new Error('no quote');
    const options = {
      again: false,
      owned: false,
      certificateOf: () => Promise.reject(new Error('not asked')),
    };
    const results = await world.during(buy(licensing, quote, options, new AbortController().signal));
    expect(results?.map((result) => ('error' in result ? result.error.code : result.status))).toEqual(
      Array.from({ length: 4 }, () => 'outcome-unknown'),
    );
    expect(states()).toEqual(['unknown', 'unknown', 'abandoned', 'abandoned']);
    await world.time.pass(24 * HOUR);
    expect(states().slice(0, 2)).toEqual(['licensed', 'licensed']);
  });

  it('can be withdrawn as far as it was not sent', async () => {
    world.service.buyFaults.push('cut-before', 'cut-before');
    const app = world.start();
    const intents = (await world.buy(app, basket(4))) ?? [];
    await world.time.pass(10_000);
    app.licensing.withdraw(intents.map(({ id }) => id));
    expect(states()).toEqual(['unknown', 'unknown', 'abandoned', 'abandoned']);
  });
});

describe('L15: a batch of a thousand', () => {
  it('survives fifty kills, each asset licensed exactly once', async () => {
    let killIn = 40;
    let kills = 0;
    const start = () =>
      world.start({
        crashesAt: () => {
          killIn -= 1;
          if (killIn > 0 || kills >= 50) return false;
          kills += 1;
          // Everywhere on the path: 137 and the steps of a purchase have no common divisor.
          killIn = 137;
          return true;
        },
      });
    const quote = await world.during(start().licensing.quote(basket(1000)));
    expect(quote?.net.amount).toBe('4900');
    const [first] = world.living;
    void first?.licensing.confirm(quote?.id ?? '').catch(() => null);
    for (let round = 0; round < 400 && (round === 0 || isOpen()); round += 1) {
      await world.time.pass(120_000);
      if (world.living.length === 0) start();
      // Long before a confirmation is a day old.
      await confirmTruthfully(world);
      await world.time.pass(120_000);
      if (world.living.length === 0) continue;
      // What was killed between the commit and the request stays unclear until a person says so.
      if (world.rows().some(({ state }) => state === 'unknown') && world.living.length > 0) {
        await world.time.pass(25 * HOUR);
        if (world.living.length === 0) start();
      }
      await decideTruthfully(world);
    }
    expect(kills).toBe(50);
    const assets = world.service.charges.map(({ assetId }) => assetId);
    expect(new Set(assets).size).toBe(1000);
    expect(assets).toHaveLength(1000);
    checkLiveness(world);
    // A minute of computing; a busy computer takes several.
  }, 300_000);

  const isOpen = () => world.rows().some(({ state }) => !isFinal(state));
});
