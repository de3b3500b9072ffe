import { afterEach, beforeEach, expect, it } from 'vitest';
import type { ConfirmOptions } from '../../../src/main/purchasing/index.ts';
import type { OrderLine } from '../../../src/shared/model/intent.ts';
import { checkSafety } from './world/check.ts';
import { order, World } from './world/world.ts';
import type { ProcessOptions } from './world/process.ts';

/*
 * Every obstacle to a purchase, confirmed straight at the core as a hostile page would: with every word that a page
 * can give. Nothing is written and nothing is sent.
 */

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

interface Obstacle {
  readonly what: string;
  readonly code: string;
  readonly arrange?: (at: World) => void;
  readonly start?: Partial<ProcessOptions>;
  readonly orders?: readonly OrderLine[];
  /** Said as well as every word of a page. */
  readonly options?: ConfirmOptions;
}

const OBSTACLES: readonly Obstacle[] = [
  {
    what: 'licences of the group that cannot be read',
    code: 'protocol',
    arrange: ({ service }) => {
      service.unreadable = 1;
    },
  },
  {
    what: 'a VAT that cannot be read',
    code: 'money-unknown',
    arrange: ({ service }) => {
      service.group = { ...service.group, vat: { enabled: true, rate: null, number: null } };
    },
  },
  {
    what: 'a balance that is too low',
    code: 'balance-low',
    arrange: ({ service }) => {
      service.group = { ...service.group, payment: 'prepaid', balance: '1' };
    },
  },
  {
    what: 'a daily limit that would be passed',
    code: 'over-limit',
    start: { settings: { dailyLimit: () => '4' } },
  },
  {
    what: 'a budget that would be passed',
    code: 'over-limit',
    start: { budgetOf: () => ({ project: 'spring', warnAt: null, stopAt: '4' }) },
    orders: [{ ...order(1), references: { ...order(1).references, project: 'spring' } }],
  },
  {
    what: 'extended rights without a price beside a limit',
    code: 'over-limit',
    start: { settings: { dailyLimit: () => '1000' } },
    orders: [{ ...order(1), extendedRights: 1 }],
  },
  { what: 'a size that is not offered', code: 'invalid', orders: [order(1, 'huge')] },
];

it.each(OBSTACLES)(
  '$what stops a purchase in the core',
  async ({ code, arrange, start, orders, options }) => {
    arrange?.(world);
    const { licensing } = world.start(start);
    const lines = orders ?? [order(1)];
    const quote = await world.during(licensing.quote(lines));
    const everyWord = { acceptOwned: lines.map(({ assetId }) => assetId), acceptUnpricedRights: true };
    await expect(
      world.during(licensing.confirm(quote?.id ?? '', { ...everyWord, ...options })),
    ).rejects.toMatchObject({ code });
    await world.time.pass(60_000);
    expect(world.rows()).toEqual([]);
    expect(world.service.charges).toEqual([]);
  },
);

it('licences that cannot be read stop no purchase that a person wants all the same', async () => {
  world.service.unreadable = 1;
  const { licensing } = world.start();
  const quote = await world.during(licensing.quote([order(1)]));
  await world.during(licensing.confirm(quote?.id ?? '', { acceptUnreadable: true }));
  await world.time.pass(60_000);
  expect(world.service.charges).toHaveLength(1);
});

it('licences that become unreadable after the price was shown stop the purchase', async () => {
  const { licensing } = world.start();
  const quote = await world.during(licensing.quote([order(1)]));
  world.service.unreadable = 2;
  await expect(world.during(licensing.confirm(quote?.id ?? ''))).rejects.toThrow();
  expect(world.service.charges).toEqual([]);
});
