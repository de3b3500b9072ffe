import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { HOUR, order, World } from './world/world.ts';

let world: World;
beforeEach(() => {
  world = new World();
});
afterEach(() => world.end());

/** Opens the real file and lets a test spoil it later. */
function spoilable() {
  const ledgers: DatabaseSync[] = [];
  return {
    openDatabase: (name: string, options: { readonly timeout: number }) => {
      const db = new DatabaseSync(name, options);
      if (name.endsWith('ledger.db')) ledgers.push(db);
      return db;
    },
    exec: (sql: string) => {
      for (const db of ledgers) db.exec(sql);
    },
  };
}

const basket = Array.from({ length: 200 }, (_, index) => order(index + 1));

describe('L3: with a ledger that is not safe nothing is bought', () => {
  it('tells so at once when the file is read-only, and prices all the same', async () => {
    world.start().kill();
    const app = world.start({
      openDatabase: (name, options) =>
        new DatabaseSync(name, { ...options, readOnly: name.endsWith('ledger.db') }),
    });
    expect(app.licensing.problem).toMatchObject({ code: 'ledger.unsafe' });
    const quote = await world.during(app.licensing.quote([order(1)]));
    expect(quote?.net.amount).toBe('4.9');
    await expect(world.during(app.licensing.confirm(quote?.id ?? ''))).rejects.toMatchObject({
      code: 'ledger.unsafe',
    });
    expect(world.service.requests).toEqual([]);
  });

  it('refuses to confirm once the file syncs less than it should', async () => {
    const disk = spoilable();
    const app = world.start({ openDatabase: disk.openDatabase });
    const quote = await world.during(app.licensing.quote([order(1)]));
    disk.exec('PRAGMA synchronous = NORMAL');
    await expect(world.during(app.licensing.confirm(quote?.id ?? ''))).rejects.toMatchObject({
      code: 'ledger.unsafe',
    });
    expect(world.rows()).toEqual([]);
  });

  it('sends nothing more of a batch once it does', async () => {
    const disk = spoilable();
    const app = world.start({ openDatabase: disk.openDatabase });
    const [first, second] = (await world.buy(app, [order(1), order(2)])) ?? [];
    await world.untilRequests(1);
    disk.exec('PRAGMA synchronous = NORMAL');
    await world.time.pass(HOUR);
    expect(world.service.requests).toEqual([first?.id]);
    const held = app.licensing.intents({ states: ['confirmed'] });
    expect(held).toMatchObject([
      { id: second?.id, hold: { kind: 'service', failure: { code: 'ledger.unsafe' } } },
    ]);
    disk.exec('PRAGMA synchronous = FULL');
    app.licensing.wake();
    await world.time.pass(1000);
    expect(world.rows().map(({ state }) => state)).toEqual(['licensed', 'licensed']);
  });

  it('confirms all or nothing on a full disk', async () => {
    const disk = spoilable();
    const app = world.start({ openDatabase: disk.openDatabase });
    const quote = await world.during(app.licensing.quote(basket));
    disk.exec('PRAGMA max_page_count = 1');
    await expect(world.during(app.licensing.confirm(quote?.id ?? ''))).rejects.toMatchObject({
      code: 'ledger.unsafe',
    });
    await world.time.pass(HOUR);
    expect(world.rows()).toEqual([]);
    expect(world.service.requests).toEqual([]);
  });

  it('finds out afterwards what it could not write down on a full disk', async () => {
    const disk = spoilable();
    const app = world.start({ openDatabase: disk.openDatabase });
    const intents = (await world.buy(app, basket)) ?? [];
    await world.untilRequests(5);
    disk.exec('PRAGMA max_page_count = 1');
    await world.time.pass(HOUR);
    const sent = world.service.requests.length;
    disk.exec('PRAGMA max_page_count = 1000000');
    app.licensing.wake();
    await world.time.pass(10 * HOUR);
    expect(sent).toBeLessThan(200);
    expect(new Set(world.rows().map(({ state }) => state))).toEqual(new Set(['licensed']));
    expect(world.service.requests).toHaveLength(intents.length);
    expect(world.audit()).toEqual([]);
  });
});
