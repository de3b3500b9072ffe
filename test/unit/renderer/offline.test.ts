import { beforeEach, expect, test } from 'vitest';
import { createStore } from 'zustand/vanilla';
import { refreshWhenOnline } from '../../../src/renderer/features/search/refresh-when-online.ts';
import { createOffline } from '../../../src/renderer/state/offline.ts';
import { createSearch } from '../../../src/renderer/state/search.ts';
import type { AccountState, Connection } from '../../../src/shared/model/account.ts';
import { StockroomError } from '../../../src/shared/model/failure.ts';
import { instant } from '../../../src/shared/model/instant.ts';
import { plainQuery } from '../../../src/shared/model/search.ts';
import type { SearchPage } from '../../../src/shared/model/search.ts';
import { NO_KIN, anAsset } from './assets.ts';

const settled = () => new Promise<void>((done) => setTimeout(done));
const accountOf = (connection: Connection): AccountState => ({
  status: 'signed-in',
  userName: 'demo',
  userId: null,
  group: null,
  remembered: false,
  secretStore: 'memory',
  connection,
});

/** What the main process answers next: a total and IDs, of now or of before. */
let next: { readonly ids: readonly number[]; readonly asOf?: number } | null;
let asked: number;

function open() {
  const catalog = {
    search: async ({ offset }: { readonly offset: number }): Promise<SearchPage> => {
      asked += 1;
      await settled();
      if (next === null) throw new StockroomError('offline');
      return {
        total: 250,
        offset,
        hash: null,
        assets: next.ids.map((id) => anAsset(id + offset)),
        ...(next.asOf === undefined ? {} : { asOf: instant(next.asOf) }),
      };
    },
  };
  const account = createStore<AccountState>(() => accountOf('online'));
  const offline = createOffline(catalog);
  const search = createSearch({ related: NO_KIN, catalog: offline.catalog });
  refreshWhenOnline({ account, catalog, offline, search });
  const become = async (connection: Connection) => {
    account.setState(accountOf(connection), true);
    for (let turn = 0; turn < 10; turn += 1) await settled();
  };
  return { offline, search, become };
}

beforeEach(() => {
  next = { ids: [1, 2, 3] };
  asked = 0;
});

test('the mark tells the oldest page in sight, and goes with the next search that is fresh', async () => {
  const { offline } = open();
  const look = async (offset: number, asOf?: number) => {
    next = { ids: [1], ...(asOf === undefined ? {} : { asOf }) };
    await offline.catalog.search({ query: plainQuery('sea'), offset, limit: 100, hash: null });
    return offline.asOf.getState();
  };
  expect(await look(0, 2000)).toBe(2000);
  expect(await look(100, 3000)).toBe(2000);
  expect(await look(200, 1000)).toBe(1000);
  expect(await look(300)).toBe(1000);
  expect(await look(0)).toBeNull();
  // Some pages of before among those of now make the whole one of before.
  expect(await look(100, 1000)).toBe(1000);
});

test('an answer that is no longer wanted does not mark the search in sight', async () => {
  const { offline, search, become } = open();
  next = { ids: [1, 2], asOf: 1000 };
  search.start(plainQuery('sea'));
  next = { ids: [3] };
  search.start(plainQuery('lake'));
  // Both are answered after the second was asked for.
  next = { ids: [1], asOf: 1000 };
  search.clear();
  await become('online');
  expect(offline.asOf.getState()).toBeNull();
});

test('back online with the same results, only the mark goes', async () => {
  const { offline, search, become } = open();
  next = { ids: [1, 2, 3], asOf: 1000 };
  search.start(plainQuery('sea'));
  await become('offline');
  const { run } = search.store.getState();
  next = { ids: [1, 2, 3] };
  await become('online');
  expect(offline.asOf.getState()).toBeNull();
  expect(search.store.getState().run).toBe(run);
});

test('back online with other results, these are shown', async () => {
  const { offline, search, become } = open();
  next = { ids: [1, 2, 3], asOf: 1000 };
  search.start(plainQuery('sea'));
  await become('offline');
  next = { ids: [9, 1, 2] };
  await become('online');
  expect(offline.asOf.getState()).toBeNull();
  expect(search.store.getState().pages.get(0)?.[0]?.id).toBe(9);
});

test('back online with nothing found any more, that is shown', async () => {
  const { search, become } = open();
  next = { ids: [1, 2, 3], asOf: 1000 };
  search.start(plainQuery('sea'));
  await become('offline');
  next = { ids: [] };
  await become('online');
  expect(search.store.getState().count).toBe(0);
});

test('back online, a search that failed is asked again', async () => {
  const { search, become } = open();
  next = null;
  search.start(plainQuery('sea'));
  await become('offline');
  expect(search.store.getState().phase.kind).toBe('failed');
  next = { ids: [1] };
  await become('online');
  expect(search.store.getState().phase.kind).toBe('ready');
});

test('while all is well nothing is asked twice', async () => {
  const { search, become } = open();
  next = { ids: [1] };
  search.start(plainQuery('sea'));
  await become('expired');
  const before = asked;
  await become('online');
  expect(asked).toBe(before);
});
