import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Sandbox } from '@stockroom/sandbox';
import { accountOf, buy, control, itemIds, openSandbox, signIn } from '@stockroom/sandbox/harness';
import { runCommand, temporaryFolder } from './run-command.ts';
import { schemaErrors } from './schemas.ts';

const TRANSFER_RIGHT = 16;

let sandbox: Sandbox;
let env: Record<string, string>;
let bought: string;
/** By a user of the group whose profile has no phone. */
let bySecond: Record<string, string>;

beforeEach(async () => {
  sandbox = await openSandbox();
  const seller = await signIn(sandbox);
  const [itemId = 0] = (await itemIds(seller, 4)).filter((id) => id % 9 !== 0);
  bought = String((await buy(seller, itemId, { rights: TRANSFER_RIGHT })).transactionId);
  const { apiKey, user, password } = accountOf(sandbox);
  env = {
    DEPOSITPHOTOS_API_URL: sandbox.url,
    STOCKROOM_PROFILE: await temporaryFolder(),
    STOCKROOM_API_KEY: apiKey,
    STOCKROOM_USER: user,
    STOCKROOM_PASSWORD: password,
  };
  const other = accountOf(sandbox, 'no-comps');
  bySecond = {
    ...env,
    STOCKROOM_PROFILE: await temporaryFolder(),
    STOCKROOM_USER: other.user,
    STOCKROOM_PASSWORD: other.password,
  };
});
afterEach(() => sandbox.close());

const drop = (command: string, when: 'before' | 'after') =>
  control(sandbox, 'POST', 'faults', { rules: [{ fault: { kind: 'drop', when }, command, next: 1 }] });

test('a lost answer about an invoice that was made ends with the invoice', async () => {
  await drop('createEnterpriseInvoice', 'after');
  const result = await runCommand(['invoice', 'create', bought, '--yes', '--json'], { env });
  expect([result.code, result.stderr]).toEqual([0, '']);
  expect(schemaErrors('invoice-create', result.json())).toEqual([]);
  const [invoice] = sandbox.ledger().invoices;
  expect(result.json()).toMatchObject({ invoiceId: invoice?.invoiceId, proof: 'read-back' });
});

test('a lost answer about the pictures stays unknown, and the rerun warns before it spends again', async () => {
  await drop('imageGenerator.generate', 'after');
  const generate = ['generate', 'a red fox', '--yes', '--wait', '0', '--json'];
  const lost = await runCommand(generate, { env });
  expect([lost.code, lost.stdout]).toEqual([7, '']);
  expect(lost.error().message).not.toContain('Stockroom checks');
  expect(lost.error().action).toContain('Depositphotos site');
  const again = await runCommand(generate, { env });
  expect(again.code).toBe(7);
  expect(again.error().message).toContain('Nothing was sent now');
  expect(sandbox.ledger().received['imageGenerator.generate']).toBe(1);
  expect((await runCommand([...generate, '--again'], { env })).code).toBe(6);
  expect(sandbox.ledger().received['imageGenerator.generate']).toBe(2);
});

test('a sender that the service does not tell whole is asked for, and sent as it was given', async () => {
  const pass = ['transfer', bought, '--company', 'Client Ltd', '--country', 'Norway', '--yes', '--json'];
  const refused = await runCommand(pass, { env: bySecond });
  expect([refused.code, refused.stdout]).toEqual([2, '']);
  expect(refused.error().message).toContain('does not tell phone');
  expect(sandbox.ledger().received['transferEnterpriseLicense']).toBeUndefined();
  const sender = join(await temporaryFolder(), 'sender.json');
  await writeFile(sender, JSON.stringify({ phone: '+49 30 2' }));
  const passed = await runCommand([...pass, '--sender', sender], { env: bySecond });
  expect([passed.code, passed.stderr]).toEqual([0, '']);
  expect(schemaErrors('transfer', passed.json())).toEqual([]);
  const [charge] = sandbox.ledger().charges;
  expect(charge?.transfer?.from).toMatchObject({
    company: 'Larkspur Studio',
    fullName: 'Tomas Weiss',
    address: 'Kornblumenweg 12',
    city: 'Berlin',
    zip: '10115',
    country: 'DE',
    country_name: 'Germany',
    phone: '+49 30 2',
  });
  expect(charge?.transfer?.to).toMatchObject({ company: 'Client Ltd', country: 'NO' });
  const again = await runCommand([...pass, '--sender', sender], { env: bySecond });
  expect(again.error().message).toContain('passed on already, to Client Ltd');
});
