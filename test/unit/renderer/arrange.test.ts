import fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import { createStore } from 'zustand/vanilla';
import { Flow } from '../../../src/renderer/parts/grid/flow.ts';
import { arrangePage, relocate } from '../../../src/renderer/state/arrange.ts';
import { createArrangement, foldedWords } from '../../../src/renderer/state/arrangement.ts';
import { createGridFocus } from '../../../src/renderer/state/grid-focus.ts';
import type { Rejections, RejectionsState } from '../../../src/renderer/state/rejections.ts';
import { createSearch } from '../../../src/renderer/state/search.ts';
import { createSelection } from '../../../src/renderer/state/selection.ts';
import type { Asset } from '../../../src/shared/model/asset.ts';
import type { AssetId, UserId } from '../../../src/shared/model/ids.ts';
import { PAGE_SIZE, plainQuery } from '../../../src/shared/model/search.ts';
import { NO_KIN, anAsset } from './assets.ts';

const TITLES = [
  'Mountain lake at sunrise 1',
  'Mountain lake at sunrise 22',
  'Mountain lake at sunrise, wide view',
  'Woman drinking coffee in a small café',
  'woman drinking coffee in a small café (3)',
  'Forest',
  'Forest 2',
];

/** Pages of a few authors who say nearly the same about nearly the same. */
const page: fc.Arbitrary<readonly Asset[]> = fc
  .array(
    fc.record({
      title: fc.constantFrom(...TITLES),
      author: fc.constantFrom(
        { id: 1 as UserId, name: 'ann' },
        { id: null, name: 'bo' },
        { id: null, name: '' },
      ),
      size: fc.constantFrom({ width: 3000, height: 2000 }, { width: 2000, height: 3000 }, null),
    }),
    { minLength: 1, maxLength: PAGE_SIZE },
  )
  .map((facts) => facts.map((one, item) => anAsset(item + 1, one)));
const some = fc.uniqueArray(fc.integer({ min: 1, max: PAGE_SIZE })).map((ids) => new Set(ids as AssetId[]));
const rules = fc.record({ fold: fc.boolean(), unfolded: some, hidden: some });
const idsOf = (assets: readonly Asset[]) => assets.map(({ id }) => id);
const nobody: ReadonlySet<AssetId> = new Set();

test('folded, unfolded or hidden: nothing is lost, nothing doubled, and every place is the true one', () => {
  fc.assert(
    fc.property(page, rules, (assets, by) => {
      const { assets: shown, places, stacks, hidden } = arrangePage(assets, by);
      expect(new Set(idsOf(shown)).size).toBe(shown.length);
      expect(shown).toEqual(places.map((place) => assets[place]));
      expect(shown.some(({ id }) => by.hidden.has(id))).toBe(false);
      const folded = [...stacks.values()].reduce((sum, { count, open }) => sum + (open ? 0 : count - 1), 0);
      expect(shown.length + folded + hidden).toBe(assets.length);
      // With every stack open, all that is not hidden is there.
      const open = arrangePage(assets, { ...by, unfolded: new Set(stacks.keys()) });
      expect(new Set(idsOf(open.assets))).toEqual(new Set(idsOf(assets).filter((id) => !by.hidden.has(id))));
    }),
  );
});

test('only works of one author with nearly the same words are folded; what lies open follows its head', () => {
  const by = (id: number, title: string, name: string, type: Asset['type'] = 'image') =>
    anAsset(id, { title, type, author: { id: null, name } });
  const assets = [
    by(1, 'Mountain lake at sunrise', 'ann'),
    by(2, 'Mountain lake at sunrise', 'bo'),
    by(3, 'Mountain lake at sunrise 2', 'ann'),
    by(4, 'Mountain lake at sunrise', 'ann', 'vector'),
    by(5, 'Mountain lake at sunset', 'ann'),
  ];
  const folded = arrangePage(assets, { fold: true, unfolded: nobody, hidden: nobody });
  expect(idsOf(folded.assets)).toEqual([1, 2, 4, 5]);
  expect([...folded.stacks]).toEqual([[1, { count: 2, open: false }]]);
  const open = arrangePage(assets, { fold: true, unfolded: new Set([1 as AssetId]), hidden: nobody });
  expect(idsOf(open.assets)).toEqual([1, 3, 2, 4, 5]);
  expect(open.places).toEqual([0, 2, 1, 3, 4]);
});

test('a position follows its asset, or the nearest before it; the row that holds the grid stays where it is', () => {
  fc.assert(
    fc.property(page, rules, rules, fc.nat({ max: PAGE_SIZE - 1 }), (assets, one, other, at) => {
      const [before, after] = [one, other].map((by) => new Map([[0, arrangePage(assets, by).assets]])) as [
        Map<number, readonly Asset[]>,
        Map<number, readonly Asset[]>,
      ];
      const was = before.get(0)?.[at];
      const to = relocate(before, after, at);
      const now = after.get(0)?.[to];
      if (was !== undefined && idsOf(after.get(0) ?? []).includes(was.id)) expect(now?.id).toBe(was.id);
      else expect(to).toBeLessThanOrEqual(Math.max(0, (after.get(0)?.length ?? 0) - 1));

      const flow = new Flow({ width: 1200, target: 200, gap: 8, rowGap: 8 });
      flow.update(before, assets.length);
      flow.update(after, assets.length);
      expect(flow.follow(at)).toBe(to);
    }),
  );
});

test('what is rejected while one looks stays; the next search leaves it out; shown again it comes back', async () => {
  const results = [1, 2, 3].map((id) => anAsset(id));
  const search = createSearch({
    related: NO_KIN,
    catalog: { search: async () => ({ total: 3, offset: 0, assets: results, hash: null }) },
  });
  const store = createStore<RejectionsState>(() => ({ rejected: new Set<AssetId>(), list: 1 }));
  const focus = createGridFocus();
  const arrangement = createArrangement({
    search,
    rejections: { store } as Rejections,
    focus,
    selection: createSelection(),
    memory: { getItem: () => null, setItem: () => {} },
    alike: async () => [],
    onFolded: () => {},
  });
  const shown = () => idsOf(arrangement.source.store.getState().pages.get(0) ?? []);
  search.start(plainQuery('sea'));
  await vi.waitFor(() => expect(shown()).toEqual([1, 2, 3]));

  focus.setState({ index: 2 });
  store.setState({ rejected: new Set([2 as AssetId]) });
  expect(shown()).toEqual([1, 2, 3]);
  search.start(plainQuery('lake'));
  focus.setState({ index: 2 });
  await vi.waitFor(() => expect(shown()).toEqual([1, 3]));
  expect(arrangement.source.store.getState().arranged?.get(0)?.hidden).toBe(1);

  focus.setState({ index: 1 });
  arrangement.toggleRejected();
  expect(shown()).toEqual([1, 2, 3]);
  expect(focus.getState().index).toBe(2);
  arrangement.toggleRejected();
  expect(focus.getState().index).toBe(1);
  store.setState({ rejected: new Set() });
  expect(shown()).toEqual([1, 2, 3]);
  store.setState({ rejected: new Set([1 as AssetId]), list: 2 });
  expect(shown()).toEqual([2, 3]);
});

test('pictures that look alike are folded whatever their titles say, and it is told how many', async () => {
  const titles = [
    'Cup of tea by a window',
    'Morning drink',
    'Tea time',
    'Harbour',
    'Harbour at noon in rain',
  ];
  const results = titles.map((title, at) => ({
    ...anAsset(at + 1),
    title,
    author: { id: null, name: at === 2 ? 'another' : 'one' },
  }));
  const search = createSearch({
    related: NO_KIN,
    catalog: { search: async () => ({ total: 5, offset: 0, assets: results, hash: null }) },
  });
  const told: unknown[] = [];
  const arrangement = createArrangement({
    search,
    rejections: {
      store: createStore<RejectionsState>(() => ({ rejected: new Set<AssetId>(), list: 1 })),
    } as Rejections,
    focus: createGridFocus(),
    selection: createSelection(),
    memory: { getItem: () => null, setItem: () => {} },
    alike: async (ids) => {
      expect(ids).toEqual([1, 2, 3, 4, 5]);
      return [
        // One author: a little is enough. Of another one it takes more.
        { one: 1 as AssetId, other: 2 as AssetId, likeness: 0.65 },
        { one: 1 as AssetId, other: 3 as AssetId, likeness: 0.65 },
        { one: 4 as AssetId, other: 3 as AssetId, likeness: 0.8 },
        { one: 4 as AssetId, other: 5 as AssetId, likeness: 0.5 },
      ];
    },
    onFolded: (one) => told.push(one),
  });
  const shown = () => idsOf(arrangement.source.store.getState().pages.get(0) ?? []);
  search.start(plainQuery('tea'));
  await vi.waitFor(() => expect(shown()).toEqual([1, 2, 3, 4, 5]));
  arrangement.toggleFold();
  await vi.waitFor(() => expect(shown()).toEqual([1, 3, 5]));
  expect(told).toEqual([{ folded: 4, series: 2, of: 5 }]);
  expect(foldedWords({ folded: 4, series: 2, of: 5 })).toBe('Folded 4 of 5 loaded results into 2 tiles.');
  arrangement.toggleFold();
  expect(shown()).toEqual([1, 2, 3, 4, 5]);
  expect(foldedWords({ folded: 0, series: 0, of: 283 })).toBe(
    'No series among the 283 loaded results: nothing to fold.',
  );
});
