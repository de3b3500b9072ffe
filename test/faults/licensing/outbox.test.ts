import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { checkLiveness, checkSafety } from './world/check.ts';
import { HOUR, order, World } from './world/world.ts';

let world: World;
beforeEach(() => {
  world = new World();
});
afterEach(() => {
  checkSafety(world);
  checkLiveness(world);
  const { violations } = world;
  world.end();
  expect(violations).toEqual([]);
});

const times = () => [...world.downloads.values()].map((download) => download.times);

describe('L16: a licence and its download', () => {
  it('are committed together: a kill right after it leaves one download', async () => {
    const app = world.start({ crashesAt: (_, name) => name === 'send: settled' });
    await world.buy(app, [order(1)]);
    await world.time.pass(1000);
    expect(app.dead).toBe(true);
    expect(times()).toEqual([]);
    world.start();
    await world.time.pass(1000);
    expect(times()).toEqual([1]);
  });

  it('come again under the same key when the process dies before it could note the hand-over', async () => {
    const app = world.start({ crashesAt: (_, name) => name === 'outbox: handed over, not noted' });
    await world.buy(app, [order(1)]);
    await world.time.pass(1000);
    world.start();
    await world.time.pass(1000);
    expect(times()).toEqual([2]);
  });

  it('wait until the downloads take them', async () => {
    world.downloadFaults = 3;
    const app = world.start();
    await world.buy(app, [order(1), order(2)]);
    await world.time.pass(HOUR);
    expect(times()).toEqual([1, 1]);
    expect(app.licensing.intents().map(({ state }) => state)).toEqual(['licensed', 'licensed']);
  });

  it('are handed over after a read-back as after an answer', async () => {
    world.service.buyFaults.push('cut-after');
    const app = world.start();
    await world.buy(app, [order(1)]);
    await world.time.pass(HOUR);
    expect([...world.downloads.values()]).toMatchObject([
      {
        times: 1,
        grant: { key: app.licensing.intents()[0]?.id, assetId: 1, option: 's', transactionId: 900_001 },
      },
    ]);
  });
});
