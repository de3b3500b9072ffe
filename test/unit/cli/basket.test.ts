import { beforeEach, expect, onTestFinished, test } from 'vitest';
import { startSandbox } from '@stockroom/sandbox';
import type { Sandbox } from '@stockroom/sandbox';
import { runCommand, temporaryFolder } from './run-command.ts';
import { schemaErrors } from './schemas.ts';

interface Line {
  readonly assetId: number;
  readonly licenceId: number;
  readonly option: string;
  readonly price: { readonly amount: string };
}

let sandbox: Sandbox;
let env: Record<string, string> = {};
beforeEach(async () => {
  sandbox = await startSandbox();
  onTestFinished(() => sandbox.close());
  const account = sandbox.accounts.find(({ kind }) => kind === 'prepaid');
  env = {
    DEPOSITPHOTOS_API_URL: sandbox.url,
    STOCKROOM_PROFILE: await temporaryFolder(),
    STOCKROOM_API_KEY: account?.apiKey ?? '',
    STOCKROOM_USER: account?.user ?? '',
    STOCKROOM_PASSWORD: account?.password ?? '',
  };
});

/** The document of a command, which has to be as its schema says. */
async function document<Printed = Record<string, unknown>>(...args: readonly string[]): Promise<Printed> {
  const result = await runCommand([...args, '--json'], { env });
  expect([result.code, result.stderr]).toEqual([0, '']);
  if (args[0] === 'basket') expect(schemaErrors(`basket-${args[1]}`, result.json())).toEqual([]);
  return result.json() as Printed;
}

async function photos(count: number): Promise<readonly number[]> {
  const args = ['search', 'mountain', '--type', 'photo', '--limit', String(count)];
  const { assets } = await document<{ assets: readonly { id: number }[] }>(...args);
  return assets.map(({ id }) => id);
}

const lines = async () => (await document<{ lines: readonly Line[] }>('basket', 'list')).lines;

async function charges(): Promise<number> {
  const ledger = (await (await fetch(new URL('/_sandbox/ledger', sandbox.url))).json()) as {
    charges: readonly unknown[];
  };
  return ledger.charges.length;
}

test('what is put in stays for the next command, is priced and summed up, and is taken out again', async () => {
  const [first = 0, second = 0, third = 0] = await photos(3);
  expect(await lines()).toEqual([]);
  expect(await document('basket', 'add', String(first), String(second))).toEqual({
    results: [
      { assetId: first, status: 'added', problem: null },
      { assetId: second, status: 'added', problem: null },
    ],
  });
  const again = await runCommand(['basket', 'add', '--from', '-', '--json'], {
    env,
    stdin: `${second}\n${third}\n`,
  });
  expect(again.json()).toMatchObject({ results: [{ status: 'already-in' }, { status: 'added' }] });

  const listed = await lines();
  expect(listed.map(({ assetId }) => assetId)).toEqual([first, second, third]);
  const cents = listed.reduce((sum, { price }) => sum + Math.round(Number(price.amount) * 100), 0);
  const total = await document<{ net: string }>('basket', 'total');
  expect(total).toMatchObject({ assets: 3, owned: [], problems: [], unpricedRights: false });
  expect(Math.round(Number(total.net) * 100)).toBe(cents);

  expect(await document('basket', 'remove', String(first), '7')).toEqual({
    results: [
      { assetId: first, status: 'removed' },
      { assetId: 7, status: 'not-in' },
    ],
  });
  expect((await lines()).map(({ assetId }) => assetId)).toEqual([second, third]);
  await document('basket', 'remove', '--all');
  expect(await lines()).toEqual([]);
  expect(await document('basket', 'total')).toMatchObject({ assets: 0, net: '0.00', gross: '0.00' });
  expect(await charges(), 'nothing was bought').toBe(0);
});

test('what the group owns is left out of the total and named', async () => {
  const [owned = 0, other = 0] = await photos(2);
  await document('basket', 'add', String(owned), String(other));
  const [line, rest] = await lines();
  const order = ['--license', String(line?.licenceId), '--size', line?.option ?? '', '--no-fetch'];
  await document('license', String(owned), ...order, '--yes', '--max-total', '100');
  expect(await document('basket', 'total')).toMatchObject({
    assets: 1,
    owned: [owned],
    net: rest?.price.amount,
  });
  await document('basket', 'remove', String(other));
  expect(await document('basket', 'total')).toMatchObject({ assets: 0, owned: [owned], net: '0.00' });
  expect(await charges()).toBe(1);
});

test('an asset that does not exist is told', async () => {
  const result = await runCommand(['basket', 'add', '5'], { env });
  expect([result.code, result.stderr]).toEqual([0, '5: no longer offered.\n']);
  expect(await document('basket', 'total')).toMatchObject({
    assets: 0,
    problems: [{ assetId: 5, problem: 'gone' }],
  });
});

test('without a network the basket is there, with the prices of last time; a total needs the service', async () => {
  const [id = 0] = await photos(1);
  await document('basket', 'add', String(id));
  const before = await document<{ pricesAsOf: string }>('basket', 'list');
  await sandbox.close();
  expect(await document('basket', 'list')).toEqual(before);
  const total = await runCommand(['basket', 'total', '--json'], { env });
  expect([total.code, total.stdout]).toEqual([5, '']);
});

test('people read a table, and amounts', async () => {
  const [id = 0] = await photos(1);
  const added = await runCommand(['basket', 'add', String(id)], { env });
  expect(added.stdout).toBe('1 added, 0 in already.\n');
  const table = await runCommand(['basket', 'list'], { env });
  expect(table.stdout).toMatch(
    new RegExp(`^ *ID +Title +Licence +Size +Price\\n *${id} .* \\d+\\.\\d\\d\\n$`),
  );
  const total = await runCommand(['basket', 'total'], { env });
  expect(total.stdout).toMatch(/^Assets +1\nWithout VAT +\d+\.\d\d\n(VAT .*\n)?Total +\d+\.\d\d\n$/);
  const removed = await runCommand(['basket', 'remove', String(id), '7'], { env });
  expect(removed.stdout).toBe('1 removed, 1 not in the basket.\n');
  expect((await runCommand(['basket', 'list'], { env })).stderr).toBe('The basket is empty.\n');
});

test('all, or some, not both; and some are to be named', async () => {
  for (const args of [['remove', '--all', '7'], ['remove'], ['add']]) {
    expect((await runCommand(['basket', ...args], { env })).code).toBe(2);
  }
});
