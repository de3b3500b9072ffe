import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { checkSafety } from './world/check.ts';
import { LICENCE } from './world/service.ts';
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

describe('L13: what was confirmed is what is bought', () => {
  it('refuses a quote whose price has changed, with no request', async () => {
    const app = world.start();
    const quote = await world.during(app.licensing.quote([order(1)]));
    world.service.prices.set('s', '4.91');
    await expect(world.during(app.licensing.confirm(quote?.id ?? ''))).rejects.toMatchObject({
      code: 'quote-changed',
    });
    expect(world.rows()).toEqual([]);
    expect(world.service.requests).toEqual([]);
  });

  it.each([
    ['costs something else', (prices: Map<string, string>) => prices.set('s', '4.91')],
    ['is no longer offered', (prices: Map<string, string>) => prices.delete('s')],
  ])('buys nothing more of a batch once its size %s', async (_, change) => {
    const app = world.start();
    await world.buy(app, [order(1), order(2)]);
    await world.untilRequests(1);
    change(world.service.prices);
    await world.time.pass(5000);
    expect(world.rows()).toMatchObject([
      { state: 'licensed' },
      { state: 'abandoned', reason: '{"kind":"quote-changed"}' },
    ]);
  });

  it('refuses a quote of another run or an hour ago', async () => {
    const app = world.start();
    const quote = await world.during(app.licensing.quote([order(1)]));
    const other = world.start();
    await expect(world.during(other.licensing.confirm(quote?.id ?? ''))).rejects.toMatchObject({
      code: 'quote-changed',
    });
    await world.time.pass(HOUR + 1000);
    await expect(world.during(app.licensing.confirm(quote?.id ?? ''))).rejects.toMatchObject({
      code: 'quote-changed',
    });
  });

  it('refuses a line that is not offered', async () => {
    const app = world.start();
    const quote = await world.during(app.licensing.quote([order(1, 'poster'), order(2)]));
    expect(quote?.lines.map(({ problem }) => problem)).toEqual(['size-not-offered', null]);
    await expect(world.during(app.licensing.confirm(quote?.id ?? ''))).rejects.toMatchObject({
      code: 'invalid',
    });
  });

  it('refuses a total above what was allowed', async () => {
    const app = world.start();
    const quote = await world.during(app.licensing.quote([order(1), order(2)]));
    const confirm = (maxTotal: string) => world.during(app.licensing.confirm(quote?.id ?? '', { maxTotal }));
    await expect(confirm('9.79')).rejects.toMatchObject({ code: 'over-limit' });
    expect(await confirm('9.80')).toHaveLength(2);
  });

  it('does not buy extended rights of unknown price unless told to', async () => {
    const app = world.start();
    const quote = await world.during(app.licensing.quote([{ ...order(1), extendedRights: 3 }]));
    expect(quote?.unpricedRights).toBe(true);
    await expect(world.during(app.licensing.confirm(quote?.id ?? ''))).rejects.toMatchObject({
      code: 'over-limit',
    });
    await world.during(app.licensing.confirm(quote?.id ?? '', { acceptUnpricedRights: true }));
    await world.time.pass(1000);
    expect(world.service.requests).toHaveLength(1);
  });
});

describe('the true cost', () => {
  it('adds up exactly, VAT apart, and tells what the balance lacks', async () => {
    world.service.prices.set('s', '199');
    world.service.group = {
      id: null,
      payment: 'prepaid',
      balance: '500.10',
      vat: { enabled: true, rate: '5.5', number: null },
    };
    const app = world.start();
    const quote = await world.during(app.licensing.quote([order(1), order(2), order(3)]));
    expect(quote).toMatchObject({
      net: { amount: '597' },
      vat: { rate: '5.5', amount: { amount: '32.84' } },
      gross: { amount: '629.84' },
      balance: { told: '500.10', reserved: '0', after: '-129.74', missing: '129.74' },
    });
    await expect(world.during(app.licensing.confirm(quote?.id ?? ''))).rejects.toMatchObject({
      code: 'balance-low',
      message: expect.stringContaining('129.74'),
    });
  });

  it('counts each order once however often it stands in the basket', async () => {
    const app = world.start();
    const quote = await world.during(app.licensing.quote([order(1), order(1), order(1, 'l')]));
    expect(quote?.lines.map((line) => [line.order.licenceId, line.order.option])).toEqual([
      [LICENCE, 's'],
      [LICENCE, 'l'],
    ]);
    expect(quote?.net.amount).toBe('24.8');
  });
});
