import * as fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { balanceOf, grossOf, whyNotPayable } from '../../../src/main/purchasing/licensing/funds.ts';
import { sum } from '../../../src/main/purchasing/licensing/spend.ts';
import type { Group } from '../../../src/shared/model/account.ts';
import { compareAmounts } from '../../../src/shared/model/money.ts';
import { checkSafety } from './world/check.ts';
import { order, World } from './world/world.ts';

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

const NO_VAT = { enabled: false, rate: null, number: null };
const PREPAID: Group = { id: null, payment: 'prepaid', balance: '1000', vat: NO_VAT };
const NO_BALANCE: Group = { ...PREPAID, balance: null };
const NO_RATE: Group = { ...PREPAID, vat: { ...NO_VAT, enabled: true } };

/** What a service may stop telling, or may tell in a form that can't be read. */
const UNKNOWN: readonly (readonly [string, string, (at: World) => void])[] = [
  ['the balance', 'balance', ({ service }) => Object.assign(service, { group: NO_BALANCE })],
  ['the rate of VAT', 'vat', ({ service }) => Object.assign(service, { group: NO_RATE })],
  [
    'the price',
    'price',
    ({ service }) => {
      const licences = service.licences();
      service.licences = () =>
        licences.map((licence) => ({
          ...licence,
          sizes: licence.sizes.map((size) => ({ ...size, price: null })),
        }));
    },
  ],
];

describe('unknown money stops', () => {
  beforeEach(() => {
    world.service.group = PREPAID;
  });

  it.each(UNKNOWN)(
    'when %s can’t be read: the quote says so, and is not confirmed',
    async (_, what, hide) => {
      hide(world);
      const app = world.start();
      const quote = await world.during(app.licensing.quote([order(1), order(2)]));
      expect(quote?.unknown).toEqual([what]);
      await expect(world.during(app.licensing.confirm(quote?.id ?? ''))).rejects.toMatchObject({
        code: 'money-unknown',
      });
      expect(world.rows()).toEqual([]);
    },
  );

  it.each(UNKNOWN)('when %s can’t be read by the time of the click', async (_, __, hide) => {
    const app = world.start();
    const quote = await world.during(app.licensing.quote([order(1)]));
    expect(quote?.unknown).toEqual([]);
    hide(world);
    await expect(world.during(app.licensing.confirm(quote?.id ?? ''))).rejects.toMatchObject({
      code: expect.stringMatching(/^(money-unknown|quote-changed)$/),
    });
    expect(world.service.requests).toEqual([]);
  });

  it.each(UNKNOWN)('when %s can’t be read after the click: nothing more is sent', async (_, __, hide) => {
    const app = world.start();
    await world.buy(app, [order(1), order(2), order(3)]);
    await world.untilRequests(1);
    hide(world);
    await world.time.pass(10_000);
    expect(world.service.requests).toHaveLength(1);
    expect(world.rows().map(({ state, reason }) => [state, reason])).toEqual([
      ['licensed', null],
      ['abandoned', '{"kind":"money-unknown"}'],
      ['abandoned', '{"kind":"money-unknown"}'],
    ]);
  });

  it('asks no balance of a group that is invoiced', async () => {
    world.service.group = { ...PREPAID, payment: 'postpaid', balance: null };
    const app = world.start();
    await world.buy(app, [order(1)]);
    await world.time.pass(2000);
    expect(world.service.charges).toHaveLength(1);
  });
});

describe('the balance is compared with what is charged', () => {
  const withBalance = (balance: string): Group => ({
    ...PREPAID,
    balance,
    vat: { enabled: true, rate: '19', number: null },
  });

  it('takes VAT into account, to the cent', async () => {
    const app = world.start();
    world.service.group = withBalance('5.82');
    const short = await world.during(app.licensing.quote([order(1)]));
    expect(short?.balance).toEqual({ told: '5.82', reserved: '0', after: '-0.01', missing: '0.01' });
    await expect(world.during(app.licensing.confirm(short?.id ?? ''))).rejects.toMatchObject({
      code: 'balance-low',
    });
    world.service.group = withBalance('5.83');
    await world.buy(app, [order(1)]);
    await world.time.pass(2000);
    expect(world.service.charges).toHaveLength(1);
  });

  it('counts what is confirmed and not sent, with its VAT', async () => {
    world.service.group = withBalance('20');
    const first = world.start({ crashesAt: (_, name) => name === 'confirm: written' });
    await world.buy(first, [order(1)]);
    const other = world.start({ adopts: false });
    const quote = await world.during(other.licensing.quote([order(2)]));
    expect(quote?.balance).toEqual({ told: '20', reserved: '5.83', after: '8.34', missing: null });
  });

  it('sends nothing that the balance no longer covers', async () => {
    world.service.group = withBalance('100');
    const app = world.start();
    await world.buy(app, [order(1), order(2)]);
    await world.untilRequests(1);
    world.service.group = withBalance('5.82');
    await world.time.pass(5000);
    expect(world.rows().map(({ state, reason }) => [state, reason])).toEqual([
      ['licensed', null],
      ['abandoned', '{"kind":"balance-low"}'],
    ]);
  });

  it('adds up whatever the amounts: told = reserved + charged + after', () => {
    const cents = fc.integer({ min: 0, max: 10_000_000 }).map((value) => (value / 100).toFixed(2));
    const rates = fc.option(fc.constantFrom('0', '5.5', '19', '7.7', '25.25'));
    fc.assert(
      fc.property(cents, cents, cents, rates, (told, reserved, net, rate) => {
        const group = { ...PREPAID, balance: told, vat: { enabled: rate !== null, rate, number: null } };
        const balance = balanceOf(net, reserved, group);
        if (balance === null) throw new Error('no balance');
        const parts = sum([balance.reserved, grossOf(net, group), balance.after]);
        expect(compareAmounts(parts, told)).toBe(0);
        expect(balance.missing !== null).toBe(compareAmounts(balance.after, '0') < 0);
        expect(whyNotPayable(net, group) === null).toBe(compareAmounts(grossOf(net, group), told) <= 0);
      }),
    );
  });
});
