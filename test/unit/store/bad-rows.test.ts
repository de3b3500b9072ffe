import { readdirSync } from 'node:fs';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { beforeEach, expect, onTestFinished, test } from 'vitest';
import { createProjects } from '../../../src/main/purchasing/basket/projects.ts';
import { createRows } from '../../../src/main/downloads/batches/rows.ts';
import { createAssetCache } from '../../../src/main/catalog/assets/asset-cache.ts';
import { createPageCache } from '../../../src/main/catalog/assets/page-cache.ts';
import { createLibrary } from '../../../src/main/library/files/index.ts';
import { createListing } from '../../../src/main/library/listing/index.ts';
import { MIGRATIONS } from '../../../src/main/modules.ts';
import { damageIn } from '../../../src/main/library/storage/damage.ts';
import { openOrRescue, openStore } from '../../../src/main/platform/store/index.ts';
import type { Store } from '../../../src/main/platform/store/index.ts';
import { createUndo } from '../../../src/main/platform/undo/index.ts';
import type { Asset } from '../../../src/shared/model/asset.ts';
import { DEFAULT_SIZES } from '../../../src/shared/model/batch.ts';
import type { AssetId } from '../../../src/shared/model/ids.ts';
import { instant } from '../../../src/shared/model/instant.ts';
import { WHOLE_LIBRARY } from '../../../src/shared/model/record.ts';
import { plainQuery } from '../../../src/shared/model/search.ts';
import { tempFolderPerTest } from '../../support/temp-folder.ts';

const temp = tempFolderPerTest();
let store: Store;
beforeEach(() => {
  store = openStore(path.join(temp.path, 'stockroom.db'), MIGRATIONS);
  onTestFinished(() => store.close());
});

const asset = (id: number): Asset => ({
  id: id as AssetId,
  type: 'image',
  title: `Asset ${id}`,
  description: '',
  size: { width: 30, height: 20 },
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

/** As a bit that fell leaves it: no JSON any more, another name in it, another type. */
const HARM = [
  ['cut', (text: string) => text.slice(0, -1)],
  ['misspelt', (text: string) => text.replace('"title"', '"tiule"').replace('"image"', '"imafe"')],
  ['of another kind', () => '7'],
] as const;

function harm(table: string, column: string, where: string, change: (text: string) => string): void {
  const row = store.get<Record<string, string>>(`SELECT ${column} AS text FROM ${table} WHERE ${where}`);
  store.run(`UPDATE ${table} SET ${column} = ? WHERE ${where}`, change(row?.['text'] ?? ''));
}

test.each(HARM)(
  'one record of the library is %s: the others show, and it is made anew',
  async (_, change) => {
    const cache = createAssetCache({ store, now: Date.now });
    cache.remember([1, 2, 3].map((id) => ({ asset: asset(id), previews: [] })));
    const library = createLibrary({ store });
    for (const id of [1, 2, 3]) {
      library.add({
        assetId: id as AssetId,
        right: 'comp',
        option: 's-2015',
        folder: '/library',
        relativePath: `${id}.jpg`,
        bytes: id,
        sha256: String(id),
      });
    }
    const listing = createListing({
      store,
      undo: createUndo(),
      ports: {
        known: (id) => cache.asset(id),
        ended: () => new Set(),
        references: () => ({ project: 'Spring', words: [] }),
        boardAssets: () => [],
      },
    });
    const titles = async () => {
      const { total, records } = await listing.page(WHOLE_LIBRARY, 0, 10);
      return [total, records.map(({ asset: { title } }) => title).toSorted()];
    };
    expect(await titles()).toEqual([3, ['Asset 1', 'Asset 2', 'Asset 3']]);
    harm('library_record', 'facts', 'asset_id = 2', change);
    expect(await titles()).toEqual([3, ['Asset 1', 'Asset 3']]);
    expect((await listing.facets(WHOLE_LIBRARY)).records).toBe(3);
    expect(damageIn(store)).toMatchObject({
      code: 'store.rows',
      message: expect.stringContaining('records of the library: 1'),
    });
    expect(await titles()).toEqual([3, ['Asset 1', 'Asset 2', 'Asset 3']]);
    // What the catalogue had seen of it is lost, too: the file's name is what is left.
    harm('asset', 'facts', 'id = 2', change);
    harm('library_record', 'facts', 'asset_id = 2', change);
    await titles();
    expect(await titles()).toEqual([3, ['2', 'Asset 1', 'Asset 3']]);
    listing.close();
    library.close();
  },
);

test.each(HARM)('of the catalogue a row is %s: it is as one never seen', (_, change) => {
  const cache = createAssetCache({ store, now: Date.now });
  const pages = createPageCache({ store, assets: cache, now: Date.now });
  const query = plainQuery('hill');
  const details = { ...asset(1), tags: [], categories: [{ id: 3, name: 'Nature' }], sizes: [] };
  const more = { similar: [], series: [], sameModel: [], modelReleases: 0, views: null, downloads: null };
  for (const id of [1, 2]) {
    cache.rememberDetails({ asset: { ...details, ...more, id: id as AssetId }, previews: [] });
  }
  const page = { total: 2, offset: 0, hash: null, assets: [asset(1), asset(2)], asOf: instant(0) };
  pages.remember(query, { offset: 0, limit: 10, hash: null }, page);
  harm('asset', 'facts', 'id = 1', change);
  expect(cache.categories()).toEqual([{ id: 3, name: 'Nature' }]);
  expect([cache.asset(1 as AssetId), cache.details(2 as AssetId)?.title]).toEqual([null, 'Asset 1']);
  expect(pages.recall(query, { offset: 0, limit: 10, hash: null })?.assets.map(({ id }) => id)).toEqual([2]);
  harm('result_page', 'assets', 'first = 0', () => '[1, "2"');
  expect(pages.recall(query, { offset: 0, limit: 10, hash: null })).toBeNull();
  expect(store.unreadable.tables).toEqual(
    new Map([
      ['asset', 1],
      ['result_page', 1],
    ]),
  );
});

test('a filter, a batch and a wish that cannot be read are left out; a project errs on the strict side', () => {
  const listing = createListing({
    store,
    undo: createUndo(),
    ports: {
      known: () => null,
      ended: () => new Set(),
      references: () => ({ project: '', words: [] }),
      boardAssets: () => [],
    },
  });
  for (const name of ['good', 'bad']) listing.saveFilter(name, WHOLE_LIBRARY);
  harm('library_filter', 'query', "name = 'bad'", (text) => text.replace('"states":[]', '"states":{}'));
  const batches = createRows(store);
  for (const id of ['good', 'bad']) {
    batches.insert({
      id,
      name: id,
      sizes: DEFAULT_SIZES,
      folder: '/library',
      createdAt: 1,
      owner: 'this one',
    });
    batches.begin(id, 1);
  }
  harm('batch', 'sizes', "id = 'bad'", (text) => text.replace('largest', 'lirgest'));
  expect(batches.all().map(({ id }) => id)).toEqual(['good']);
  expect(batches.get('bad')).toBeNull();
  const projects = createProjects(store);
  const defaults = { client: 'Acme', purchaseOrder: '', isbn: '', other: '' };
  for (const name of ['good', 'bad']) {
    projects.add({ name, defaults, warnAt: null, stopAt: '900', required: [] });
  }
  harm('project', 'stop_at', "name = 'bad'", () => '9p0');
  harm('project', 'required', "name = 'bad'", () => '["clieot"]');
  harm('project', 'defaults', "name = 'bad'", () => '{');
  expect(projects.named('good')).toMatchObject({ stopAt: '900', required: [], defaults });
  expect(projects.named('bad')).toMatchObject({
    stopAt: '0',
    required: expect.arrayContaining(['client', 'purchaseOrder']),
    defaults: { client: '' },
  });
  listing.close();
  expect(damageIn(store)?.message).toContain('projects: 1');
});

test.each([
  ['a column', "sql = replace(sql, 'relative_path', 'relative_pati') WHERE name = 'library_file'"],
  ['a column of no index', "sql = replace(sql, 'added_at', 'added_au') WHERE name = 'library_file'"],
  ['an index', "name = 'library_fime_by_asset' WHERE name = 'library_file_by_asset'"],
])('a fallen bit has renamed %s: it is found at the start, and nothing is lost', (_, change) => {
  const library = createLibrary({ store });
  for (const id of [1, 2]) {
    library.add({
      assetId: id as AssetId,
      right: 'licensed',
      option: 'xl-2015',
      folder: '/library',
      relativePath: `${id}.jpg`,
      bytes: id,
      sha256: String(id),
    });
  }
  library.close();
  store.close();
  const file = path.join(temp.path, 'stockroom.db');
  const before = openOrRescue(file, MIGRATIONS);
  expect(before.notice).toBeNull();
  before.store.close();
  const db = new DatabaseSync(file);
  db.enableDefensive(false);
  db.exec(`PRAGMA writable_schema = ON; UPDATE sqlite_master SET ${change}`);
  db.close();
  const opened = openOrRescue(file, MIGRATIONS);
  onTestFinished(() => opened.store.close());
  expect(opened.notice).toContain('All of it could be read');
  expect(opened.store.all('SELECT relative_path, file_right FROM library_file')).toMatchObject([
    { relative_path: '1.jpg', file_right: 'licensed' },
    { relative_path: '2.jpg', file_right: 'licensed' },
  ]);
});

test('looking at the schema makes no file where the process stands', () => {
  const before = process.cwd();
  process.chdir(temp.path);
  onTestFinished(() => process.chdir(before));
  const opened = openOrRescue(path.join(temp.path, 'deep', 'a.db'), MIGRATIONS);
  opened.store.close();
  expect(readdirSync(path.join(temp.path, 'deep'))).toEqual(['a.db']);
  expect(readdirSync(temp.path).filter((name) => name.includes('memory'))).toEqual([]);
});
