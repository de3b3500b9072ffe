import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { checkLiveness, checkSafety } from './world/check.ts';
import { MARKER_FATES, US } from './world/service.ts';
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

/** The one intent of the ledger. */
function only() {
  const [row, ...more] = world.rows();
  expect(more).toEqual([]);
  if (row === undefined) throw new Error('no intent');
  return row;
}

describe('a purchase', () => {
  it('is licensed by the answer, and its file is asked for once', async () => {
    const app = world.start();
    await world.buy(app, [order(1)]);
    await world.time.pass(1000);
    expect(only()).toMatchObject({ state: 'licensed', proof: 'answer', sends: 1 });
    expect([...world.downloads.values()]).toEqual([expect.objectContaining({ times: 1 })]);
    checkLiveness(world);
  });

  it('is refused in the words of the service, and costs nothing', async () => {
    world.service.buyFaults.push('refuse');
    const app = world.start();
    const [intent] = (await world.buy(app, [order(1)])) ?? [];
    await world.time.pass(1000);
    expect(app.licensing.intents({ ids: [intent?.id].filter((id) => id !== undefined) })).toMatchObject([
      { state: 'rejected', message: 'Not for you.' },
    ]);
    expect(world.service.charges).toEqual([]);
  });
});

describe('L1: at most one charge for an intent', () => {
  it.each(['cut-before', 'cut-after', 'stale-answer', 'never-left', 'session'] as const)(
    'when the service does this: %s',
    async (fault) => {
      world.service.colleagueBuys(order(1).assetId);
      world.service.buyFaults.push(fault);
      const app = world.start();
      await world.buy(app, [order(1)], { acceptOwned: [order(1).assetId] });
      await world.time.pass(2 * HOUR);
      expect(world.chargesOf(only().id)).toBe(fault === 'cut-before' || fault === 'stale-answer' ? 0 : 1);
      expect(only().state).toBe(fault === 'cut-before' || fault === 'stale-answer' ? 'unknown' : 'licensed');
    },
  );
});

describe('L1: an answer that names what a colleague has bought meanwhile is no proof of ours', () => {
  it.each([
    ['it bears the marker of their Stockroom', 'SR-ZZZZZZZZ', 'unknown'],
    ['a field of ours says something else in it', 'Their own words', 'ambiguous'],
  ] as const)('because %s', async (_, other, state) => {
    world.service.buyFaults.push('stale-answer');
    const app = world.start({
      crashesAt: (_count, name) => {
        if (name === 'send: baselined') world.service.colleagueBuys(order(1).assetId, other);
        return false;
      },
    });
    await world.buy(app, [order(1)]);
    await world.time.pass(2 * HOUR);
    expect(world.chargesOf(only().id)).toBe(0);
    expect(only().state).toBe(state);
  });
});

describe('numbers of the list that differ from those that were sent', () => {
  const notes = () => JSON.parse(only().notes) as { kind: string }[];

  it('are told and decide nothing after a clear answer', async () => {
    const app = world.start();
    await world.buy(app, [order(1)]);
    await world.time.pass(1000);
    expect(only()).toMatchObject({ state: 'licensed', proof: 'answer' });
    expect(notes().map(({ kind }) => kind)).toEqual(['licence-differs', 'user-differs']);
    expect(app.licensing.intents()[0]?.notes).toEqual(notes());
  });

  it('are no note where the service numbers all alike', async () => {
    world.service.apart = { users: 0, licences: 0 };
    await world.buy(world.start(), [order(1)]);
    await world.time.pass(1000);
    expect(notes()).toEqual([]);
  });

  it('decide nothing after a lost answer either: the only new licence is ours', async () => {
    world.service.markerFate = 'dropped';
    world.service.buyFaults.push('cut-after');
    await world.buy(world.start(), [order(1)]);
    await world.time.pass(HOUR);
    expect(only()).toMatchObject({ state: 'licensed', proof: 'read-back' });
  });
});

describe('an order that the service divides', () => {
  it.each(['divide', 'cut-after'] as const)(
    'has all transactions that bear its marker (%s)',
    async (fault) => {
      world.service.buyFaults.push(fault);
      const app = world.start();
      await world.buy(app, [order(1)]);
      await world.untilRequests(1);
      const [charge] = world.service.charges;
      if (fault === 'cut-after' && charge !== undefined) {
        const partOf = charge.transactionId;
        world.service.charge(
          { ...order(1), references: charge.references },
          { intentId: charge.intentId, userId: US, partOf },
        );
      }
      await world.time.pass(HOUR);
      const [one, two] = world.service.charges.map(({ transactionId }) => transactionId);
      expect(app.licensing.intents()).toMatchObject([{ state: 'licensed', transactionId: one, also: [two] }]);
      // The next order of the asset takes them for known.
      const quote = await world.during(app.licensing.quote([order(1)]));
      expect(quote?.lines[0]?.owned.map(({ transactionId }) => transactionId)).toEqual([one, two]);
      checkLiveness(world);
    },
  );
});

describe('a refusal', () => {
  it('is not told before the list was read', async () => {
    world.service.buyFaults.push('refuse');
    await world.buy(world.start(), [order(1)]);
    world.service.readFaults = 0;
    await world.untilRequests(1);
    world.service.readFaults = 1000;
    await world.time.pass(HOUR);
    expect(only().state).toBe('unknown');
    world.service.readFaults = 0;
    await world.time.pass(HOUR);
    expect(only()).toMatchObject({ state: 'rejected', sends: 1 });
  });

  it('gives way to a licence with our marker: the service charged all the same', async () => {
    world.service.buyFaults.push('refuse-charged');
    await world.buy(world.start(), [order(1)]);
    await world.time.pass(1000);
    expect(only()).toMatchObject({ state: 'licensed', proof: 'read-back' });
  });

  it('does not give way to a licence without it, which a colleague bought', async () => {
    world.service.buyFaults.push('refuse');
    await world.buy(world.start(), [order(1)]);
    await world.untilRequests(1);
    world.service.colleagueBuys(order(1).assetId);
    await world.time.pass(1000);
    expect(only().state).toBe('rejected');
  });
});

describe('L2: the intent is durable before the first byte leaves', () => {
  it('finds each request in the file as sending, alone', async () => {
    const app = world.start();
    await world.buy(app, [order(1), order(2), order(1, 'l')]);
    await world.time.pass(5000);
    expect(world.service.requests).toHaveLength(3);
    expect(new Set(world.service.requests)).toEqual(new Set(world.rows().map(({ id }) => id)));
  });
});

describe('L5: one click, however often it arrives', () => {
  it('makes one intent of ten confirmations of a quote', async () => {
    const app = world.start();
    const quote = await world.during(app.licensing.quote([order(1)]));
    const clicks = Array.from({ length: 10 }, () => app.licensing.confirm(quote?.id ?? ''));
    const answers = await world.during(Promise.all(clicks));
    await world.time.pass(1000);
    expect(new Set(answers?.flat().map(({ id }) => id)).size).toBe(1);
    await world.during(app.licensing.confirm(quote?.id ?? ''));
    await world.time.pass(1000);
    expect(world.service.requests).toEqual([only().id]);
  });

  it('makes one intent of the same order in two windows and a command line', async () => {
    const apps = [world.start(), world.start(), world.start()];
    const quotes = await world.during(Promise.all(apps.map((app) => app.licensing.quote([order(1)]))));
    const confirmed = apps.map((app, index) => app.licensing.confirm(quotes?.[index]?.id ?? ''));
    const results = await world.during(Promise.allSettled(confirmed));
    await world.time.pass(5000);
    expect(results?.filter(({ status }) => status === 'fulfilled').length).toBeGreaterThan(0);
    expect(world.service.requests).toEqual([only().id]);
  });

  it('buys nothing for a window whose prices were shown before another window bought', async () => {
    const [one, two] = [world.start(), world.start()];
    const late = await world.during(two.licensing.quote([order(1)]));
    world.service.lag = 26 * HOUR;
    await world.buy(one, [order(1)]);
    await world.time.pass(1000);
    await expect(world.during(two.licensing.confirm(late?.id ?? ''))).rejects.toMatchObject({
      code: 'quote-changed',
    });
    expect(world.service.requests).toEqual([only().id]);
  });

  it('is the same purchase after a restart', async () => {
    const app = world.start();
    const quote = await world.during(app.licensing.quote([order(1)]));
    await world.during(app.licensing.confirm(quote?.id ?? ''));
    await world.time.pass(1000);
    app.kill();
    const next = world.start();
    await world.during(next.licensing.confirm(quote?.id ?? ''));
    await world.time.pass(1000);
    expect(world.service.requests).toEqual([only().id]);
  });
});

describe('L9: absence is no proof', () => {
  it.each([0, 4, 20, 100, 500, 3000, 80_000, 93_600])(
    'finds the purchase when the list shows it %s s late, and never sends again',
    async (lag) => {
      world.service.lag = lag * 1000;
      world.service.buyFaults.push('cut-after');
      const app = world.start();
      await world.buy(app, [order(1)]);
      await world.time.pass(50 * HOUR);
      expect(only()).toMatchObject({ state: 'licensed', proof: 'read-back', sends: 1 });
      expect(world.service.requests).toHaveLength(1);
      checkLiveness(world);
    },
  );

  it('asks a person after 24 hours, not earlier, and says "checking" until then', async () => {
    world.service.buyFaults.push('cut-before');
    const app = world.start();
    await world.buy(app, [order(1)]);
    await world.time.pass(24 * HOUR - 10_000);
    expect(only().state).toBe('unknown');
    await world.time.pass(20_000);
    expect(only().state).toBe('needs-decision');
    expect(world.service.requests).toHaveLength(1);
  });

  it('does not count a read-back that was not answered', async () => {
    world.service.buyFaults.push('cut-before');
    const app = world.start();
    await world.buy(app, [order(1)]);
    await world.time.pass(1000);
    world.service.readFaults = 1_000_000;
    await world.time.pass(30 * HOUR);
    expect(only().state).toBe('unknown');
    world.service.readFaults = 0;
    await world.time.pass(HOUR);
    expect(only().state).toBe('needs-decision');
  });

  it('looks again when a person asks to or the computer wakes', async () => {
    world.service.buyFaults.push('cut-after');
    world.service.lag = 3 * HOUR;
    const app = world.start();
    await world.buy(app, [order(1)]);
    await world.time.pass(4 * HOUR);
    expect(only().state).toBe('unknown');
    app.licensing.wake();
    await world.time.pass(1000);
    expect(only().state).toBe('licensed');
  });
});

describe('L8, L10: whose licence it is', () => {
  it.each(MARKER_FATES)('finds ours with a marker that was %s', async (fate) => {
    world.service.markerFate = fate;
    world.service.buyFaults.push('cut-after');
    const app = world.start();
    await world.buy(app, [order(1)]);
    await world.time.pass(HOUR);
    expect(only()).toMatchObject({ state: 'licensed', proof: 'read-back' });
  });

  it.each([13 * HOUR, -11 * HOUR])('finds ours though the service’s clock is %s ms off', async (skew) => {
    world.service.skew = skew;
    world.service.markerFate = 'dropped';
    world.service.buyFaults.push('cut-after');
    const app = world.start();
    await world.buy(app, [order(1)]);
    await world.time.pass(HOUR);
    expect(only().state).toBe('licensed');
  });

  it('knows a colleague’s licence by how the list numbers them, once it has seen ours', async () => {
    const app = world.start();
    await world.buy(app, [order(8), order(9)]);
    await world.time.pass(1000);
    world.service.buyFaults.push('cut-before');
    await world.buy(app, [order(1)]);
    await world.time.pass(1000);
    world.service.colleagueBuys(order(1).assetId);
    await world.time.pass(HOUR);
    expect(world.rows().at(-1)?.state).toBe('unknown');
  });

  it('finds ours beside a colleague’s by those numbers, without a marker', async () => {
    world.service.markerFate = 'dropped';
    const app = world.start();
    await world.buy(app, [order(8), order(9)]);
    await world.time.pass(1000);
    world.service.buyFaults.push('cut-after');
    await world.buy(app, [order(1)]);
    await world.untilRequests(3);
    const theirs = world.service.colleagueBuys(order(1).assetId);
    await world.time.pass(HOUR);
    expect(world.rows().at(-1)?.state).toBe('licensed');
    expect(app.licensing.intents().at(-1)?.notes).toContainEqual(
      expect.objectContaining({ kind: 'also-licensed', transactionId: theirs, userName: 'colleague' }),
    );
  });

  it('does not take a licence for ours that bears the marker of another Stockroom, nor offers it', async () => {
    world.service.buyFaults.push('cut-before');
    const app = world.start();
    await world.buy(app, [order(1)]);
    await world.time.pass(1000);
    const references = { ...order(1).references, other: 'SR-ZZZZZZZZ' };
    world.service.charge({ ...order(1), references }, { intentId: null, userId: US });
    await world.time.pass(HOUR);
    expect(only().state).toBe('unknown');
    await world.time.pass(24 * HOUR);
    expect(app.licensing.intents()).toMatchObject([{ state: 'needs-decision', candidates: [] }]);
  });

  it('decides anew with each list: what was unclear once need not stay so', async () => {
    world.service.markerFate = 'dropped';
    world.service.buyFaults.push('cut-after');
    world.service.unreadable = 0;
    const app = world.start();
    await world.buy(app, [order(1)]);
    await world.untilRequests(1);
    world.service.unreadable = 1;
    await world.time.pass(10_000);
    expect(only().state).toBe('ambiguous');
    world.service.unreadable = 0;
    app.licensing.wake();
    await world.time.pass(1000);
    expect(only().state).toBe('licensed');
  });

  it.each([-40, 40])('goes by the service’s own clock, which is %s days off', async (days) => {
    world.service.skew = days * 24 * HOUR;
    world.service.markerFate = 'dropped';
    world.service.buyFaults.push('cut-after');
    await world.buy(world.start(), [order(1)]);
    await world.time.pass(HOUR);
    expect(only().state).toBe('licensed');
  });

  it('tells ours by the marker among several', async () => {
    world.service.buyFaults.push('cut-after');
    const app = world.start();
    await world.buy(app, [order(1)]);
    await world.untilRequests(1);
    world.service.colleagueBuys(order(1).assetId);
    world.service.charge(order(1), { intentId: null, userId: US });
    await world.time.pass(HOUR);
    expect(only().state).toBe('licensed');
  });

  it('asks when two new licences fit and no marker tells them apart', async () => {
    world.service.markerFate = 'dropped';
    world.service.buyFaults.push('cut-after');
    const app = world.start();
    await world.buy(app, [order(1)]);
    await world.untilRequests(1);
    world.service.charge(order(1), { intentId: null, userId: US });
    await world.time.pass(30 * HOUR);
    expect(only().state).toBe('ambiguous');
  });

  it('attaches a transaction to one intent only, in a row of unclear purchases of one asset', async () => {
    world.service.markerFate = 'dropped';
    world.service.lag = 60_000;
    world.service.buyFaults.push('cut-after', 'cut-after');
    const app = world.start();
    await world.buy(app, [order(1), order(1, 'l')]);
    await world.time.pass(3 * HOUR);
    const rows = world.rows();
    expect(rows.map(({ state }) => state)).toEqual(['licensed', 'licensed']);
    expect(new Set(rows.map(({ transactionId }) => transactionId)).size).toBe(2);
    checkLiveness(world);
  });
});

describe('L11: a refused session', () => {
  it('is looked into, then the order is sent once more', async () => {
    world.service.buyFaults.push('session');
    const app = world.start();
    await world.buy(app, [order(1)]);
    await world.time.pass(5000);
    expect(only()).toMatchObject({ state: 'licensed', sends: 2 });
  });

  it('twice ends the order without a charge', async () => {
    world.service.buyFaults.push('session', 'session');
    const app = world.start();
    await world.buy(app, [order(1)]);
    await world.time.pass(HOUR);
    expect(only()).toMatchObject({ state: 'abandoned', sends: 2, reason: '{"kind":"session"}' });
    expect(world.service.requests).toHaveLength(2);
  });

  it('is not sent again before the list was read', async () => {
    world.service.buyFaults.push('session');
    const app = world.start();
    await world.buy(app, [order(1)]);
    await world.untilRequests(1);
    world.service.readFaults = 1000;
    await world.time.pass(HOUR);
    expect(only().state).toBe('reconciling');
    expect(world.service.requests).toHaveLength(1);
    world.service.readFaults = 0;
    await world.time.pass(HOUR);
    expect(only()).toMatchObject({ state: 'licensed', sends: 2 });
  });
});

describe('L18: what the group owns already', () => {
  it('is bought again only by a word of its own', async () => {
    world.service.colleagueBuys(order(1).assetId);
    const app = world.start();
    const quote = await world.during(app.licensing.quote([order(1)]));
    expect(quote?.lines[0]?.owned).toMatchObject([{ userName: 'colleague' }]);
    await expect(world.during(app.licensing.confirm(quote?.id ?? ''))).rejects.toMatchObject({
      code: 'already-licensed',
    });
    expect(world.rows()).toEqual([]);
    await world.during(app.licensing.confirm(quote?.id ?? '', { acceptOwned: [order(1).assetId] }));
    await world.time.pass(1000);
    expect(only().state).toBe('licensed');
  });

  it('stops an order when a colleague bought between the click and the request', async () => {
    const app = world.start();
    await world.buy(app, [order(1)]);
    world.service.colleagueBuys(order(1).assetId);
    await world.time.pass(5000);
    expect(only()).toMatchObject({ state: 'abandoned', reason: '{"kind":"already-licensed"}' });
    expect(world.service.requests).toEqual([]);
  });
});

describe('L19: the clock of this computer', () => {
  it.each([-24, 24, 24 * 365])(
    'may jump by %s hours without a person being asked too early',
    async (hours) => {
      world.service.buyFaults.push('cut-before');
      const app = world.start();
      await world.buy(app, [order(1)]);
      await world.time.pass(1000);
      world.time.wallOffset = hours * HOUR;
      await world.time.pass(HOUR);
      expect(only().state).toBe('unknown');
      await world.time.pass(25 * HOUR);
      expect(only().state).toBe('needs-decision');
    },
  );

  it('put back a day between two orders changes nothing about their order or their outcome', async () => {
    world.service.buyFaults.push('cut-after', 'cut-after');
    const app = world.start();
    await world.buy(app, [order(1)]);
    world.time.wallOffset = -24 * HOUR;
    await world.time.pass(200);
    await world.buy(app, [order(2)]);
    await world.time.pass(HOUR);
    expect(world.rows().map(({ assetId, state }) => [assetId, state])).toEqual([
      [1, 'licensed'],
      [2, 'licensed'],
    ]);
    checkLiveness(world);
  });
});
