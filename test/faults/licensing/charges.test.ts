import * as fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { chargeOf, costOf } from '../../../src/main/purchasing/licensing/charges.ts';
import type { TransactionId } from '../../../src/shared/model/ids.ts';
import type { Certificate } from '../../../src/shared/model/licence.ts';
import { compareAmounts } from '../../../src/shared/model/money.ts';
import { checkSafety } from './world/check.ts';
import { order, World } from './world/world.ts';

let world: World;
beforeEach(() => {
  world = new World();
});
afterEach(() => {
  checkSafety(world);
  const violations = [...world.violations, ...(world.hasLedger() ? world.audit() : [])];
  world.end();
  expect(violations).toEqual([]);
});

const money = (amount: string) => ({ amount, currencyId: null });

function certificate(
  transactionId: number,
  price: string | null,
  rights: Certificate['rights'] = [],
): Certificate {
  const told = {
    transactionId: transactionId as TransactionId,
    price: price === null ? null : money(price),
    rights,
  };
  return told as Certificate;
}

describe('quoted, confirmed and charged are three prices', () => {
  it('counts what was charged, tells a difference, and keeps what was confirmed', async () => {
    const app = world.start({ settings: { dailyLimit: () => '200' } });
    await world.buy(app, [order(1), order(2)]);
    await world.time.pass(3000);
    const [first, second] = world.service.charges.map(({ transactionId }) => transactionId);
    expect(app.licensing.exposure().spent).toBe('9.8');

    app.licensing.noteCharge(certificate(first ?? 0, '149'));
    app.licensing.noteCharge(certificate(second ?? 0, '4.9'));
    expect(app.licensing.exposure().spent).toBe('153.9');
    expect(
      app.licensing
        .intents()
        .map(({ price, charged, notes }) => [
          price.amount,
          charged,
          notes.filter(({ kind }) => kind === 'charge-differs'),
        ]),
    ).toEqual([
      [
        '4.90',
        { amount: money('149'), whole: true },
        [{ kind: 'charge-differs', transactionId: first, confirmed: '4.90', charged: '149' }],
      ],
      ['4.90', { amount: money('4.9'), whole: true }, []],
    ]);
    // The limit is kept by what was charged.
    const quote = await world.during(app.licensing.quote([order(3, 'l'), order(4, 'l'), order(5, 'l')]));
    expect(quote?.limit).toMatchObject({ spent: '153.9', over: '13.6' });
  });

  it('survives a restart, and another certificate corrects it', async () => {
    const app = world.start();
    await world.buy(app, [order(1)]);
    await world.time.pass(3000);
    const [bought] = world.service.charges;
    app.licensing.noteCharge(certificate(bought?.transactionId ?? 0, '149'));
    app.licensing.noteCharge(certificate(123, '7'));
    app.kill();
    const later = world.start();
    expect(later.licensing.intents()[0]?.charged?.amount.amount).toBe('149');
    later.licensing.noteCharge(certificate(bought?.transactionId ?? 0, '4.90'));
    const [corrected] = later.licensing.intents();
    expect(corrected?.charged).toEqual({ amount: money('4.9'), whole: true });
    expect(corrected?.notes.some(({ kind }) => kind === 'charge-differs')).toBe(false);
    later.licensing.noteCharge(certificate(bought?.transactionId ?? 0, null));
    expect(later.licensing.intents()[0]?.charged).not.toBeNull();
  });

  it('adds the extended rights, and says “at least” where their price is not told', async () => {
    const app = world.start();
    const quote = await world.during(app.licensing.quote([{ ...order(1), extendedRights: 3 }]));
    await world.during(app.licensing.confirm(quote?.id ?? '', { acceptUnpricedRights: true }));
    await world.time.pass(3000);
    const id = world.service.charges[0]?.transactionId ?? 0;
    const charged = () => app.licensing.intents()[0]?.charged;
    app.licensing.noteCharge(certificate(id, '4.90'));
    expect(charged()).toEqual({ amount: money('4.9'), whole: false });
    app.licensing.noteCharge(
      certificate(id, '4.90', [
        { option: 'print', price: money('80') },
        { option: 'seat', price: null },
      ]),
    );
    expect(charged()).toEqual({ amount: money('84.9'), whole: false });
    app.licensing.noteCharge(
      certificate(id, '4.90', [
        { option: 'print', price: money('80') },
        { option: 'seat', price: money('10.05') },
      ]),
    );
    expect(charged()).toEqual({ amount: money('94.95'), whole: true });
    expect(app.licensing.exposure().spent).toBe('94.95');
    // A price that is larger by just the rights has them in it; one that fits neither way is the least.
    const rights = [{ option: 'print', price: money('80') }];
    app.licensing.noteCharge(certificate(id, '84.90', rights));
    expect(charged()).toEqual({ amount: money('84.9'), whole: true });
    app.licensing.noteCharge(certificate(id, '99', rights));
    expect(charged()).toEqual({ amount: money('99'), whole: false });
    expect(app.licensing.exposure().spent).toBe('99');
  });

  it('never counts less than is known', () => {
    const cents = fc.integer({ min: 0, max: 100_000 }).map((value) => (value / 100).toFixed(2));
    const transactions = fc.uniqueArray(fc.integer({ min: 1, max: 4 }), { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(
        cents,
        transactions,
        fc.array(
          fc.record({ transactionId: fc.integer({ min: 1, max: 4 }), amount: cents, whole: fc.boolean() }),
          {
            maxLength: 4,
          },
        ),
        (price, [transactionId, ...also], entries) => {
          const own = [transactionId, ...also];
          const charged = [...new Map(entries.map((one) => [one.transactionId, one])).values()].filter(
            (one) => own.includes(one.transactionId),
          );
          const record = {
            price,
            currencyId: null,
            extendedRights: 0,
            transactionId,
            also,
            charged,
          } as never;
          const charge = chargeOf(record);
          const cost = costOf(record);
          if (charge?.whole === true) expect(cost).toBe(charge.amount.amount);
          else {
            expect(compareAmounts(cost, price)).toBeGreaterThanOrEqual(0);
            if (charge !== null) expect(compareAmounts(cost, charge.amount.amount)).toBeGreaterThanOrEqual(0);
          }
        },
      ),
    );
  });
});
