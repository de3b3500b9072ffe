import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Sandbox } from '@stockroom/sandbox';
import {
  accountOf,
  buy,
  control,
  itemIds,
  licenceFor,
  openSandbox,
  signIn,
} from '@stockroom/sandbox/harness';
import type { Client } from '@stockroom/sandbox/harness';
import { runCommand, temporaryFolder } from './run-command.ts';
import { schemaErrors } from './schemas.ts';

let sandbox: Sandbox;
let seller: Client;
let env: Record<string, string>;
let order: readonly string[];
let asset: number;

beforeEach(async () => {
  sandbox = await openSandbox({ now: Date.now });
  seller = await signIn(sandbox);
  [asset = 0] = await itemIds(seller, 1);
  const { apiKey, user, password } = accountOf(sandbox);
  env = {
    DEPOSITPHOTOS_API_URL: sandbox.url,
    STOCKROOM_PROFILE: await temporaryFolder(),
    STOCKROOM_API_KEY: apiKey,
    STOCKROOM_USER: user,
    STOCKROOM_PASSWORD: password,
  };
  const licence = String(await licenceFor(seller, 'image'));
  const what = ['--license', licence, '--size', 's-2015', '--yes', '--max-total', '50', '--no-fetch'];
  order = ['license', String(asset), ...what, '--json'];
});
afterEach(() => sandbox.close());

interface Shown {
  readonly id: string;
  readonly state: string;
  readonly transactionIds: readonly number[];
  readonly candidates: readonly { readonly transactionId: number }[];
  readonly proof: string | null;
}

async function run(...args: readonly string[]) {
  const result = await runCommand([...args, '--json'], { env });
  if (result.stdout !== '') {
    expect(schemaErrors(args.slice(0, 2).join('-'), result.json())).toEqual([]);
  }
  return result;
}

async function listed(...args: readonly string[]): Promise<readonly Shown[]> {
  const { code, json } = await run('purchases', 'list', ...args);
  expect(code).toBe(0);
  return (json() as { purchases: readonly Shown[] }).purchases;
}

const shownIn = ({ json }: { json(): unknown }) => (json() as { purchase: Shown }).purchase;

/** An order whose request is cut off before the service has run it, and that a stopped command leaves in doubt. */
async function orderInDoubt(when: 'before' | 'after' = 'before'): Promise<string> {
  const rules = [{ fault: { kind: 'drop', when }, command: 'licenseItem', next: 1 }];
  await control(sandbox, 'POST', 'faults', { rules, listLagSeconds: 3600 });
  const stop = new AbortController();
  const looking = setInterval(() => {
    if ((sandbox.ledger().received['licenseItem'] ?? 0) > 0) stop.abort();
  }, 1);
  const left = await runCommand(order, { env, signal: stop.signal });
  clearInterval(looking);
  expect(left.code).toBe(7);
  const [only] = await listed('--open');
  return only?.id ?? '';
}

/** As if the order had been sent more than a day ago, in a profile that only commands have opened since. */
function age(id: string): void {
  const ledger = new DatabaseSync(join(env['STOCKROOM_PROFILE'] ?? '', 'ledger.db'));
  ledger.prepare('UPDATE intent SET waitedMs = waitedMs + 90000000 WHERE id = ?').run(id);
  ledger.close();
}

test('an order in doubt is listed, shown, and decided when a person may', async () => {
  const id = await orderInDoubt();
  const shown = await run('purchases', 'show', id.slice(0, 8));
  expect(shown.code).toBe(7);
  expect(shownIn(shown)).toMatchObject({ id, transactionIds: [], candidates: [] });

  const early = await run('purchases', 'decide', id, '--not-bought', '--yes');
  expect([early.code, early.stdout]).toEqual([7, '']);
  expect(early.error().message).toContain('cannot be decided yet');

  age(id);
  const decided = await run('purchases', 'decide', id, '--not-bought', '--yes');
  expect([decided.code, decided.stderr]).toEqual([0, '']);
  expect(shownIn(decided)).toMatchObject({ id, state: 'abandoned' });
  expect(await listed('--open')).toEqual([]);
  expect(await listed()).toMatchObject([{ id, state: 'abandoned' }]);
  expect(sandbox.ledger().charges).toEqual([]);
  const again = await run('purchases', 'decide', id, '--not-bought', '--yes');
  expect(again.code).toBe(0);
  expect(again.stderr).toContain('nothing to decide');
}, 60_000);

test('what the list proves needs no decision', async () => {
  const id = await orderInDoubt('after');
  age(id);
  await control(sandbox, 'DELETE', 'faults');
  const decided = await run('purchases', 'decide', id, '--not-bought', '--yes');
  expect(decided.code).toBe(0);
  const [charge] = sandbox.ledger().charges;
  expect(shownIn(decided)).toMatchObject({
    state: 'licensed',
    proof: 'read-back',
    transactionIds: [charge?.transactionId],
  });
  expect(sandbox.ledger().charges).toHaveLength(1);
}, 60_000);

test('a transaction of the list is taken for the order, and no other', async () => {
  const id = await orderInDoubt();
  await control(sandbox, 'POST', 'faults', { referenceFields: [] });
  // Two colleagues have bought it meanwhile: which of the two may be ours is for a person to say.
  const first = await buy(seller, asset);
  await buy(seller, asset);
  const shown = await run('purchases', 'show', id);
  expect(shown.code).toBe(7);
  expect(shownIn(shown)).toMatchObject({ state: 'ambiguous' });
  expect(shownIn(shown).candidates).toHaveLength(2);
  const wrong = await run('purchases', 'decide', id, '--transaction', '5', '--yes');
  expect(wrong.code).toBe(2);
  const taken = await run('purchases', 'decide', id, '--transaction', String(first.transactionId), '--yes');
  expect(taken.code).toBe(0);
  expect(shownIn(taken)).toMatchObject({ state: 'licensed', proof: 'person' });
  expect(shownIn(taken).transactionIds).toEqual([first.transactionId]);
}, 60_000);

test('buying again asks for a limit, is one order in place of the other, and is paid once', async () => {
  const id = await orderInDoubt();
  age(id);
  await control(sandbox, 'DELETE', 'faults');
  const buyAgain = ['purchases', 'decide', id, '--buy-again', '--yes'];
  expect((await run(...buyAgain)).code).toBe(2);
  const dear = await run(...buyAgain, '--max-total', '1');
  expect(dear.error().message).toContain('above --max-total');
  expect(sandbox.ledger().charges).toEqual([]);
  const bought = await run(...buyAgain, '--max-total', '50');
  expect([bought.code, bought.stderr]).toEqual([0, '']);
  expect(shownIn(bought)).toMatchObject({ state: 'licensed', supersedes: id });
  expect(sandbox.ledger().charges).toHaveLength(1);
  expect((await run(...buyAgain, '--max-total', '50')).code).toBe(0);
  expect(sandbox.ledger().charges).toHaveLength(1);
}, 60_000);

test.each([
  [['purchases', 'show', 'no-such-order']],
  [['purchases', 'decide', 'no-such-order']],
  [['purchases', 'decide', 'no-such-order', '--not-bought', '--buy-again', '--yes']],
  [['purchases', 'decide', 'no-such-order', '--not-bought']],
  [['purchases', 'withdraw', 'abcd']],
])('%j is a wrong call', async (args) => {
  const result = await run(...args);
  expect([result.code, result.stdout]).toEqual([2, '']);
  expect(sandbox.ledger().received['licenseItem']).toBeUndefined();
});

test('with nothing bought yet the list is empty, and needs no network', async () => {
  await sandbox.close();
  expect(await listed()).toEqual([]);
});
