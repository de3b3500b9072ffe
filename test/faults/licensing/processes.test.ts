import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { checkLiveness, checkSafety } from './world/check.ts';
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

const states = () => world.rows().map(({ state }) => state);

describe('L12: several processes on one ledger', () => {
  it('leave alone what a living process is sending', async () => {
    const app = world.start();
    await world.buy(app, [order(1)]);
    await world.untilRequests(1);
    expect(states()).toEqual(['sending']);
    const other = world.start();
    other.licensing.wake();
    await world.time.pass(20);
    expect(states()).toEqual(['sending']);
    await world.time.pass(1000);
    expect(world.rows()).toMatchObject([{ state: 'licensed', proof: 'answer' }]);
  });

  it('take over what a dead process was sending, as unknown', async () => {
    const app = world.start();
    await world.buy(app, [order(1)]);
    await world.untilRequests(1);
    app.kill();
    world.start();
    expect(states()).toEqual(['unknown']);
    await world.time.pass(HOUR);
    expect(world.rows()).toMatchObject([{ state: 'licensed', proof: 'read-back', sends: 1 }]);
  });

  it('read back before they buy', async () => {
    world.service.buyFaults.push('cut-after');
    const app = world.start();
    await world.buy(app, [order(1), order(2)]);
    await world.untilRequests(1);
    app.kill();
    world.start();
    await world.time.pass(60);
    expect(world.service.requests).toHaveLength(1);
    expect(states()).toEqual(['reconciling', 'confirmed']);
    await world.time.pass(HOUR);
    expect(states()).toEqual(['licensed', 'confirmed']);
    await confirmTruthfully(world);
    await world.time.pass(1000);
    expect(states()).toEqual(['licensed', 'licensed']);
  });

  it('mind only their own when they are told so', async () => {
    const app = world.start({ crashesAt: (_, name) => name === 'confirm: written' });
    await world.buy(app, [order(1)]);
    world.start({ adopts: false });
    await world.time.pass(HOUR);
    expect(states()).toEqual(['confirmed']);
    world.start();
    await world.time.pass(HOUR);
    expect(states()).toEqual(['confirmed']);
    await confirmTruthfully(world);
    await world.time.pass(1000);
    expect(states()).toEqual(['licensed']);
  });

  it('do not buy what was confirmed more than a day ago', async () => {
    const app = world.start({ crashesAt: (_, name) => name === 'confirm: written' });
    await world.buy(app, [order(1)]);
    await world.time.pass(25 * HOUR);
    world.start();
    await world.time.pass(HOUR);
    expect(world.rows()).toMatchObject([{ state: 'abandoned', reason: '{"kind":"expired"}' }]);
    expect(world.service.requests).toEqual([]);
  });

  it('see what the others do', async () => {
    const [one, two] = [world.start({ lookAroundMs: 2000 }), world.start({ lookAroundMs: 2000 })];
    const stop = new AbortController();
    const seen: string[] = [];
    const watching = (async () => {
      for await (const event of two.licensing.watch(stop.signal)) {
        for (const { state } of event.intents) seen.push(`${event.kind} ${state}`);
      }
    })();
    await world.buy(one, [order(1)]);
    await world.time.pass(5000);
    expect(seen.at(-1)).toBe('changed licensed');
    stop.abort();
    await watching;
  });

  it('close while an order is on its way, and find out afterwards', async () => {
    const app = world.start();
    await world.buy(app, [order(1)]);
    await world.untilRequests(1);
    await world.during(app.licensing.close());
    app.kill();
    world.start();
    await world.time.pass(HOUR);
    expect(states()).toEqual(['licensed']);
    checkLiveness(world);
  });
});

describe('what a person decides', () => {
  it('goes on with the candidate they chose, and not with any other transaction', async () => {
    world.service.markerFate = 'dropped';
    world.service.buyFaults.push('cut-after');
    const old = world.service.colleagueBuys(order(1).assetId);
    const app = world.start();
    await world.buy(app, [order(1)], { acceptOwned: [order(1).assetId] });
    await world.untilRequests(1);
    world.service.colleagueBuys(order(1).assetId);
    await world.time.pass(2 * HOUR);
    const [intent] = app.licensing.intents();
    if (intent?.state !== 'ambiguous') throw new Error(`it is ${intent?.state}`);
    await expect(
      world.during(app.licensing.decide(intent.id, { kind: 'this-one', transactionId: old })),
    ).rejects.toMatchObject({ code: 'invalid' });
    const ours = world.service.charges.find(({ intentId }) => intentId === intent.id);
    const chosen = intent.candidates.find(({ transactionId }) => transactionId === ours?.transactionId);
    if (chosen === undefined) throw new Error('ours is not offered');
    await world.during(
      app.licensing.decide(intent.id, { kind: 'this-one', transactionId: chosen.transactionId }),
    );
    await world.time.pass(1000);
    expect(world.rows()).toMatchObject([{ state: 'licensed', proof: 'person' }]);
    expect(world.audit()).toEqual([]);
  });

  it('buys again in a new intent, and only on their word', async () => {
    world.service.buyFaults.push('cut-before');
    const app = world.start();
    await world.buy(app, [order(1)]);
    await world.time.pass(25 * HOUR);
    const [intent] = app.licensing.intents();
    if (intent === undefined) throw new Error('no intent');
    const again = await world.during(app.licensing.decide(intent.id, { kind: 'buy-again' }));
    expect(again).toMatchObject({ supersedes: intent.id });
    await world.time.pass(1000);
    expect(states()).toEqual(['abandoned', 'licensed']);
    expect(world.rows()[0]?.reason).toBe('{"kind":"bought-again","by":"us"}');
  });

  it('is overruled by a licence that has shown up meanwhile', async () => {
    world.service.buyFaults.push('cut-after');
    world.service.lag = 30 * HOUR;
    const app = world.start();
    await world.buy(app, [order(1)]);
    await world.time.pass(29 * HOUR);
    const [intent] = app.licensing.intents();
    expect(intent?.state).toBe('needs-decision');
    await world.time.pass(2 * HOUR);
    const decided = await world.during(
      app.licensing.decide(intent?.id ?? ('' as never), { kind: 'buy-again' }),
    );
    expect(decided?.state).toBe('licensed');
    expect(world.service.requests).toHaveLength(1);
  });

  it('needs the service’s list: without it nothing is decided', async () => {
    world.service.buyFaults.push('cut-before');
    const app = world.start();
    await world.buy(app, [order(1)]);
    await world.time.pass(25 * HOUR);
    world.service.readFaults = 1;
    const [intent] = app.licensing.intents();
    await expect(
      world.during(app.licensing.decide(intent?.id ?? ('' as never), { kind: 'not-bought' })),
    ).rejects.toMatchObject({ code: 'server' });
    expect(states()).toEqual(['needs-decision']);
  });

  it('is not asked for while there is nothing to decide', async () => {
    const app = world.start();
    const [intent] = (await world.buy(app, [order(1)])) ?? [];
    await world.time.pass(1000);
    await expect(
      world.during(app.licensing.decide(intent?.id ?? ('' as never), { kind: 'buy-again' })),
    ).rejects.toMatchObject({ code: 'invalid' });
  });
});

describe('settled', () => {
  it('waits for the answer, and for an unclear one no longer than two read-backs', async () => {
    world.service.buyFaults.push('cut-before');
    const app = world.start();
    const intents = (await world.buy(app, [order(1), order(2)])) ?? [];
    const started = world.time.true;
    const settled = await world.during(
      app.licensing.settled(
        intents.map(({ id }) => id),
        new AbortController().signal,
      ),
    );
    expect(settled?.map(({ state }) => state)).toEqual(['unknown', 'licensed']);
    expect(world.time.true - started).toBeLessThan(35_000);
  });

  it('rejects when its signal aborts', async () => {
    world.service.buyFaults.push('cut-before');
    const app = world.start();
    const [intent] = (await world.buy(app, [order(1)])) ?? [];
    const stop = new AbortController();
    const waiting = app.licensing.settled([intent?.id ?? ('' as never)], stop.signal);
    stop.abort();
    await expect(waiting).rejects.toThrow();
  });
});
