import * as fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createConsent } from '../../../src/main/platform/consent/index.ts';
import { sum } from '../../../src/main/purchasing/licensing/spend.ts';
import { compareAmounts } from '../../../src/shared/model/money.ts';
import { person } from '../../support/person.ts';
import { checkSafety } from './world/check.ts';
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

/** A size `s` costs 4.90, an `l` 19.90. */
const settings = { askAbove: () => '10' as string | null };
const charged = (): string => sum(world.service.charges.map(({ price }) => price));

describe('a purchase above the sum that a person wants to be asked for', () => {
  it('is asked for once, with what it costs, and the small ones are not', async () => {
    const yes = person(true);
    const app = world.start({ settings, consent: yes.consent });
    await world.buy(app, [order(1), order(2)]);
    expect(yes.asked).toEqual([]);
    const quote = await world.during(app.licensing.quote([order(3, 'l')]));
    const clicks = [1, 2, 3].map(() => app.licensing.confirm(quote?.id ?? ''));
    await world.during(Promise.all(clicks));
    await world.time.pass(2000);
    expect(yes.asked).toEqual([
      {
        kind: 'purchase',
        assets: 1,
        net: expect.objectContaining({ amount: expect.stringMatching(/^19\.90?$/) }),
        before: '9.8',
        unpricedRights: false,
      },
    ]);
    expect(world.service.charges).toHaveLength(3);
    // The yes covers what was bought before without a question.
    await world.buy(app, [order(4), order(5)]);
    expect(yes.asked).toHaveLength(1);
  });

  it.each([
    ['declined', person(false).consent],
    ['cannot-ask', createConsent({ ask: undefined, isPlayMoney: false })],
  ])('is not bought without a yes: %s', async (code, consent) => {
    const app = world.start({ settings, consent });
    await expect(world.buy(app, [order(1, 'l')])).rejects.toMatchObject({ code });
    await world.time.pass(2000);
    expect([world.rows(), world.service.requests]).toEqual([[], []]);
  });

  it('cannot be cut into small ones, one after the other, at once, or by two processes', async () => {
    const no = person(false);
    const apps = [1, 2].map(() => world.start({ settings, consent: no.consent }));
    const quotes = [];
    for (let asset = 1; asset <= 8; asset += 1) {
      const app = apps[asset % 2];
      if (app === undefined) throw new Error('no process');
      quotes.push({ app, quote: await world.during(app.licensing.quote([order(asset)])) });
    }
    const outcomes = await world.during(
      Promise.allSettled(quotes.map(({ app, quote }) => app.licensing.confirm(quote?.id ?? ''))),
    );
    await world.time.pass(2000);
    expect(outcomes?.filter(({ status }) => status === 'fulfilled')).toHaveLength(2);
    expect(charged()).toBe('9.8');
    // The same page an hour later, after a restart.
    await world.time.pass(HOUR);
    for (const app of apps) app.kill();
    const again = world.start({ settings, consent: no.consent });
    await expect(world.buy(again, [order(20)])).rejects.toMatchObject({ code: 'declined' });
    await world.time.pass(24 * HOUR);
    await world.buy(again, [order(21)]);
  });

  it('is asked for again when another process has set a lower sum meanwhile', async () => {
    let limit: string | null = null;
    const no = person(false);
    const app = world.start({ settings: { askAbove: () => limit }, consent: no.consent });
    const quote = await world.during(app.licensing.quote([order(1, 'l')]));
    limit = '1';
    await expect(world.during(app.licensing.confirm(quote?.id ?? ''))).rejects.toMatchObject({
      code: 'declined',
    });
  });

  it('never charges more than the sum in 24 hours, whatever a page tries', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(
          fc.record({
            wait: fc.nat(5 * HOUR),
            size: fc.constantFrom('s', 'l'),
            count: fc.integer({ min: 1, max: 3 }),
          }),
          {
            minLength: 1,
            maxLength: 25,
          },
        ),
        async (tries) => {
          const inner = new World();
          try {
            const app = inner.start({ settings, consent: person(false).consent });
            let asset = 0;
            const times: number[] = [];
            for (const { wait, size, count } of tries) {
              await inner.time.pass(wait);
              const orders = Array.from({ length: count }, (_, n) => order(asset + n + 1, size));
              asset += count;
              await inner.buy(app, orders).catch(() => null);
              await inner.time.pass(1000);
              while (times.length < inner.service.charges.length) times.push(inner.time.wall);
            }
            for (const at of times) {
              const within = inner.service.charges.filter(
                (_, n) => Math.abs((times[n] ?? 0) - at) < 12 * HOUR - 5000,
              );
              expect(compareAmounts(sum(within.map(({ price }) => price)), '10')).toBeLessThanOrEqual(0);
            }
          } finally {
            inner.end();
          }
        },
      ),
      { numRuns: 25 },
    );
  });
});

it('rights without a price need a yes, whatever the sum', async () => {
  const wanted = { ...order(1), extendedRights: 1 };
  const no = person(false);
  const app = world.start({ consent: no.consent });
  await expect(world.buy(app, [wanted], { acceptUnpricedRights: true })).rejects.toMatchObject({
    code: 'declined',
  });
  expect(no.asked).toMatchObject([{ kind: 'purchase', unpricedRights: true }]);
  const yes = person(true);
  await world.buy(world.start({ consent: yes.consent }), [wanted], { acceptUnpricedRights: true });
  await world.time.pass(2000);
  expect([yes.asked.length, world.service.charges.length]).toEqual([1, 1]);
});

it('ordering again what may have been charged needs a yes, whatever the sum', async () => {
  let answer = false;
  const asked = person(() => answer);
  world.service.buyFaults.push('cut-before');
  const app = world.start({ consent: asked.consent });
  await world.buy(app, [order(1)]);
  await world.time.pass(25 * HOUR);
  const [intent] = app.licensing.intents();
  const again = () => world.during(app.licensing.decide(intent?.id ?? ('' as never), { kind: 'buy-again' }));
  await expect(again()).rejects.toMatchObject({ code: 'declined' });
  expect(world.service.requests).toHaveLength(1);
  expect(world.rows().map(({ state }) => state)).toEqual(['needs-decision']);
  answer = true;
  await again();
  await world.time.pass(2000);
  expect(asked.asked.map(({ kind }) => kind)).toEqual(['buy-again', 'buy-again']);
  expect(world.service.charges).toHaveLength(1);
});

it('one no ends all questions that wait', async () => {
  const no = person(false);
  const consent = createConsent({ ask: no.askPerson, isPlayMoney: false });
  const question = { kind: 'limit', limit: 'dailyLimit', from: '1', to: null } as const;
  const outcomes = await Promise.allSettled([1, 2, 3, 4].map(() => consent.need(question)));
  expect(outcomes.map(({ status }) => status)).toEqual(Array.from({ length: 4 }, () => 'rejected'));
  expect(no.asked).toHaveLength(1);
  await expect(consent.need(question)).rejects.toMatchObject({ code: 'declined' });
  expect(no.asked).toHaveLength(2);
});
