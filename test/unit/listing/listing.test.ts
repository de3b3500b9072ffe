import fc from 'fast-check';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { MEDIA_TYPES } from '../../../src/shared/model/asset.ts';
import type { BoardId } from '../../../src/shared/model/board.ts';
import type { AssetId } from '../../../src/shared/model/ids.ts';
import type { Instant } from '../../../src/shared/model/instant.ts';
import { RECORD_SORTS, RECORD_STATES, WHOLE_LIBRARY } from '../../../src/shared/model/record.ts';
import type { LibraryQuery } from '../../../src/shared/model/record.ts';
import { naiveFacets, naiveIds } from './naive.ts';
import type { NaiveRecord } from './naive.ts';
import { details, openBench } from './support.ts';
import type { Bench } from './support.ts';

let bench: Bench;
beforeEach(() => {
  bench = openBench();
});
afterEach(() => bench.close());

const ids = async (change: Partial<LibraryQuery> = {}) =>
  await bench.listing.ids({ ...WHOLE_LIBRARY, ...change });
const know = (id: number, title: string, tags: readonly string[] = []) =>
  bench.assets.set(id, { id, title, author: 'Ann Lee', type: 'image', tags, project: '' });

const WORDS = ['Sea', 'sunset', 'über', 'Straße', 'cat', 'o_x-42', '深圳', 'café'];
const word = fc.constantFrom(...WORDS);
const assetArb = fc.record({
  title: fc.array(word, { minLength: 1, maxLength: 3 }).map((words) => words.join(' ')),
  author: word,
  type: fc.constantFrom(...MEDIA_TYPES),
  tags: fc.array(word, { maxLength: 2 }),
  project: fc.constantFrom('', 'Spring', 'Autumn'),
  files: fc.array(
    fc.record({
      right: fc.constantFrom('comp', 'licensed'),
      bytes: fc.nat(3),
      at: fc.integer({ min: 1, max: 9 }),
      presence: fc.constantFrom('here', 'missing', 'changed', 'not-connected'),
    }),
    { minLength: 1, maxLength: 2 },
  ),
  rating: fc.nat(5),
  own: fc.uniqueArray(fc.constantFrom('hero', 'Draft', 'web'), { maxLength: 2 }),
  note: fc.constantFrom('', 'ask the client'),
  boards: fc.uniqueArray(fc.constantFrom(1, 2), { maxLength: 2 }),
  colour: fc.constantFrom(null, 1, 17),
});
const some = <Value>(...values: Value[]) => fc.uniqueArray(fc.constantFrom(...values), { maxLength: 2 });
const queryArb: fc.Arbitrary<LibraryQuery> = fc.record({
  text: fc.oneof(
    fc.constant(''),
    fc.constantFrom('se', 'SUN', 'ube', 'cafe', 'ask', 'hero', 'ann', '42', '深', 'x sea'),
  ),
  states: some(...RECORD_STATES),
  types: some(...MEDIA_TYPES),
  colours: some(1, 17),
  project: fc.constantFrom(null, 'Spring', 'Nobody’s'),
  board: fc.constantFrom(null, 1 as BoardId, 9 as BoardId),
  tag: fc.constantFrom(null, 'HERO'),
  minRating: fc.nat(5),
  from: fc.constantFrom(null, 3 as Instant),
  until: fc.constantFrom(null, 7 as Instant),
  sort: fc.constantFrom(...RECORD_SORTS),
});

it('finds what a plain reading of every record finds, in the same order, with the same counts', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(assetArb, { maxLength: 12 }),
      fc.array(queryArb, { minLength: 8, maxLength: 8 }),
      async (made, queries) => {
        const own = openBench();
        try {
          const records: NaiveRecord[] = [];
          const boards = new Map<number, number[]>();
          for (const [index, one] of made.entries()) {
            const id = index + 1;
            own.assets.set(id, { id, ...one });
            const names = one.files.map((_, at) => `${id} ${at}.jpg`);
            for (const [at, file] of one.files.entries())
              own.addFile({ asset: id, ...file, name: names[at] ?? '' });
            for (const board of one.boards) boards.set(board, [...(boards.get(board) ?? []), id]);
            own.store.run('INSERT INTO library_look VALUES (?, ?, 0, 0)', id, one.colour ?? 0);
            records.push({
              asset: details({ id, ...one }),
              tags: one.tags,
              right: one.files.some((file) => file.right === 'licensed') ? 'licensed' : 'comp',
              files: one.files.length,
              bytes: one.files.reduce((sum, file) => sum + file.bytes, 0),
              addedAt: Math.max(...one.files.map((file) => file.at)) as Instant,
              missing: isMissing(one.files),
              changed: one.files.some((file) => file.presence === 'changed'),
              expired: false,
              colour: one.colour,
              project: one.project,
              marks: { rating: one.rating, tags: one.own, note: one.note },
              boards: one.boards,
              words: fold(
                [one.title, id, one.author, ...one.tags, ...one.own, one.note, one.project, ...names].join(
                  ' ',
                ),
              ),
            });
          }
          for (const [board, list] of boards) own.boards.set(board, list);
          for (const record of records) {
            const { rating, tags, note } = record.marks;
            await own.listing.mark([record.asset.id], { rating, addTags: tags, note });
          }
          for (const query of queries) {
            expect(await own.listing.ids(query)).toEqual(
              naiveIds(records, { ...query, text: fold(query.text) }),
            );
            expect(await own.listing.facets(query)).toMatchObject(
              naiveFacets(records, { ...query, text: fold(query.text) }),
            );
          }
          const all = await own.listing.page(WHOLE_LIBRARY, 0, 500);
          const byId = new Map(all.records.map((record) => [record.asset.id, record]));
          for (const { words: _words, boards: _boards, ...record } of records) {
            const { tags, ...marks } = record.marks;
            expect(byId.get(record.asset.id)).toMatchObject({ ...record, marks });
            expect(new Set(byId.get(record.asset.id)?.marks.tags)).toEqual(new Set(tags));
          }
        } finally {
          own.close();
        }
      },
    ),
    { numRuns: 40 },
  );
}, 60_000);

/** A licensed file alone speaks for an asset that has one. */
function isMissing(files: readonly { readonly right: string; readonly presence: string }[]): boolean {
  const licensed = files.filter((file) => file.right === 'licensed');
  return (licensed.length > 0 ? licensed : files).every((file) => file.presence === 'missing');
}

/** As the index does: without accents. */
function fold(text: string): string {
  return text.normalize('NFD').replaceAll(/\p{M}/gu, '').normalize('NFC');
}

it('keeps up with files that come, move to another asset and go, whoever writes them', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(
        fc.record({
          verb: fc.constantFrom('put', 'delete', 'ask'),
          asset: fc.integer({ min: 1, max: 4 }),
          name: fc.constantFrom('a.jpg', 'b.jpg', 'c.jpg'),
          at: fc.integer({ min: 1, max: 5 }),
        }),
        { maxLength: 30 },
      ),
      async (steps) => {
        const own = openBench();
        try {
          const files = new Map<string, { asset: number; at: number }>();
          for (const { verb, asset, name, at } of [...steps, { verb: 'ask', asset: 0, name: '', at: 0 }]) {
            if (verb === 'put') {
              own.addFile({ asset, name, at });
              files.set(name, { asset, at });
            } else if (verb === 'delete') {
              own.store.run('DELETE FROM library_file WHERE relative_path = ?', name);
              files.delete(name);
            } else {
              const newest = new Map<number, number>();
              for (const file of files.values())
                newest.set(file.asset, Math.max(file.at, newest.get(file.asset) ?? 0));
              const expected = [...newest].toSorted(([a, x], [b, y]) => y - x || b - a).map(([id]) => id);
              expect(await own.listing.ids(WHOLE_LIBRARY)).toEqual(expected);
            }
          }
        } finally {
          own.close();
        }
      },
    ),
    { numRuns: 60 },
  );
});

it('keeps its own copy of what was known, and knows a stranger by its file', async () => {
  know(1, 'Harbour at dawn', ['boats']);
  bench.addFile({ asset: 1 });
  bench.addFile({ asset: 2, name: 'clips/Old clip 77.mp4' });
  await ids();
  bench.assets.clear();
  bench.listing.touch(1 as AssetId);
  const { records } = await bench.listing.page({ ...WHOLE_LIBRARY, sort: 'title' }, 0, 10);
  expect(records.map(({ asset, tags }) => [asset.title, asset.type, tags])).toEqual([
    ['Harbour at dawn', 'image', ['boats']],
    ['Old clip 77', 'video', []],
  ]);
});

it('marks many, and takes it back to the letter', async () => {
  for (const id of [1, 2, 3]) {
    know(id, `Picture ${id}`);
    bench.addFile({ asset: id });
  }
  const all = [1, 2, 3] as AssetId[];
  await bench.listing.mark([1 as AssetId], { rating: 4, addTags: ['Hero'], note: 'first' });
  const token = await bench.listing.mark(all, { rating: 2, addTags: ['hero', 'web'], removeTags: ['draft'] });
  expect(await ids({ tag: 'hero' })).toHaveLength(3);
  expect(bench.listing.records(all).map(({ marks }) => marks)).toEqual([
    { rating: 2, tags: ['Hero', 'web'], note: 'first' },
    { rating: 2, tags: ['hero', 'web'], note: '' },
    { rating: 2, tags: ['hero', 'web'], note: '' },
  ]);
  await bench.undo.take(token);
  expect(bench.listing.records(all).map(({ marks }) => marks)).toEqual([
    { rating: 4, tags: ['Hero'], note: 'first' },
    { rating: 0, tags: [], note: '' },
    { rating: 0, tags: [], note: '' },
  ]);
  await expect(bench.undo.take(token)).rejects.toMatchObject({ code: 'not-found' });
});

it('keeps marks of an asset whose files went, and shows them when it comes back', async () => {
  know(1, 'Picture');
  bench.addFile({ asset: 1 });
  await bench.listing.mark([1 as AssetId], { rating: 5, note: 'keep' });
  bench.store.run('DELETE FROM library_file');
  expect(await ids()).toEqual([]);
  expect(await ids({ text: 'keep' })).toEqual([]);
  bench.addFile({ asset: 1 });
  expect(await ids({ minRating: 5, text: 'keep' })).toEqual([1]);
});

it('takes nothing typed for syntax of the index', async () => {
  know(1, 'Fish AND "chips"');
  bench.addFile({ asset: 1 });
  for (const text of [
    '"',
    '*',
    'fish AND',
    'NEAR(',
    'title:fish',
    '-fish',
    'fi*',
    "'; DROP",
    '()',
    'fish"chips',
  ])
    await expect(ids({ text })).resolves.toBeDefined();
  expect(await ids({ text: 'chi fis' })).toEqual([1]);
  expect(await ids({ text: 'NOT fish' })).toEqual([]);
});

it('saves a filter under its name, gives it back after its removal was undone, and tells who watches', async () => {
  const query = { ...WHOLE_LIBRARY, text: 'sea', states: ['comp' as const] };
  const watcher = bench.listing.watch()[Symbol.asyncIterator]();
  expect((await watcher.next()).value).toEqual({ filters: [] });
  bench.listing.saveFilter('To buy', WHOLE_LIBRARY);
  bench.listing.saveFilter('to buy', query);
  const { value } = await watcher.next();
  expect(value?.filters).toMatchObject([{ name: 'to buy', query }]);
  const [saved] = value?.filters ?? [];
  const token = bench.listing.removeFilter(saved?.id ?? (0 as never));
  expect((await watcher.next()).value).toEqual({ filters: [] });
  await bench.undo.take(token);
  expect((await watcher.next()).value?.filters).toMatchObject([{ name: 'to buy', query }]);
});
