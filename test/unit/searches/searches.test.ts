import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createSearches, searchMigrations } from '../../../src/main/catalog/searches/index.ts';
import type { Searches } from '../../../src/main/catalog/searches/index.ts';
import { openStore } from '../../../src/main/platform/store/index.ts';
import type { Store } from '../../../src/main/platform/store/index.ts';
import type { SearchesState } from '../../../src/shared/contract/index.ts';
import { StockroomError } from '../../../src/shared/model/failure.ts';
import type { AssetId } from '../../../src/shared/model/ids.ts';
import type { SavedSearch } from '../../../src/shared/model/saved-search.ts';
import { plainQuery } from '../../../src/shared/model/search.ts';
import { tempFolderPerTest } from '../../support/temp-folder.ts';
import { anAsset } from '../renderer/assets.ts';

const MINUTE = 60_000;
const folder = tempFolderPerTest();
let store: Store;
let clock: number;
/** What the service has, newest first; `null` while it can't be reached. */
let service: number[] | null;
let asked: number;

const open = () => {
  store = openStore(path.join(folder.path, 'stockroom.db'), searchMigrations);
  return createSearches({
    store,
    now: () => clock,
    newest: async () => {
      asked += 1;
      if (service === null) throw new StockroomError('offline');
      return { total: service.length, assets: service.slice(0, 100).map((id) => anAsset(id)) };
    },
  });
};
const range = (from: number, to: number) => Array.from({ length: from - to + 1 }, (_, index) => from - index);
const stateOf = async (searches: Searches): Promise<SearchesState> => {
  for await (const state of searches.watch()) return state;
  throw new Error('closed');
};
const onlySaved = async (searches: Searches): Promise<SavedSearch> => {
  const { saved } = await stateOf(searches);
  expect(saved).toHaveLength(1);
  return saved[0] as SavedSearch;
};

beforeEach(() => {
  clock = 1_000_000_000;
  service = range(300, 1);
  asked = 0;
});
afterEach(() => store.close());

describe('history', () => {
  it('is newest first, once each, and there again after a restart', async () => {
    const searches = open();
    for (const [text, total] of [
      ['sea', 5],
      ['lake', 6],
      ['sea', 7],
    ] as const) {
      clock += MINUTE;
      searches.note(plainQuery(text), total, []);
    }
    store.close();
    const { recent } = await stateOf(open());
    expect(recent.map(({ query, total }) => [query.text, total])).toEqual([
      ['sea', 7],
      ['lake', 6],
    ]);
  });

  it('keeps the last of a search that was refined step by step', async () => {
    const searches = open();
    searches.note(plainQuery('sea'), 5, []);
    clock += MINUTE;
    searches.note({ ...plainQuery('sea'), filters: { colour: 9 } }, 4, []);
    clock += MINUTE;
    searches.note({ ...plainQuery('sea'), filters: { colour: 9, orientation: 'square' } }, 3, []);
    clock += 3 * MINUTE;
    searches.note(plainQuery('sea'), 5, []);
    const { recent } = await stateOf(searches);
    expect(recent.map(({ query }) => query.filters)).toEqual([{}, { colour: 9, orientation: 'square' }]);
  });

  it('is searched by phrase and author, and cleared in part or whole', () => {
    const searches = open();
    searches.note(plainQuery('North Sea'), 5, []);
    searches.note({ ...plainQuery(''), filters: { author: 'Envivo' } }, 5, []);
    searches.note(plainQuery('100% wool_'), 5, []);
    expect(searches.history('sea').map(({ query }) => query.text)).toEqual(['North Sea']);
    expect(searches.history('envi')).toHaveLength(1);
    expect(searches.history('0%')).toHaveLength(1);
    expect(searches.history('_%')).toHaveLength(0);
    searches.forget(plainQuery('North Sea'));
    expect(searches.history('')).toHaveLength(2);
    searches.clearHistory();
    expect(searches.history('')).toEqual([]);
  });

  it('has a bound', () => {
    const searches = open();
    for (let index = 0; index < 1010; index += 1) {
      clock += 1;
      searches.note(plainQuery(`word ${index}`), 1, []);
    }
    expect(store.get<{ n: number }>('SELECT count(*) AS n FROM past_search')?.n).toBe(1000);
    expect(searches.history('word 0')).toEqual([]);
    expect(searches.history('word 1009')).toHaveLength(1);
  });
});

describe('a saved search', () => {
  it('has nothing new when it was just saved, and tells what has come since', async () => {
    const searches = open();
    await searches.save('Seas', plainQuery('sea'));
    expect(await onlySaved(searches)).toMatchObject({ name: 'Seas', fresh: { count: 0, exact: true } });
    service = range(307, 1);
    clock += 11 * MINUTE;
    await searches.check();
    expect(await onlySaved(searches)).toMatchObject({ fresh: { count: 7, exact: true } });
  });

  it('is checked again where the clock was set back', async () => {
    const searches = open();
    await searches.save('Seas', plainQuery('sea'));
    asked = 0;
    await searches.check();
    expect(asked).toBe(0);
    clock -= 2 * 86_400_000;
    await searches.check();
    expect(asked).toBe(1);
  });

  it('counts rightly when the newest seen and many others were withdrawn meanwhile', async () => {
    const searches = open();
    await searches.save('Seas', plainQuery('sea'));
    service = [...range(303, 301), ...range(298, 100)];
    clock += 11 * MINUTE;
    await searches.check();
    expect((await onlySaved(searches)).fresh).toEqual({ count: 3, exact: true });
  });

  it('says "at least" beyond a page', async () => {
    const searches = open();
    await searches.save('Seas', plainQuery('sea'));
    service = range(700, 1);
    clock += 11 * MINUTE;
    await searches.check();
    expect((await onlySaved(searches)).fresh).toEqual({ count: 400, exact: false });
  });

  it('has nothing new once it was opened', async () => {
    const searches = open();
    await searches.save('Seas', plainQuery('sea'));
    service = range(307, 1);
    clock += 11 * MINUTE;
    await searches.check();
    const { id } = await onlySaved(searches);
    await searches.open(id);
    expect((await onlySaved(searches)).fresh).toEqual({ count: 0, exact: true });
  });

  it('is new in whole when there was nothing before', async () => {
    const searches = open();
    service = [];
    await searches.save('Rare', plainQuery('quokka'));
    service = range(3, 1);
    clock += 11 * MINUTE;
    await searches.check();
    expect((await onlySaved(searches)).fresh).toEqual({ count: 3, exact: true });
  });

  it('is saved without a network too, and compared from the first answer on', async () => {
    const searches = open();
    service = null;
    await searches.save('Seas', plainQuery('sea'));
    expect((await onlySaved(searches)).fresh).toBeNull();
    await expect(searches.check()).rejects.toMatchObject({ code: 'offline' });
    service = range(300, 1);
    await searches.check();
    expect((await onlySaved(searches)).fresh).toEqual({ count: 0, exact: true });
  });

  it('is asked for at most every ten minutes, and once at a time', async () => {
    const searches = open();
    await searches.save('Seas', plainQuery('sea'));
    clock += 11 * MINUTE;
    await Promise.all([searches.check(), searches.check()]);
    await searches.check();
    expect(asked).toBe(2);
  });

  it('gets a new name when it is saved again, and can be removed', async () => {
    const searches = open();
    await searches.save('Seas', plainQuery('sea'));
    await searches.save('Oceans', plainQuery('sea'));
    const { id, name } = await onlySaved(searches);
    expect(name).toBe('Oceans');
    searches.remove(id);
    expect((await stateOf(searches)).saved).toEqual([]);
    await searches.open(id);
  });
});

it('the last place is there after a restart', () => {
  const searches = open();
  expect(searches.lastPlace()).toEqual({ address: null, spot: null });
  const spot = { index: 4_210_000, y: -12.5, focus: 4_210_003, open: 7 as AssetId };
  searches.keepPlace('#/search?v=1&q=sea', null);
  searches.keepPlace('#/search?v=1&q=lake', spot);
  store.close();
  expect(open().lastPlace()).toEqual({ address: '#/search?v=1&q=lake', spot });
});
