import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { checkSafety } from './world/check.ts';
import { confirmTruthfully } from './world/person.ts';
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

describe('L17: a ledger restored from a copy', () => {
  it.each([0, 26 * HOUR])('does not buy again what was open in it (list %s ms late)', async (lag) => {
    world.service.lag = lag;
    // Killed right after confirming: the copy knows an order that was not sent.
    const app = world.start({ crashesAt: (_, name) => name === 'confirm: written' });
    await world.buy(app, [order(1)]);
    const copy = world.copy();
    const second = world.start();
    await world.time.pass(1000);
    await confirmTruthfully(world);
    await world.time.pass(5000);
    expect(world.service.requests).toHaveLength(1);
    second.kill();

    world.restore(copy);
    const third = world.start();
    await world.time.pass(5000);
    expect(world.rows()).toMatchObject([{ state: lag === 0 ? 'licensed' : 'unknown', sends: 0 }]);
    await world.time.pass(60 * HOUR);
    third.licensing.wake();
    await world.time.pass(1000);
    expect(world.rows()).toMatchObject([{ state: 'licensed', proof: 'read-back' }]);
    expect(world.service.requests).toHaveLength(1);
  });

  it('is noticed when the anchor is gone too', async () => {
    const app = world.start({ crashesAt: (_, name) => name === 'confirm: written' });
    await world.buy(app, [order(1)]);
    world.dropAnchor();
    world.start();
    await world.time.pass(5000);
    expect(world.rows()).toMatchObject([{ state: 'unknown', sends: 0 }]);
    expect(world.service.requests).toEqual([]);
  });

  it('is not suspected after an ordinary crash', async () => {
    const app = world.start({ crashesAt: (_, name) => name === 'confirm: written' });
    await world.buy(app, [order(1)]);
    world.start();
    await world.time.pass(5000);
    expect(world.rows()).toMatchObject([{ state: 'confirmed', sends: 0 }]);
  });
});
