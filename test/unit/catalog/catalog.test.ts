import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { catalogMigrations, createCatalog } from '../../../src/main/catalog/assets/index.ts';
import { createAssetCache } from '../../../src/main/catalog/assets/asset-cache.ts';
import { createPageCache } from '../../../src/main/catalog/assets/page-cache.ts';
import type { Listed } from '../../../src/main/api/index.ts';
import { openStore } from '../../../src/main/platform/store/index.ts';
import type { Store } from '../../../src/main/platform/store/index.ts';
import type { Asset, AssetDetails } from '../../../src/shared/model/asset.ts';
import { StockroomError } from '../../../src/shared/model/failure.ts';
import type { FailureCode } from '../../../src/shared/model/failure.ts';
import type { AssetId } from '../../../src/shared/model/ids.ts';
import { plainQuery } from '../../../src/shared/model/search.ts';
import type { SearchQuery } from '../../../src/shared/model/search.ts';
import { tempFolderPerTest } from '../../support/temp-folder.ts';

const id = 20192481 as AssetId;
const brief = (asset: AssetId, title = 'A mountain'): Asset => ({
  id: asset,
  type: 'image',
  title,
  description: '',
  size: { width: 3000, height: 2000 },
  author: { id: null, name: 'envivo' },
  editorial: false,
  nudity: false,
  aiGenerated: false,
  fileSize: null,
  extension: 'jpg',
  published: null,
  duration: null,
  hasStill: true,
  hasClip: false,
});
const details = (asset: AssetId): AssetDetails => ({
  ...brief(asset),
  tags: ['mountain'],
  categories: [],
  sizes: [],
  similar: [],
  series: [],
  sameModel: [],
  modelReleases: 0,
  views: null,
  downloads: null,
});
const listed = <T extends Asset>(asset: T, url = 'https://st.depositphotos.com/a.jpg'): Listed<T> => ({
  asset,
  previews: [{ kind: 'still', edge: 450, url }],
});

const folder = tempFolderPerTest();
let store: Store;
let failure: FailureCode | null;
let texts: string[];
let detailCalls: number;
const catalog = () =>
  createCatalog({
    store,
    now: () => 1_700_000_000_000,
    client: {
      hints: async () => ['mountain lake'],
      search: async (query) => {
        texts.push(query.text);
        if (failure !== null) throw new StockroomError(failure);
        return { total: 1, offset: 0, hash: 'h', items: [listed(brief(id))] };
      },
      asset: async (asset) => {
        detailCalls += 1;
        if (failure !== null) throw new StockroomError(failure);
        return listed(details(asset));
      },
    },
  });
const page = { offset: 0, limit: 100, hash: null };

beforeEach(() => {
  store = openStore(path.join(folder.path, 'stockroom.db'), catalogMigrations);
  failure = null;
  texts = [];
  detailCalls = 0;
});
afterEach(() => store.close());

describe('the catalogue', () => {
  it('hands a page on without links, and remembers names and previews', async () => {
    const found = await catalog().search(plainQuery('mountain'), page);
    expect(JSON.stringify(found)).not.toContain('st.depositphotos.com');
    expect(await catalog().facts(id)).toMatchObject({ title: 'A mountain' });
    expect(await catalog().previews(id)).toHaveLength(1);
    expect(detailCalls).toBe(0);
  });

  it('searches for the item when a link is pasted', async () => {
    await catalog().search(
      plainQuery(' https://depositphotos.com/20192481/stock-photo-brunette.html '),
      page,
    );
    expect(texts).toEqual(['20192481']);
  });

  it('shows what was seen last when there is no network, and nothing when it was never seen', async () => {
    await catalog().asset(id);
    failure = 'offline';
    expect(await catalog().asset(id)).toMatchObject({ tags: ['mountain'] });
    await expect(catalog().asset(7 as AssetId)).rejects.toMatchObject({ code: 'offline' });
  });

  it('does not hide that an asset is gone behind an old page', async () => {
    await catalog().asset(id);
    failure = 'not-found';
    await expect(catalog().asset(id)).rejects.toMatchObject({ code: 'not-found' });
  });
});

describe('categories', () => {
  it('are those of the pages seen, by name, each once', async () => {
    expect(catalog().categories()).toEqual([]);
    const cache = createAssetCache({ store, now: () => 1 });
    const nature = { id: 15, name: 'Nature' };
    cache.rememberDetails(listed({ ...details(id), categories: [nature, { id: 4, name: 'abstract' }] }));
    cache.rememberDetails(listed({ ...details(7 as AssetId), categories: [nature] }));
    cache.remember([listed(brief(8 as AssetId))]);
    expect(catalog().categories()).toEqual([{ id: 4, name: 'abstract' }, nature]);
  });
});

describe('a search without network', () => {
  it.each(['offline', 'timeout'] as const)(
    'shows the page as it was, marked with its time: %s',
    async (code) => {
      const query: SearchQuery = { ...plainQuery('mountain'), filters: { colour: 9, excludeWords: ['a'] } };
      const online = await catalog().search(query, page);
      expect(online).not.toHaveProperty('asOf');
      failure = code;
      expect(await catalog().search(query, page)).toEqual({ ...online, asOf: 1_700_000_000_000 });
    },
  );

  it('has the page of a link under its ID too', async () => {
    await catalog().search(plainQuery('https://depositphotos.com/20192481/a.html'), page);
    failure = 'offline';
    expect(await catalog().search(plainQuery('20192481'), page)).toMatchObject({ total: 1 });
  });

  it('does not make up what was never seen: other words, filters, pages', async () => {
    await catalog().search(plainQuery('mountain'), page);
    failure = 'offline';
    for (const [query, request] of [
      [plainQuery('lake'), page],
      [{ ...plainQuery('mountain'), sort: 'newest' }, page],
      [plainQuery('mountain'), { ...page, offset: 100 }],
    ] as const)
      await expect(catalog().search(query, request)).rejects.toMatchObject({ code: 'offline' });
  });

  it('does not hide a refusal behind an old page', async () => {
    await catalog().search(plainQuery('mountain'), page);
    failure = 'server';
    await expect(catalog().search(plainQuery('mountain'), page)).rejects.toMatchObject({ code: 'server' });
  });

  it('forgets the oldest pages above the limit, and is whole without an asset that is gone', () => {
    let clock = 0;
    const now = () => (clock += 1);
    const assets = createAssetCache({ store, now });
    assets.remember([listed(brief(id))]);
    const pages = createPageCache({ store, assets, now, limit: 2 });
    for (const text of ['one', 'two', 'three']) {
      pages.remember(plainQuery(text), page, {
        total: 2,
        offset: 0,
        hash: null,
        assets: [brief(id), brief(7 as AssetId)],
      });
    }
    pages.prune();
    expect(pages.recall(plainQuery('one'), page)).toBeNull();
    expect(pages.recall(plainQuery('three'), page)?.assets.map((asset) => asset.id)).toEqual([id]);
  });
});

describe('the memory', () => {
  it('keeps the page of an asset when a list shows it again, and renews its links', () => {
    const cache = createAssetCache({ store, now: () => 1 });
    cache.rememberDetails(listed(details(id)));
    cache.remember([listed(brief(id), 'https://st.depositphotos.com/new.jpg')]);
    expect(cache.details(id)).toMatchObject({ tags: ['mountain'] });
    expect(cache.previews(id)?.[0]?.url).toContain('new.jpg');
  });

  it('drops the oldest above its limit', () => {
    let clock = 0;
    const cache = createAssetCache({ store, now: () => (clock += 1), limit: 2 });
    for (const asset of [1, 2, 3] as AssetId[]) cache.remember([listed(brief(asset))]);
    cache.prune();
    expect([1, 2, 3].map((asset) => cache.asset(asset as AssetId)?.id ?? null)).toEqual([null, 2, 3]);
  });
});
