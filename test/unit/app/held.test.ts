import { mkdir, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, expect, onTestFinished, test, vi } from 'vitest';
import type { App } from '../../../src/main/app.ts';
import type { AssetId, LicenceId, TransactionId } from '../../../src/shared/model/ids.ts';
import type { OrderLine } from '../../../src/shared/model/intent.ts';
import type { LayoutItem } from '../../../src/shared/model/layout-check.ts';
import { NO_REFERENCES } from '../../../src/shared/model/licence.ts';
import { party } from '../../../src/shared/model/transfer.ts';
import { startForeignApi } from '../../support/foreign-api/index.ts';
import type { ForeignApi } from '../../support/foreign-api/index.ts';
import { environmentOf, runCommand } from '../cli/run-command.ts';
import { openApp, temporaryFolder } from './open-app.ts';

// Other work on the machine must not make these fail.
vi.setConfig({ testTimeout: 120_000 });

const [HELD, PASSED_ON, UNLISTED, NEVER] = [20_192_481, 20_192_482, 20_192_483, 20_192_484] as AssetId[] as [
  AssetId,
  AssetId,
  AssetId,
  AssetId,
];
const ALL = [HELD, PASSED_ON, UNLISTED, NEVER];
const ENDED = [PASSED_ON, UNLISTED];

let api: ForeignApi;
let folder = '';
let app: App;

function order(assetId: AssetId, option = 'l-2015'): OrderLine {
  return { assetId, licenceId: 10_123 as LicenceId, option, extendedRights: 0, references: NO_REFERENCES };
}

/** Three assets with their licensed files; then one licence is passed on, and one leaves the list. */
beforeEach(async () => {
  api = await startForeignApi({ sessionCalls: 10_000, htmlEvery: 1_000_000 });
  onTestFinished(() => api.close());
  folder = await temporaryFolder();
  app = await openApp(folder, api);
  const quote = await app.licensing.quote([HELD, PASSED_ON, UNLISTED].map((id) => order(id)));
  const intents = await app.licensing.confirm(quote.id);
  await app.licensing.settled(
    intents.map(({ id }) => id),
    AbortSignal.timeout(30_000),
  );
  await vi.waitUntil(
    () => [HELD, PASSED_ON, UNLISTED].every((id) => app.library.files(id).length > 0),
    30_000,
  );
  await app.downloads.settled(
    await app.downloads.enqueueComps([{ assetId: NEVER, option: 'l-2015' }]),
    AbortSignal.timeout(30_000),
  );
  await app.licences.sync({ whole: true });

  const charges = api.charges as ForeignApi['charges'][number][];
  await app.client.transfer({
    transactionIds: [700_002 as TransactionId],
    from: party({ company: 'Us' }),
    to: party({ company: 'Them' }),
  });
  const [gone] = charges.splice(2, 1);
  // Its number is not given out again.
  if (gone !== undefined) charges.push({ ...gone, transactionId: 700_099, itemId: 20_199_999 });
  await app.licences.sync({ whole: true });
});

async function stateOf(target: string): Promise<ReadonlyMap<number, string>> {
  const items: LayoutItem[] = [];
  for await (const event of app.layouts.check(target, AbortSignal.timeout(30_000))) {
    if (event.kind === 'items') items.push(...event.items);
  }
  return new Map(items.map(({ asset, state }) => [asset?.id ?? 0, state]));
}

test('tiles, library, panel, basket, boards, swaps and files mean the same by held', async () => {
  expect([...app.ownership.held(ALL)]).toEqual([HELD]);
  expect(app.ownership.ended(ALL)).toEqual(new Set(ENDED));

  // The badge of an asset, and of its files in the library.
  const rights = new Map(app.library.rights(ALL).map(({ assetId, right }) => [assetId, right]));
  expect(ALL.map((id) => rights.get(id))).toEqual(['licensed', 'comp', 'comp', 'comp']);
  // The list makes its records in its own time.
  await vi.waitFor(() => {
    const records = new Map(app.listing.records(ALL).map((one) => [one.asset.id, one.right]));
    expect(ALL.map((id) => records.get(id))).toEqual(['licensed', 'comp', 'comp', 'comp']);
  }, 20_000);

  expect(ALL.map((id) => app.licences.ofAsset(id).length)).toEqual([1, 0, 0, 0]);
  expect(await app.licences.downloadAgain([700_002 as TransactionId])).toMatchObject({
    queued: 0,
    failure: { code: 'forbidden', message: expect.stringContaining('passed on') },
  });

  await app.basket.add(ALL);
  const {
    whole: { lines },
  } = await app.basket.offer({ assets: ALL, again: [] });
  expect(lines.map(({ order: { assetId }, owned }) => [assetId, owned.length])).toEqual(
    ALL.map((id) => [id, id === HELD ? 1 : 0]),
  );

  const [comp] = app.library.files(NEVER);
  expect(comp && (await app.swaps.plan(comp.id))).toMatchObject({ reason: 'no-licensed-file' });
  const [paid] = app.library.files(PASSED_ON);
  expect(paid && (await app.rights.write([paid.id], 'sidecar'))).toMatchObject([
    { outcome: 'failed', failure: { code: 'not-found' } },
  ]);
});

test('a paid file counts as licensed no longer than its licence, online and from the copy alone', async () => {
  const expected = [
    [HELD, 'licensed'],
    [PASSED_ON, 'comp'],
    [UNLISTED, 'comp'],
    [NEVER, 'comp'],
  ] as const;
  const online = await stateOf(join(folder, 'library'));
  expect(ALL.map((id) => [id, online.get(id)])).toEqual(expected);
  await api.close();
  const offline = await stateOf(join(folder, 'library'));
  expect(ALL.map((id) => [id, offline.get(id)])).toEqual(expected);
});

test('the guard of a purchase stops for what is held, and for nothing else', async () => {
  const held = await app.licensing.quote([order(HELD)]);
  await expect(app.licensing.confirm(held.id)).rejects.toMatchObject({ code: 'already-licensed' });
  const others = await app.licensing.quote([PASSED_ON, UNLISTED, NEVER].map((id) => order(id)));
  const intents = await app.licensing.confirm(others.id);
  const settled = await app.licensing.settled(
    intents.map(({ id }) => id),
    AbortSignal.timeout(30_000),
  );
  expect(settled.map(({ state }) => state)).toEqual(['licensed', 'licensed', 'licensed']);
  expect(app.ownership.held(ALL).size).toBe(4);
});

test('a smaller size held is said, and the larger one is bought on a word for it', async () => {
  const quote = await app.licensing.quote([order(HELD, 'xl-2015'), order(NEVER, 'xl-2015')]);
  expect(quote.lines.map(({ covered, owned }) => [covered, owned.map(({ option }) => option)])).toEqual([
    [false, ['l-2015']],
    [null, []],
  ]);
  await expect(app.licensing.confirm(quote.id)).rejects.toMatchObject({
    code: 'already-licensed',
    message: expect.stringContaining('size l-2015, and not in the larger size xl-2015'),
  });
  expect(await app.licensing.confirm(quote.id, { acceptOwned: [HELD] })).toHaveLength(2);
});

test('commands in a profile that knows nothing mean the same', async () => {
  const env = environmentOf(api, join(folder, 'other'));
  const run = (...args: readonly (string | number)[]) => runCommand([...args.map(String), '--json'], { env });
  const terms = ['--license', 10_123, '--yes', '--max-total', '100', '--no-fetch'];

  const again = await run('license', HELD, ...terms, '--size', 'l-2015');
  expect(again.json()).toMatchObject({ results: [{ status: 'already-licensed' }] });
  const larger = await run('license', HELD, ...terms, '--size', 'xl-2015');
  expect([larger.code, larger.json()]).toMatchObject([
    1,
    { total: '0.00', results: [{ status: 'rejected', error: { code: 'already-licensed' } }] },
  ]);
  const bought = await run('license', HELD, ...terms, '--size', 'xl-2015', '--larger');
  expect(bought.json()).toMatchObject({ total: '19.90', results: [{ status: 'licensed' }] });

  expect((await run('download', PASSED_ON, '--to', join(folder, 'final'))).json()).toMatchObject({
    results: [
      { status: 'failed', error: { code: 'not-found', message: expect.stringContaining('passed on') } },
    ],
  });
  await run('comp', PASSED_ON, '--size', 'l-2015', '--to', join(folder, 'job'));
  const check = await run('check', join(folder, 'job'));
  expect([check.code, check.json()]).toMatchObject([
    8,
    { items: [{ state: 'comp', asset: { id: PASSED_ON } }] },
  ]);

  const passedOn = await run('license', PASSED_ON, ...terms, '--size', 'l-2015');
  expect(passedOn.json()).toMatchObject({ results: [{ status: 'licensed' }] });
});

test('what was bought a moment ago is held though the list does not show it', async () => {
  const quote = await app.licensing.quote([order(NEVER)]);
  const [intent] = await app.licensing.confirm(quote.id);
  await app.licensing.settled(intent === undefined ? [] : [intent.id], AbortSignal.timeout(30_000));
  const charges = api.charges as ForeignApi['charges'][number][];
  charges.pop();
  await mkdir(join(folder, 'job'));
  const [file] = app.library.files(NEVER);
  if (file !== undefined) await rename(app.library.pathOf(file.id), join(folder, 'job', `${NEVER}.jpg`));
  expect(app.library.rights([NEVER])).toMatchObject([{ right: 'licensed' }]);
  expect((await stateOf(join(folder, 'job'))).get(NEVER)).toBe('licensed');
});
