import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { startSandbox } from '@stockroom/sandbox';
import type { Sandbox } from '@stockroom/sandbox';
import { runCommand, temporaryFolder } from './run-command.ts';
import { schemaErrors } from './schemas.ts';

let sandbox: Sandbox;
let env: Record<string, string> = {};
beforeAll(async () => {
  sandbox = await startSandbox({ history: true });
});
afterAll(() => sandbox.close());
beforeEach(async () => {
  const account = sandbox.accounts.find(({ kind }) => kind === 'prepaid');
  env = {
    DEPOSITPHOTOS_API_URL: sandbox.url,
    STOCKROOM_PROFILE: await temporaryFolder(),
    STOCKROOM_API_KEY: account?.apiKey ?? '',
    STOCKROOM_USER: account?.user ?? '',
    STOCKROOM_PASSWORD: account?.password ?? '',
  };
});

async function document(schema: string, ...args: readonly string[]): Promise<Record<string, unknown>> {
  const result = await runCommand([...args, '--json'], { env });
  expect([result.code, result.stderr]).toEqual([0, '']);
  const printed = result.json() as Record<string, unknown>;
  expect(schemaErrors(schema, printed)).toEqual([]);
  return printed;
}

/** What people are shown on standard output. */
async function shown(...args: readonly string[]): Promise<string> {
  const result = await runCommand(args, { env });
  expect(result.code).toBe(0);
  return result.stdout;
}

async function advance(milliseconds: number): Promise<void> {
  const body = JSON.stringify({ advanceMs: milliseconds });
  await fetch(`${sandbox.url}/_sandbox/clock`, { method: 'POST', body });
}

test('hints begin with what was typed', async () => {
  const { prefix, hints } = await document('hints', 'hints', 'mou');
  expect(prefix).toBe('mou');
  expect(hints).not.toEqual([]);
  for (const hint of hints as string[]) expect(hint).toMatch(/^mou/i);
  expect((await shown('hints', 'mou')).trim().split('\n')).toEqual(hints);
});

test('the colours are those that search takes', async () => {
  const { colours } = await document('colours', 'colours');
  expect(colours).toContainEqual({ id: 17, hex: '#ffffff' });
  expect(await shown('colours')).toMatch(/^Colour +Looks like\n +1 +#00007c\n/);
});

test('tags have a phrase and a rate', async () => {
  const { tags } = await document('tags', 'tags');
  const [first] = tags as { phrase: string; rate: number }[];
  expect(first).toEqual({ phrase: expect.stringMatching(/\w/), rate: expect.any(Number) });
  expect(await shown('tags')).toContain(first?.phrase);
});

test('status answers in the order asked, from arguments and lists', async () => {
  const { assets } = await document('search', 'search', 'forest', '--limit', '130');
  const ids = (assets as { id: number }[]).map(({ id }) => id);
  const asked = [3, ...ids].map(String);
  const { code, json } = await runCommand(['status', '--from', '-', '--json'], {
    env,
    stdin: asked.join('\n'),
  });
  expect(code).toBe(0);
  expect(schemaErrors('status', json())).toEqual([]);
  expect(json()).toEqual({
    results: [{ assetId: 3, status: 'inactive' }, ...ids.map((assetId) => ({ assetId, status: 'active' }))],
  });
  expect(await shown('status', '3')).toMatch(/ID +Status\n +3 +inactive\n/);
});

test('members come with what they may do and have used', async () => {
  const { total, members } = await document('members', 'members');
  expect(members).toHaveLength(Number(total));
  const me = (members as { userName: string }[]).find(({ userName }) => userName === env['STOCKROOM_USER']);
  expect(me).toMatchObject({
    usage: { comps: expect.any(Number), licensed: expect.any(Number), transferred: expect.any(Number) },
    permissions: expect.arrayContaining([expect.objectContaining({ action: 'license' })]),
  });
  const later = await document('members', 'members', '--since', '2999-01-01');
  const used = (later['members'] as { usage: { licensed: number } }[]).map(({ usage }) => usage.licensed);
  expect(new Set(used)).toEqual(new Set([0]));
  expect(await shown('members')).toMatch(/demo.*\blicense\b/);
});

test('account knows the user', async () => {
  const { profile } = await document('account', 'account');
  expect(profile).toMatchObject({ userName: env['STOCKROOM_USER'], timeZone: 'Europe/Berlin' });
  expect(await shown('account')).toMatch(/^Time zone +Europe\/Berlin$/m);
});

test('what was passed on is listed', async () => {
  const { group } = await document('account', 'account');
  // Licences of the group with transfer rights, which are bit 16.
  const charges = sandbox
    .ledger()
    .charges.filter(({ groupId, rights }) => groupId === (group as { id: number }).id && (rights & 16) !== 0);
  const passed = charges.filter(({ transfer }) => transfer !== null);
  const { transfers: before } = await document('transfers', 'transfers');
  expect(before).toMatchObject(
    passed.map(({ transactionId, transfer }) => ({ transactionId, transferId: transfer?.transferId })),
  );
  const id = String(charges.find(({ transfer }) => transfer === null)?.transactionId);
  await document('transfer', 'transfer', id, '--company', 'Client Ltd', '--yes');
  const { transfers } = await document('transfers', 'transfers');
  expect(transfers).toContainEqual(
    expect.objectContaining({ transactionId: Number(id), transferId: expect.any(Number) }),
  );
  expect(await shown('transfers')).toContain(id);
});

test('invoices are counted, by state too', async () => {
  const { total } = await document('invoice-list', 'invoice', 'list');
  const { count } = await document('invoice-count', 'invoice', 'count');
  expect(count).toBe(total);
  const states = await Promise.all(
    ['paid', 'unpaid', 'cancelled'].map((state) =>
      document('invoice-count', 'invoice', 'count', '--state', state),
    ),
  );
  expect(states.reduce((sum, each) => sum + Number(each['count']), 0)).toBe(count);
  expect(await shown('invoice', 'count')).toBe(`${String(count)}\n`);
});

test('a job of the generator is looked at again, and its pictures are shown', async () => {
  const started = await runCommand(['generate', 'a red fox', '--yes', '--wait', '0', '--json'], { env });
  const { generation } = started.json() as { generation: { uuid: string; items: { uuid: string }[] } };
  const item = generation.items[0]?.uuid ?? '';
  const early = await runCommand(['show', item, '--json'], { env });
  expect([early.code, early.error().code]).toEqual([4, 'not-found']);

  await advance(3_600_000);
  const to = env['STOCKROOM_PROFILE'] ?? '';
  const again = await document('generate', 'generation', generation.uuid, '--to', to);
  expect(again['generation']).toMatchObject({
    uuid: generation.uuid,
    status: 'done',
    items: generation.items.map(({ uuid }) => ({
      uuid,
      assetId: expect.any(Number),
      preview: expect.stringContaining(generation.uuid),
    })),
  });
  const { asset } = await document('show', 'show', item);
  expect(asset).toMatchObject({ aiGenerated: true, type: 'image' });
  expect(await shown('generation', generation.uuid)).toContain(item);
});

test('a job that does not exist', async () => {
  const result = await runCommand(['generation', 'no-such-job', '--json'], { env });
  expect([result.code, result.stdout, result.error().code]).toEqual([4, '', 'not-found']);
});
