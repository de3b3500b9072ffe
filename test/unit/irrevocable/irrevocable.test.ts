import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createClient, parseEndpoint } from '../../../src/main/api/index.ts';
import type { DepositphotosClient } from '../../../src/main/api/index.ts';
import { createIrrevocable } from '../../../src/main/purchasing/irrevocable/index.ts';
import type { Irrevocable } from '../../../src/main/purchasing/irrevocable/index.ts';
import { MIGRATIONS } from '../../../src/main/modules.ts';
import { openStore } from '../../../src/main/platform/store/index.ts';
import type { Store } from '../../../src/main/platform/store/index.ts';
import type { Sandbox } from '@stockroom/sandbox';
import type { TransactionId } from '../../../src/shared/model/ids.ts';
import { party } from '../../../src/shared/model/transfer.ts';
import { temporaryFolder } from '../cli/run-command.ts';
import { accountOf, buy, control, itemIds, openSandbox, signIn } from '@stockroom/sandbox/harness';

const TRANSFER_RIGHT = 16;
const TO = party({ company: 'Client Ltd', country: 'Norway' });
const ONCE = { again: false, signal: new AbortController().signal };

let sandbox: Sandbox;
let client: DepositphotosClient;
let file: string;
let stores: Store[];
let slept: number;
let transactions: readonly TransactionId[];

beforeEach(async () => {
  sandbox = await openSandbox();
  const seller = await signIn(sandbox);
  const ids = (await itemIds(seller, 4)).filter((id) => id % 9 !== 0).slice(0, 2);
  const bought = [];
  for (const id of ids) bought.push(await buy(seller, id, { rights: TRANSFER_RIGHT }));
  transactions = bought.map(({ transactionId }) => transactionId as TransactionId);
  client = createClient({ endpoint: parseEndpoint(sandbox.url) });
  await client.session.signIn(accountOf(sandbox));
  file = join(await temporaryFolder(), 'stockroom.db');
  stores = [];
  slept = 0;
});

afterEach(async () => {
  await client.close();
  for (const store of stores) store.close();
  await sandbox.close();
});

/** The calls of one process on the profile; more than one open it in turn. */
function open(account = 'host/demo'): Irrevocable {
  const store = openStore(file, MIGRATIONS);
  stores.push(store);
  return createIrrevocable({
    client,
    store,
    account: () => account,
    now: () => Date.UTC(2026, 10, 21, 9),
    sleep: async (milliseconds) => {
      slept += milliseconds;
    },
  });
}

const fault = (rule: object) => control(sandbox, 'POST', 'faults', { rules: [rule] });
const received = (command: string) => sandbox.ledger().received[command] ?? 0;

async function transferOf(calls: Irrevocable, ids = transactions) {
  const { party: from, gaps } = await calls.sender(ids, {}, ONCE.signal);
  expect(gaps).toEqual([]);
  return { transactionIds: ids, from, to: TO, without: [] };
}

describe('an answer that came', () => {
  test('is the proof; the same again is a call of its own', async () => {
    const calls = open();
    const made = await calls.invoice({ transactionIds: transactions }, ONCE);
    expect(made).toEqual({ proof: 'answer', result: sandbox.ledger().invoices[0]?.invoiceId });
    await expect(calls.invoice({ transactionIds: transactions }, ONCE)).rejects.toMatchObject({
      code: 'invalid',
    });
    expect(received('createEnterpriseInvoice')).toBe(2);
    expect(sandbox.ledger().invoices).toHaveLength(1);
  });
});

describe('a lost answer', () => {
  test('of an invoice that was made is proved by the list of licences', async () => {
    await fault({ fault: { kind: 'drop', when: 'after' }, command: 'createEnterpriseInvoice', next: 1 });
    const made = await open().invoice({ transactionIds: transactions }, ONCE);
    expect(made).toEqual({ proof: 'read-back', result: sandbox.ledger().invoices[0]?.invoiceId });
    expect(received('createEnterpriseInvoice')).toBe(1);
  });

  test('of a transfer that was made is proved by the certificates', async () => {
    const calls = open();
    const order = await transferOf(calls);
    await fault({ fault: { kind: 'drop', when: 'after' }, command: 'transferEnterpriseLicense', next: 1 });
    expect((await calls.transfer(order, ONCE)).proof).toBe('read-back');
    expect(received('transferEnterpriseLicense')).toBe(1);
  });

  test('of what was not made stays unknown, and the same is not sent again unasked', async () => {
    const calls = open();
    const order = await transferOf(calls);
    // The request may have arrived: a service that has got it and says nothing has perhaps only not shown it yet.
    await fault({ fault: { kind: 'drop', when: 'before' }, command: 'transferEnterpriseLicense', next: 1 });
    await expect(calls.transfer(order, ONCE)).rejects.toMatchObject({
      code: 'outcome-unknown',
      message: expect.stringContaining('does not show it'),
    });
    expect(slept).toBe(30_000);
    // Another process on the profile, later.
    const later = open();
    await expect(later.transfer(order, ONCE)).rejects.toMatchObject({
      code: 'outcome-unknown',
      message: expect.stringContaining('2026-11-21 09:00 UTC'),
    });
    const [one] = transactions;
    const part = { ...order, transactionIds: one === undefined ? [] : [one] };
    await expect(later.transfer(part, ONCE)).rejects.toMatchObject({ code: 'outcome-unknown' });
    expect(received('transferEnterpriseLicense')).toBe(1);
    expect((await later.transfer(order, { ...ONCE, again: true })).proof).toBe('answer');
    expect(received('transferEnterpriseLicense')).toBe(2);
  });

  test('is proved by the next call when the service could not be read then', async () => {
    const calls = open();
    await control(sandbox, 'POST', 'faults', {
      rules: [
        { fault: { kind: 'drop', when: 'after' }, command: 'createEnterpriseInvoice', next: 1 },
        { fault: { kind: 'drop' }, command: 'getTransactionLicenseInfo' },
      ],
    });
    await expect(calls.invoice({ transactionIds: transactions }, ONCE)).rejects.toMatchObject({
      code: 'outcome-unknown',
    });
    await control(sandbox, 'DELETE', 'faults');
    const found = await open().invoice({ transactionIds: transactions }, ONCE);
    expect(found).toEqual({ proof: 'read-back', result: sandbox.ledger().invoices[0]?.invoiceId });
    expect(received('createEnterpriseInvoice')).toBe(1);
  }, 60_000);

  test('of the generator cannot be looked up, and is said to be so', async () => {
    const calls = open();
    await fault({ fault: { kind: 'drop', when: 'after' }, command: 'imageGenerator.generate', next: 1 });
    const wish = { prompt: 'a red fox' };
    await expect(calls.generate(wish, ONCE)).rejects.toMatchObject({
      code: 'outcome-unknown',
      message: expect.stringContaining('no list'),
    });
    expect(slept).toBe(0);
    await expect(calls.generate({ prompt: ' a red fox ' }, ONCE)).rejects.toMatchObject({
      message: expect.stringContaining('Nothing was sent now'),
    });
    await calls.generate({ prompt: 'a blue fox' }, ONCE);
    await calls.generate(wish, { ...ONCE, again: true });
    await calls.generate(wish, ONCE);
    expect(received('imageGenerator.generate')).toBe(4);
  });

  test('of another account on the profile stands in no one else’s way', async () => {
    await fault({ fault: { kind: 'drop', when: 'before' }, command: 'createEnterpriseInvoice', next: 1 });
    const order = { transactionIds: transactions };
    await expect(open('host/demo').invoice(order, ONCE)).rejects.toMatchObject({ code: 'outcome-unknown' });
    expect((await open('host/other').invoice(order, ONCE)).proof).toBe('answer');
  });
});

test('a call whose process died is on record, and is looked up first', async () => {
  // The process dies while it waits: nothing is written after the call began.
  const dead = openStore(file, MIGRATIONS);
  stores.push(dead);
  const dying = createIrrevocable({
    client: { ...client, createInvoice: () => new Promise(() => {}) },
    store: dead,
    account: () => 'host/demo',
  });
  void dying.invoice({ transactionIds: transactions }, ONCE);
  await expect
    .poll(() => dead.get<{ state: string }>('SELECT state FROM irrevocable_call')?.state)
    .toBe('sending');
  await expect(open().invoice({ transactionIds: transactions }, ONCE)).rejects.toMatchObject({
    code: 'outcome-unknown',
  });
  expect(received('createEnterpriseInvoice')).toBe(0);
});

test('what never left or was refused is no matter of doubt', async () => {
  const calls = open();
  await fault({
    fault: { kind: 'failure', exception: 'EApi\\EInvalidParam', errorcode: 400, message: 'No such field.' },
    command: 'createEnterpriseInvoice',
    next: 1,
  });
  await expect(calls.invoice({ transactionIds: transactions }, ONCE)).rejects.toMatchObject({
    code: 'invalid',
  });
  expect((await calls.invoice({ transactionIds: transactions }, ONCE)).proof).toBe('answer');
});

describe('the sender', () => {
  test('reaches the service whole, with the country as code and name', async () => {
    const calls = open();
    await calls.transfer(await transferOf(calls), ONCE);
    const [charge] = sandbox.ledger().charges;
    expect(charge?.transfer?.from).toEqual({
      company: 'Larkspur Studio',
      fullName: 'Ada Larkspur',
      full_name: 'Ada Larkspur',
      address: 'Kornblumenweg 12',
      city: 'Berlin',
      zip: '10115',
      email: 'demo@example.com',
      phone: '+49 30 555 8877',
      country: 'DE',
      country_name: 'Germany',
      vat: 'DE000000001',
    });
    expect(charge?.transfer?.to).toEqual({ company: 'Client Ltd', country: 'NO', country_name: 'Norway' });
  });

  test('that is not complete is refused before anything is sent', async () => {
    const calls = open();
    const order = await transferOf(calls);
    for (const field of ['address', 'phone'] as const) {
      const from = { ...order.from, [field]: '' };
      await expect(calls.transfer({ ...order, from }, ONCE)).rejects.toMatchObject({
        code: 'invalid',
        message: `The sender is not complete: ${field}.`,
      });
    }
    expect(received('transferEnterpriseLicense')).toBe(0);
    const from = { ...order.from, phone: '' };
    await calls.transfer({ ...order, from, without: ['phone'] }, ONCE);
    expect(sandbox.ledger().charges[0]?.transfer?.from).not.toHaveProperty('phone');
  });

  test('what is given goes before what the service tells; an empty text says that there is none', async () => {
    const calls = open();
    const { party: from, gaps } = await calls.sender(
      transactions,
      { phone: '', city: 'Potsdam' },
      ONCE.signal,
    );
    expect(from).toMatchObject({ phone: '', city: 'Potsdam', zip: '10115' });
    expect(gaps).toEqual([]);
    const bare = await calls.sender(transactions, { address: '' }, ONCE.signal);
    expect(bare.gaps).toEqual([{ field: 'address', isRequired: true }]);
  });

  test('a licence that has been passed on already is told before anything is sent', async () => {
    const calls = open();
    await calls.transfer(await transferOf(calls), ONCE);
    await expect(calls.sender(transactions, {}, ONCE.signal)).rejects.toMatchObject({
      code: 'invalid',
      message: expect.stringContaining('to Client Ltd'),
    });
  });
});
