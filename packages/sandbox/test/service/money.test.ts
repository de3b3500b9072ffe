import { Decimal } from 'decimal.js';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Sandbox } from '../../src/index.ts';
import {
  ALL_TIME,
  type Answer,
  accountOf,
  type Client,
  itemIds,
  ledger,
  openSandbox,
  signIn,
} from '../harness.ts';

/** One step of a customer's day. Numbers choose among what exists when the step is taken. */
const step = fc.oneof(
  fc.record({
    kind: fc.constant('buy' as const),
    items: fc.array(fc.nat(7), { minLength: 1, maxLength: 4 }),
    licence: fc.nat(9),
    option: fc.constantFrom('s-2015', 'm-2015', 'l-2015', 'xl-2015', 'vect', '1080'),
    rights: fc.nat(31),
  }),
  fc.record({ kind: fc.constant('comp' as const), item: fc.nat(7) }),
  fc.record({
    kind: fc.constant('invoice' as const),
    transactions: fc.array(fc.nat(9), { minLength: 1, maxLength: 4 }),
  }),
  fc.record({ kind: fc.constant('transfer' as const), transaction: fc.nat(9) }),
);
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

async function take(sandbox: Sandbox, client: Client, items: readonly number[], action: Step): Promise<void> {
  const at = <T>(list: readonly T[], index: number): T | undefined => list[index % Math.max(1, list.length)];
  const transactions = sandbox.ledger().charges.map((charge) => charge.transactionId);
  switch (action.kind) {
    case 'buy': {
      const { data } = await client('getLicenseOfGroup');
      const licence = at<Answer>(data, action.licence);
      await client('licenseItem', {
        dp_licensing: {
          dp_item_id: action.items.map((index) => at(items, index)),
          dp_license_id: licence.licenseId ?? licence.licenseID,
          dp_option: action.option,
          dp_ext_options: action.rights,
        },
      });
      return;
    }
    case 'comp':
      await client('complimentaryDownload', { dp_item_id: at(items, action.item), dp_option: 's-2015' });
      return;
    case 'invoice':
      await client('createEnterpriseInvoice', {
        dp_item_transaction_ids: action.transactions.map((index) => at(transactions, index) ?? 1),
      });
      return;
    case 'transfer':
      await client('transferEnterpriseLicense', {
        dp_item_transaction_id: at(transactions, action.transaction) ?? 1,
        dp_from: { company: 'Us' },
        dp_to: { company: 'Them' },
      });
  }
}

const kinds = ['prepaid', 'postpaid'] as const;
const dialects = ['documented', 'observed', 'mixed'] as const;
const total = (values: readonly (string | number)[]) =>
  values.reduce<Decimal>((sum, value) => sum.plus(value), new Decimal(0));

test('whatever is bought, invoiced and passed on: balances, invoices and statistics add up', async () => {
  expect.hasAssertions();
  await fc.assert(
    fc.asyncProperty(
      fc.array(step, { minLength: 1, maxLength: 14 }),
      fc.constantFrom(...kinds),
      fc.constantFrom(...dialects),
      async (steps, kind, dialect) => {
        const sandbox = await openSandbox({ dialect });
        try {
          const client = await signIn(sandbox, kind);
          const items = [
            ...(await itemIds(client, 5)),
            ...(await itemIds(client, 2, { dp_search_vector: 1, dp_search_photo: 0 })),
            ...(await itemIds(client, 1, { dp_search_query: 'city', dp_search_editorial: 1 })),
          ];
          for (const action of steps) await take(sandbox, client, items, action);
          await checkBooks(sandbox, client);
        } finally {
          await sandbox.close();
        }
      },
    ),
    { numRuns: 25 },
  );
}, 60_000);

async function checkBooks(sandbox: Sandbox, client: Client): Promise<void> {
  const { charges, comps, balances } = await ledger(sandbox);
  const answer = await client('getUserEnterpriseGroup');
  const group = answer.group ?? answer.data;
  const opening = group.isPostpayment ? '0' : '2500';
  const spent = total(charges.map((charge) => charge.price));

  // The sum of the charges is what the balance fell by, to the cent, and never below zero when prepaid.
  const balance = balances[String(group.groupId)] ?? 'none';
  expect(new Decimal(opening).minus(spent).toFixed(2)).toBe(balance);
  expect(new Decimal(group.balance).toFixed(2)).toBe(balance);
  expect(!group.isPostpayment && new Decimal(balance).lessThan(0)).toBe(false);

  // Every certificate tells the price of its charge.
  for (const { transactionId, price } of charges) {
    const info = await client('getTransactionLicenseInfo', { dp_transaction_id: transactionId });
    expect(new Decimal(info.transaction.price).toFixed(2)).toBe(price);
  }

  // Each charge is on one invoice at most; lines add up to totals, and VAT is what lies between.
  const { data: rows } = await client('getEnterpriseInvoiceList', { dp_limit: 1000 });
  const { count } = await client('getEnterpriseInvoiceCount');
  expect(rows).toHaveLength(Number(count));
  const invoiced: number[] = [];
  for (const row of rows) {
    const { invoice } = await client('getEnterpriseInvoice', { dp_invoice_id: row.id });
    expect(total([invoice.subTotal, invoice.vat]).toFixed(2)).toBe(new Decimal(invoice.total).toFixed(2));
    if (invoice.type !== 'file_invoice') continue;
    const lines: Answer[] = invoice.items;
    expect(total(lines.map((line) => line.price)).toFixed(2)).toBe(new Decimal(invoice.subTotal).toFixed(2));
    expect(total(lines.map((line) => line.vatPrice)).toFixed(2)).toBe(new Decimal(invoice.total).toFixed(2));
    for (const line of lines) {
      const gross = new Decimal(line.price).times(new Decimal(100).plus(line.vatRate)).div(100);
      expect(gross.toDecimalPlaces(2, Decimal.ROUND_HALF_UP).toFixed(2)).toBe(
        new Decimal(line.vatPrice).toFixed(2),
      );
    }
    invoiced.push(...lines.map((line) => Number(line.itemId)));
  }
  const onInvoice = charges.filter((charge) => charge.invoiceId !== null);
  expect(sorted(invoiced)).toEqual(sorted(onInvoice.map((charge) => charge.itemId)));

  // The three settlements divide the purchases; statistics count the same things.
  const settlements = await Promise.all(
    ['uninvoiced', 'invoiced', 'paid'].map(async (dp_type) =>
      Number((await client('getLicensedItems', { dp_type })).count),
    ),
  );
  expect(settlements.reduce((sum, part) => sum + part, 0)).toBe(charges.length);
  const transferred = charges.filter((charge) => charge.transfer !== null).length;
  const counts = { comps: comps.length, licensed: charges.length, transferred };
  const statistics = await client('getEnterpriseStatisticsTotal', ALL_TIME);
  expect(pick(statistics)).toEqual(counts);
  expect(
    sumOf(
      await client('getEnterpriseStatisticsDates', { ...ALL_TIME, dp_limit: 1000 }),
      'licensed',
      'transferred',
    ),
  ).toEqual(counts);
  const { data: users } = await client('getUsersFromGroup');
  const byUser = await Promise.all(
    users.map(async ({ userId }: Answer) => {
      const own = { ...ALL_TIME, dp_limit: 1000, dp_user_id: Number(userId) };
      return (await client('getEnterpriseStatisticsItems', own)).data;
    }),
  );
  expect(sumOf({ data: byUser.flat() }, 'licenses', 'transfers')).toEqual(counts);
  const stats = users.map((user: Answer) => pick(user.enterpriseStats));
  expect(stats.reduce((sum: number, stat: Answer) => sum + stat.licensed, 0)).toBe(charges.length);
  expect(Number((await client('getTransferredLicenses')).count)).toBe(transferred);
  expect(Number((await client('getGroupCompDownloads')).count)).toBe(comps.length);
}

function sorted(values: readonly number[]): readonly number[] {
  return values.toSorted((one, other) => one - other);
}

function pick(counts: Answer): object {
  return {
    comps: Number(counts.comps),
    licensed: Number(counts.licensed),
    transferred: Number(counts.transferred),
  };
}

function sumOf({ data }: Answer, licensed: string, transferred: string): object {
  const sum = (key: string) => data.reduce((total: number, row: Answer) => total + Number(row[key]), 0);
  return { comps: sum('comps'), licensed: sum(licensed), transferred: sum(transferred) };
}

test('the postpaid account spends without a balance', async () => {
  const sandbox = await openSandbox();
  expect(accountOf(sandbox, 'postpaid').user).toBe('demo.postpaid');
  const client = await signIn(sandbox, 'postpaid');
  expect((await client('getUserEnterpriseGroup')).data).toMatchObject({ balance: 0, isPostpayment: true });
  await sandbox.close();
});
