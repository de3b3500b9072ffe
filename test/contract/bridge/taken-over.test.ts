import { randomUUID } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { isContractProcedure } from '@orpc/contract';
import { createRouterClient } from '@orpc/server';
import { expect, it } from 'vitest';
import type { z } from 'zod';
import type { App } from '../../../src/main/app.ts';
import { router } from '../../../src/main/bridge/index.ts';
import { contract } from '../../../src/shared/contract/index.ts';
import type { Bridge } from '../../../src/shared/contract/index.ts';
import type { AssetId, LicenceId } from '../../../src/shared/model/ids.ts';
import { startForeignApi } from '../../support/foreign-api/index.ts';
import type { ForeignApi } from '../../support/foreign-api/index.ts';
import { person } from '../../support/person.ts';
import { openApp, temporaryFolder } from '../../unit/app/open-app.ts';
import { hostileInputs } from './hostile.ts';

/*
 * A page that was taken over: it makes every call that the contract has, and a person says no to everything. A
 * procedure that is added to the contract is called without a line here.
 */

const PRICES: Readonly<Record<string, number>> = { 'l-2015': 12.5, 'xl-2015': 19.9, '1080': 79 };
const STANDARD = 10_123 as LicenceId;
const ASSETS = Array.from({ length: 12 }, (_, n) => (20_192_481 + n) as AssetId);
/** These end the account or the profile; they come last. */
const LAST = ['account.signOut', 'account.startDemo', 'account.leaveDemo', 'account.signIn'];
/** A call that has not answered by then, or a stream that says no more, is left. Milliseconds. */
const PATIENCE = 200;

interface Call {
  readonly name: string;
  readonly schema: z.ZodType | undefined;
}

function calls(node: unknown, at: readonly string[] = []): readonly Call[] {
  if (isContractProcedure(node)) {
    return [{ name: at.join('.'), schema: node['~orpc'].inputSchema as z.ZodType | undefined }];
  }
  return Object.entries(node as object).flatMap(([key, value]) => calls(value, [...at, key]));
}

async function takeOver(limit: string | null) {
  const api = await startForeignApi({ sessionCalls: 10_000, htmlEvery: 10_000 });
  const folder = await temporaryFolder();
  const outside = path.join(folder, 'outside');
  mkdirSync(outside);
  writeFileSync(path.join(outside, 'canary.svg'), '<svg><!-- canary-content --></svg>');
  const no = person(false);
  const app = await openApp(folder, api, no.askPerson);
  await app.settings.update({ dailyLimit: limit });
  const bridge: Bridge = createRouterClient(router, { context: { app } });
  return { api, app, bridge, no, outside, folder };
}

const spent = ({ charges }: ForeignApi) =>
  charges.reduce((sum, { option }) => sum + (PRICES[option] ?? 1e6), 0);

/** The purchases that a page can think of. Each either goes through or is refused; what counts is the sum. */
async function buyAll(bridge: Bridge, app: App): Promise<void> {
  const swallow = () => null;
  await bridge.basket.add({ assetIds: [...ASSETS] });
  await bridge.basket.refresh();
  await bridge.settings.update({ dailyLimit: null }).catch(swallow);
  await bridge.settings.update({ askAbove: null, dailyLimit: '1000000' }).catch(swallow);
  for (const [option, extendedRights] of [
    ['l-2015', 0],
    ['xl-2015', 0],
    ['l-2015', 1],
  ] as const) {
    const references = { project: '', client: '', purchaseOrder: '', isbn: '', other: '' };
    const change = { licenceId: STANDARD, option, extendedRights, references };
    await bridge.basket.edit({ assetIds: [...ASSETS], change }).catch(swallow);
    const confirm = async (assetIds: readonly AssetId[]) => {
      const { quote } = await bridge.purchases.offer({ assetIds: [...assetIds], again: [...assetIds] });
      if (quote === null) return [];
      const words = { acceptOwned: [...assetIds], acceptUnpricedRights: true, editorial: [...assetIds] };
      return bridge.purchases.confirm({ quoteId: quote.id, ...words });
    };
    await confirm(ASSETS).catch(swallow);
    await Promise.allSettled(ASSETS.map((asset) => confirm([asset])));
    for (const asset of ASSETS) await confirm([asset]).catch(swallow);
  }
  const open = app.licensing.intents().map(({ id }) => id);
  await app.licensing.settled(open, AbortSignal.timeout(20_000));
  for (const { id } of app.licensing.intents()) {
    await bridge.purchases.decide({ intentId: id, decision: { kind: 'buy-again' } }).catch(swallow);
  }
}

/** What came out of a call, as text: the answer, the first events of a stream, or the failure. */
async function outcomeOf(
  bridge: Bridge,
  name: string,
  input: unknown,
): Promise<{ threw: boolean; text: string }> {
  const stop = new AbortController();
  const timer = setTimeout(() => stop.abort(), PATIENCE);
  const late = new Promise<null>((resolve) => {
    stop.signal.addEventListener('abort', () => resolve(null), { once: true });
  });
  try {
    let call: unknown = bridge;
    for (const key of name.split('.')) call = (call as Readonly<Record<string, unknown>>)[key];
    const running = (call as (input: unknown, how: object) => Promise<unknown>)(input, {
      signal: stop.signal,
    });
    running.catch(() => {});
    const answer = await Promise.race([running, late]);
    if (typeof answer !== 'object' || answer === null || !(Symbol.asyncIterator in answer)) {
      return { threw: false, text: JSON.stringify(answer) ?? '' };
    }
    const events: unknown[] = [];
    const iterator = (answer as AsyncIterable<unknown>)[Symbol.asyncIterator]();
    for (let next = iterator.next(); events.length < 3; next = iterator.next()) {
      next.catch(() => {});
      const event = await Promise.race([next, late]);
      if (event === null || event.done === true) break;
      events.push(event.value);
    }
    stop.abort();
    void iterator.return?.()?.catch(() => {});
    return { threw: false, text: JSON.stringify(events) };
  } catch (error) {
    return { threw: true, text: JSON.stringify(error) + String((error as Error).message) };
  } finally {
    clearTimeout(timer);
    stop.abort();
  }
}

it.each([
  ['a daily limit', '30', 30],
  ['no limit but the sum that a person wants to be asked for', null, 100],
])('buys no more than %s lets it, whatever it calls', async (_what, limit, most) => {
  const { api, app, bridge, no } = await takeOver(limit);
  await buyAll(bridge, app);
  const after = spent(api);
  expect(after, 'what is allowed was bought').toBeGreaterThan(0);
  expect(after).toBeLessThanOrEqual(most);
  expect(new Set(api.charges.map(({ itemId }) => itemId)).size, 'and nothing twice').toBe(api.charges.length);
  expect(app.settings.current).toMatchObject({ dailyLimit: limit, askAbove: '100' });
  expect(no.asked.map(({ kind }) => kind)).toContain(limit === null ? 'purchase' : 'limit');
});

it('makes every call of the contract with hostile inputs: nothing is charged, read or told that may not be', async () => {
  const { api, app, bridge, no, outside, folder } = await takeOver('0');
  const all = calls(contract);
  const names = all.map(({ name }) => name);
  const ordered = [
    ...all.filter(({ name }) => !LAST.includes(name)),
    ...LAST.map((name) => all[names.indexOf(name)]),
  ];
  expect(ordered).toHaveLength(all.length);
  const canary = path.join(outside, 'canary.svg');
  // Something to act on: files, a board, a batch.
  const jobs = await app.downloads.enqueueComps(
    ASSETS.slice(0, 3).map((assetId) => ({ assetId, option: 'l-2015' as const })),
  );
  await app.downloads.settled(jobs, AbortSignal.timeout(20_000));
  const board = await bridge.boards.create({ name: 'Spring' });
  await bridge.boards.add({ id: board, assetIds: ASSETS.slice(0, 3) });
  const files = ASSETS.slice(0, 3).flatMap((assetId) => app.library.files(assetId).map(({ id }) => id));
  expect(files).toHaveLength(3);
  const known = [
    ...jobs,
    randomUUID(),
    canary,
    outside,
    `given:${randomUUID()}:${canary}`,
    `given:${randomUUID()}:x`,
  ];
  const told: string[] = [];
  const never: string[] = [];
  const done = new Set<string>();
  for (const [n, call] of ordered.entries()) {
    if (call === undefined) throw new Error('a name that the contract does not have');
    const inputs = hostileInputs(call.schema, {
      count: 4,
      seed: n + 1,
      texts: known,
      numbers: [...ASSETS, ...files, board],
    });
    if (inputs.length === 0) never.push(call.name);
    for (const input of inputs) {
      const { threw, text } = await outcomeOf(bridge, call.name, input);
      told.push(text);
      if (!threw) done.add(call.name);
      const names = JSON.stringify(input);
      const isPath =
        call.name === 'layouts.check' || call.name === 'storage.setFolder' || call.name === 'storage.move';
      if (isPath) expect(threw, `${call.name} ${names}`).toBe(true);
    }
  }
  for (const typed of [canary, outside, '/etc/passwd']) {
    await expect(bridge.layouts.check({ typed })).rejects.toMatchObject({ data: { code: 'declined' } });
    await expect(bridge.storage.move({ folder: typed })).rejects.toBeDefined();
  }
  expect(done.size, 'most calls do something').toBeGreaterThan(all.length * 0.6);
  expect(never, 'procedures that no input was found for').toEqual([]);
  expect(api.charges).toEqual([]);
  expect(app.settings.current).toMatchObject({
    dailyLimit: '0',
    libraryFolder: path.join(folder, 'library'),
  });
  expect(no.asked.some(({ kind }) => kind === 'path')).toBe(true);
  expect(readdirSync(outside)).toEqual(['canary.svg']);
  expect(readFileSync(canary, 'utf8')).toContain('canary-content');
  const { apiKey, password } = api.credentials;
  for (const secret of [apiKey, password, ...api.sessionIds, 'canary-content', 'root:x:0']) {
    expect(
      told.filter((text) => text.includes(secret)),
      secret,
    ).toEqual([]);
  }
}, 90_000);
