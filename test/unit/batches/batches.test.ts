import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { batchMigrations, createBatches } from '../../../src/main/downloads/batches/index.ts';
import type { Batches } from '../../../src/main/downloads/batches/index.ts';
import { PROJECT_SQL } from '../../../src/main/downloads/batches/rows.ts';
import { createLibrary, libraryMigrations } from '../../../src/main/library/files/index.ts';
import type { Library } from '../../../src/main/library/files/index.ts';
import { openStore } from '../../../src/main/platform/store/index.ts';
import type { Store } from '../../../src/main/platform/store/index.ts';
import type { BatchSummary } from '../../../src/shared/model/batch.ts';
import { DEFAULT_SIZES } from '../../../src/shared/model/batch.ts';
import { StockroomError } from '../../../src/shared/model/failure.ts';
import type { AssetId } from '../../../src/shared/model/ids.ts';
import { FakeDownloads } from './fake-downloads.ts';

let folder: string;
let store: Store;
let library: Library;
let downloads: FakeDownloads;
let batches: Batches;
/** Assets that nobody has seen yet; the others are known. */
const unseen = new Set<number>();
const asked: number[] = [];
/** Assets that got a project. */
const filed: number[] = [];
let answer: (id: AssetId) => void;
let clock: number;
/** How the other processes of a test end. */
const others: (() => Promise<void>)[] = [];

const photo = { type: 'image' as const, size: { width: 6000, height: 4000 }, fileSize: 12_000_000 };

function open(): void {
  library = createLibrary({ store, now: () => clock });
  batches = openOn(store);
}

/** Batches of a process with this way to the database. */
function openOn(itsStore: Store): Batches {
  return createBatches({
    store: itsStore,
    now: () => clock,
    facts: {
      known: (id) => (unseen.has(id) ? null : photo),
      ask: async (id) => {
        asked.push(id);
        answer(id);
        return photo;
      },
    },
    library: {
      folder: () => folder,
      find: (want) => library.find(want),
      intact: (id) => library.intact(id),
      file: (id) => library.file(id),
    },
    downloads,
    onProjects: (assets) => filed.push(...assets),
  });
}

/** Another process on the same profile. */
function another(): { readonly batches: Batches; die(): Promise<void> } {
  const itsStore = openStore(path.join(folder, 'db', 'stockroom.db'), [
    ...libraryMigrations,
    ...batchMigrations,
  ]);
  const its = openOn(itsStore);
  let isAlive = true;
  const die = async () => {
    if (!isAlive) return;
    isAlive = false;
    await its.close();
    itsStore.close();
  };
  others.push(die);
  return { batches: its, die };
}

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'stockroom-batches-'));
  store = openStore(path.join(folder, 'db', 'stockroom.db'), [...libraryMigrations, ...batchMigrations]);
  downloads = new FakeDownloads();
  unseen.clear();
  asked.length = 0;
  filed.length = 0;
  answer = () => {};
  clock = 1000;
  open();
});
afterEach(async () => {
  for (const die of others.splice(0)) await die();
  await batches.close();
  store.close();
  rmSync(folder, { recursive: true, force: true });
});

const pathOf = (assetId: number, option = 'xl-2015') => path.join(folder, `${assetId} ${option}.jpg`);

/** The file of a job arrives. */
function arrive(assetId: number, option = 'xl-2015'): void {
  const relativePath = path.basename(pathOf(assetId, option));
  writeFileSync(pathOf(assetId, option), 'x');
  const fileId = library.add({
    assetId: assetId as AssetId,
    right: 'comp',
    option,
    folder,
    relativePath,
    bytes: 1,
    sha256: createHash('sha256').update('x').digest('hex'),
  });
  downloads.end(assetId, { state: 'done', fileId });
}

async function stateOf(id: string): Promise<BatchSummary | undefined> {
  const stop = new AbortController();
  for await (const event of batches.watch(stop.signal)) {
    stop.abort();
    return event.batches.find((batch) => batch.id === id);
  }
  return undefined;
}

const until = (id: string, counts: Partial<BatchSummary['counts']>) =>
  vi.waitFor(async () => expect((await stateOf(id))?.counts).toMatchObject(counts), { timeout: 30_000 });

const text = (value: string) => ({ kind: 'text' as const, text: value });
const start = (value: string) => batches.start({ source: text(value), sizes: DEFAULT_SIZES, name: 'Spring' });

it('plans without asking anybody, and adds up what is known', async () => {
  arrive(1_000_001);
  unseen.add(1_000_003);
  const list = '1000001\n1000002\n1000003\n1000004,vect\n1000005,m\nrubbish\n1000002';
  const plan = await batches.plan(text(list), DEFAULT_SIZES);
  expect(plan).toMatchObject({ files: 3, here: 1, unseen: 1 });
  expect(plan.problems.map(({ line, reason }) => [line, reason])).toEqual([
    [4, 'This asset is not offered in that size.'],
    [6, 'It holds no asset ID and no item link.'],
  ]);
  // The original, a guess, and a ninth of the pixels.
  expect(plan.bytes).toBe(12_000_000 + 9_000_000 + 1_333_000);
  expect(plan.freeBytes).toBeGreaterThan(0);
  expect(asked).toEqual([]);
  expect(downloads.enqueued).toEqual([]);
});

it('reports every line, and a second run fetches nothing that is here', async () => {
  const { id } = await start('1000001,s\n1000002\nrubbish\n1000002\n1000003,vect\n1000004');
  await until(id, { queued: 3 });
  expect(downloads.enqueued).toEqual([
    { assetId: 1_000_001, option: 's-2015' },
    { assetId: 1_000_002, option: 'xl-2015' },
    { assetId: 1_000_004, option: 'xl-2015' },
  ]);
  arrive(1_000_001, 's-2015');
  arrive(1_000_002);
  downloads.end(1_000_004, { state: 'failed', failure: new StockroomError('not-found').failure });
  await until(id, { queued: 0 });
  const told = await stateOf(id);
  expect(told?.counts).toMatchObject({ done: 2, failed: 2, repeated: 1, unreadable: 1, skipped: 0 });
  expect(told?.finishedAt).toBe(1000);
  expect(
    (await batches.report(id)).map(({ line, state, reason, path: file }) => [line, state, reason, file]),
  ).toEqual([
    [1, 'done', '', '1000001 s-2015.jpg'],
    [2, 'done', '', '1000002 xl-2015.jpg'],
    [3, 'unreadable', 'It holds no asset ID and no item link.', ''],
    [4, 'repeated', 'The same as line 2.', ''],
    [5, 'failed', 'This asset is not offered in that size.', ''],
    [6, 'failed', 'This asset does not exist, or is no longer offered.', ''],
  ]);

  clock = 2000;
  rmSync(path.join(folder, '1000002 xl-2015.jpg'));
  downloads.enqueued.length = 0;
  await batches.act(id, 'again');
  await until(id, { queued: 2 });
  // The one that failed, and the one that was deleted.
  expect(downloads.enqueued.map(({ assetId }) => assetId)).toEqual([1_000_002, 1_000_004]);
  arrive(1_000_002);
  arrive(1_000_004);
  await until(id, { done: 2, skipped: 1, failed: 1, queued: 0 });

  clock = 3000;
  downloads.enqueued.length = 0;
  await batches.act(id, 'again');
  await until(id, { done: 0, skipped: 3, failed: 1, queued: 0, waiting: 0 });
  expect(downloads.enqueued).toEqual([]);
});

it('notices files that somebody has written to, and takes those that were only touched for the same', async () => {
  const ids = [1_000_001, 1_000_002, 1_000_003, 1_000_004];
  const { id } = await start(ids.join('\n'));
  await until(id, { queued: 4 });
  // As if recorded now: what is written later is newer than the record.
  clock = Date.now() + 1000;
  for (const asset of ids) arrive(asset);
  await until(id, { done: 4 });

  const later = new Date(clock + 60_000);
  writeFileSync(pathOf(1_000_002), 'y');
  utimesSync(pathOf(1_000_002), later, later);
  utimesSync(pathOf(1_000_003), later, later);
  writeFileSync(pathOf(1_000_004), 'xx');
  clock += 120_000;
  downloads.enqueued.length = 0;
  await batches.act(id, 'again');
  await until(id, { skipped: 2, queued: 2 });
  expect(downloads.enqueued.map(({ assetId }) => assetId)).toEqual([1_000_002, 1_000_004]);
});

it('goes on after a restart, with what ended meanwhile, and fetches nothing twice', async () => {
  unseen.add(1_000_003);
  answer = () => {
    throw new StockroomError('offline');
  };
  const { id } = await start('1000001\n1000002\n1000003');
  await until(id, { queued: 2, waiting: 1 });
  expect((await stateOf(id))?.holding?.code).toBe('offline');
  await batches.close();

  arrive(1_000_001);
  answer = () => {};
  downloads.enqueued.length = 0;
  open();
  await until(id, { done: 1, queued: 2, waiting: 0 });
  expect(downloads.enqueued.map(({ assetId }) => assetId)).toEqual([1_000_003]);
  arrive(1_000_002);
  arrive(1_000_003);
  await until(id, { done: 3 });
});

it('one process works on a batch, and the next goes on as soon as that one is dead', async () => {
  unseen.add(1_000_002);
  answer = () => {
    throw new StockroomError('offline');
  };
  const other = another();
  const { id } = await other.batches.start({
    source: text('1000001\n1000002'),
    sizes: DEFAULT_SIZES,
    name: 'Spring',
  });
  await until(id, { queued: 1, waiting: 1 });
  batches.wake();
  await new Promise((resolve) => setTimeout(resolve, 1500));
  expect(asked).toEqual([1_000_002]);
  answer = () => {};
  await other.die();
  await until(id, { queued: 2, waiting: 0 });
  expect(asked).toEqual([1_000_002, 1_000_002]);
  arrive(1_000_001);
  arrive(1_000_002);
  await until(id, { done: 2 });
});

it('what a person asks of a batch of another process is done, and the other one leaves it alone', async () => {
  unseen.add(1_000_002);
  answer = () => {
    throw new StockroomError('offline');
  };
  const other = another();
  const { id } = await other.batches.start({
    source: text('1000001\n1000002'),
    sizes: DEFAULT_SIZES,
    name: 'Spring',
  });
  await until(id, { queued: 1, waiting: 1 });
  await batches.act(id, 'pause');
  answer = () => {};
  other.batches.wake();
  await new Promise((resolve) => setTimeout(resolve, 300));
  expect((await stateOf(id))?.counts).toMatchObject({ queued: 1, waiting: 1 });
  await batches.act(id, 'resume');
  await until(id, { queued: 2, waiting: 0 });
});

it('a batch that another process is still writing is not taken for half of one', async () => {
  const other = another();
  const lines = Array.from({ length: 3000 }, (_, index) => String(2_000_000 + index)).join('\n');
  const starting = other.batches.start({ source: text(lines), sizes: DEFAULT_SIZES, name: 'Long' });
  const third = another();
  const { id } = await starting;
  await third.die();
  expect((await stateOf(id))?.name).toBe('Long');
});

it('fails the one asset that is not there, and asks for each only once', async () => {
  unseen.add(1_000_001).add(1_000_002);
  answer = (asset) => {
    if (asset === 1_000_001) throw new StockroomError('not-found');
  };
  const { id } = await start('1000001\n1000002');
  await until(id, { failed: 1, queued: 1 });
  expect(asked.toSorted((one, other) => one - other)).toEqual([1_000_001, 1_000_002]);
});

it('pauses, goes on, cancels and forgets', async () => {
  const { id } = await start('1000001\n1000002');
  await until(id, { queued: 2 });
  await batches.act(id, 'pause');
  expect(downloads.states()).toEqual(['paused', 'paused']);
  expect((await stateOf(id))?.paused).toBe(true);
  await batches.act(id, 'resume');
  expect(downloads.states()).toEqual(['queued', 'queued']);
  arrive(1_000_001);
  await until(id, { done: 1 });
  await batches.act(id, 'cancel');
  await until(id, { done: 1, failed: 1, queued: 0 });
  expect((await stateOf(id))?.finishedAt).not.toBeNull();
  await batches.act(id, 'forget');
  expect(await stateOf(id)).toBeUndefined();
  expect(library.files(1_000_001 as AssetId)).toHaveLength(1);
  await expect(batches.report(id)).rejects.toMatchObject({ code: 'not-found' });
});

it('follows a job that is tried again after its batch had ended', async () => {
  const { id } = await start('1000001');
  await until(id, { queued: 1 });
  downloads.end(1_000_001, { state: 'failed', failure: new StockroomError('server').failure });
  await until(id, { failed: 1 });
  downloads.end(1_000_001, { state: 'queued' });
  await until(id, { queued: 1 });
  arrive(1_000_001);
  await until(id, { done: 1 });
});

it('refuses a list without an asset', async () => {
  await expect(start('nothing\nhere')).rejects.toMatchObject({ code: 'invalid' });
  const stop = new AbortController();
  const first = await batches.watch(stop.signal)[Symbol.asyncIterator]().next();
  expect(first.value).toEqual({ kind: 'snapshot', batches: [] });
});

it('lets others run while it reads, plans and starts ten thousand lines', async () => {
  const list = Array.from(
    { length: 10_000 },
    (_, index) => `${1_000_001 + index},l,Spring,"Lake ${index}"`,
  ).join('\n');
  let turns = 0;
  let over = false;
  const count = () => {
    turns += 1;
    if (!over) setImmediate(count);
  };
  setImmediate(count);
  const plan = await batches.plan(text(list), DEFAULT_SIZES);
  expect(plan.files).toBe(10_000);
  const { id } = await start(list);
  await until(id, { queued: 10_000 });
  over = true;
  expect(turns).toBeGreaterThan(20);
}, 60_000);

it('knows the project that an asset was fetched for last, without reading through the lists', async () => {
  await start('id,project\n1000001,Spring\n1000002,Spring\n1000003,');
  expect(filed).toEqual([1_000_001, 1_000_002]);
  clock = 2000;
  await start('id,project\n1000001,Summer\n1000002,');
  const projects = [1_000_001, 1_000_002, 1_000_003, 1_000_004].map((id) => batches.projectOf(id as AssetId));
  expect(projects).toEqual(['Summer', 'Spring', '', '']);
  const plan = store.all<{ detail: string }>(`EXPLAIN QUERY PLAN ${PROJECT_SQL}`, 1_000_001);
  expect(plan.map(({ detail }) => detail).join('\n')).toMatch(/USING INDEX batch_line_by_asset/);
});
