import fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import { createSearch } from '../../../src/renderer/state/search.ts';
import { assetAt, adjacentPosition } from '../../../src/renderer/state/result-pages.ts';
import type { Wanted } from '../../../src/renderer/state/result-pages.ts';
import type { SearchOptions } from '../../../src/renderer/state/search.ts';
import { StockroomError } from '../../../src/shared/model/failure.ts';
import { PAGE_SIZE, plainQuery } from '../../../src/shared/model/search.ts';
import type { SearchPage, SearchQuery } from '../../../src/shared/model/search.ts';
import { NO_KIN, anAsset } from './assets.ts';

interface Call {
  readonly query: SearchQuery;
  readonly offset: number;
  readonly hash: string | null;
  readonly signal: AbortSignal | undefined;
  readonly answer: (page: SearchPage) => Promise<void>;
  readonly fail: (error: unknown) => Promise<void>;
}

/** A catalogue whose answers come when, and in the order, the test wants. */
function catalogue() {
  const calls: Call[] = [];
  const search: SearchOptions['catalog']['search'] = ({ query, offset, hash }, options) => {
    const { promise, resolve, reject } = Promise.withResolvers<SearchPage>();
    const settled = () => new Promise<void>((done) => setImmediate(done));
    calls.push({
      query,
      offset,
      hash,
      signal: options?.signal,
      answer: (page) => {
        resolve(page);
        return settled();
      },
      fail: (error) => {
        reject(error);
        return settled();
      },
    });
    return promise;
  };
  return { calls, catalog: { search } };
}

const page = (offset: number, total: number, first = offset + 1, count = PAGE_SIZE): SearchPage => ({
  total,
  offset,
  hash: `hash-${total}`,
  assets: Array.from({ length: Math.min(count, total - offset) }, (_, index) => anAsset(first + index)),
});

function last(calls: readonly Call[]): Call {
  const call = calls.at(-1);
  if (call === undefined) throw new Error('nothing was asked');
  return call;
}

test('the latest search wins, in whatever order the answers come', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.string({ minLength: 1 }), { minLength: 2, maxLength: 8 }),
      fc.infiniteStream(fc.nat()),
      fc.infiniteStream(fc.boolean()),
      async (texts, order, outcome) => {
        const { calls, catalog } = catalogue();
        const search = createSearch({ related: NO_KIN, catalog });
        for (const text of texts) search.start(plainQuery(text));
        const first = calls.slice();
        const waiting = first.map((_, index) => index);
        while (waiting.length > 0) {
          const [index = 0] = waiting.splice((order.next().value ?? 0) % waiting.length, 1);
          // Each search has its own total, so that an answer of another one would show.
          const isLast = index === texts.length - 1;
          if (!isLast && outcome.next().value) await first[index]?.fail(new StockroomError('server'));
          else await first[index]?.answer(page(0, 50 + index));
        }
        const { phase, query, count, total } = search.store.getState();
        expect(query.text).toBe(texts.at(-1));
        expect(phase).toEqual({ kind: 'ready' });
        expect(total).toBe(50 + texts.length - 1);
        expect(count).toBe(50 + texts.length - 1);
      },
    ),
  );
});

test('a new search stops the one before', () => {
  const { calls, catalog } = catalogue();
  const search = createSearch({ related: NO_KIN, catalog });
  search.start(plainQuery('one'));
  search.start(plainQuery('two'));
  expect(calls.map(({ signal }) => signal?.aborted)).toEqual([true, false]);
});

/** The view stands on these results and goes down. */
const at = (first: number, last = first, change: Partial<Wanted> = {}): Wanted => ({
  first,
  last,
  direction: 1,
  fling: false,
  pinned: 0,
  ...change,
});
const TOTAL = 13_009_933;
const answerAll = async (calls: readonly Call[]) => {
  for (const call of calls) await call.answer(page(call.offset, TOTAL));
};

test('the pages around the view come with the hash of the first, those in the direction of travel first', async () => {
  const { calls, catalog } = catalogue();
  const search = createSearch({ related: NO_KIN, catalog });
  search.start(plainQuery('sea'));
  await last(calls).answer(page(0, TOTAL));
  expect(calls.map(({ offset }) => offset)).toEqual([0, 100, 200]);
  expect(last(calls).hash).toBe(`hash-${TOTAL}`);
  await answerAll(calls.slice(1));
  expect(calls).toHaveLength(3);
  search.want(at(5000, 5030, { direction: -1 }));
  expect(calls.slice(3).map(({ offset }) => offset)).toEqual([5000, 4900, 4800]);
});

test('a fling asks for nothing, and what it has flown over is no longer waited for', async () => {
  const { calls, catalog } = catalogue();
  const search = createSearch({ related: NO_KIN, catalog });
  search.start(plainQuery('sea'));
  await last(calls).answer(page(0, TOTAL));
  const waiting = calls.slice(1);
  search.want(at(6_000_000, 6_000_030, { fling: true }));
  expect(waiting.map(({ signal }) => signal?.aborted)).toEqual([true, true]);
  expect(calls).toHaveLength(3);
  for (const call of waiting) await call.fail(new StockroomError('aborted'));
  search.want(at(6_000_000, 6_000_030));
  expect(calls.slice(3).map(({ offset }) => offset)).toEqual([6_000_000, 6_000_100, 6_000_200]);
  expect(search.store.getState().failures.size).toBe(0);
});

test('however far one travels, few pages are kept, with that of the keyboard', async () => {
  const { calls, catalog } = catalogue();
  const dropped = new Set<number>();
  const search = createSearch({
    related: NO_KIN,
    catalog,
    onPage: (assets) => {
      for (const { id } of assets) dropped.delete(id);
    },
    onDrop: (assets) => {
      for (const { id } of assets) dropped.add(id);
    },
  });
  search.start(plainQuery('sea'));
  await last(calls).answer(page(0, TOTAL));
  for (let first = 0; first < 40_000; first += 100) {
    search.want(at(first, first + 30, { pinned: 50 }));
    await answerAll(calls.slice(-3));
  }
  const { pages } = search.store.getState();
  expect(pages.size).toBeLessThanOrEqual(100);
  expect(pages.has(0)).toBe(true);
  expect(pages.has(399)).toBe(true);
  expect(pages.has(200)).toBe(false);
  expect(dropped.has(20_001)).toBe(true);
});

test('an asset that comes twice is shown once, and thin pages do not shift the next', async () => {
  const { calls, catalog } = catalogue();
  const search = createSearch({ related: NO_KIN, catalog });
  search.start(plainQuery('sea'));
  await last(calls).answer(page(0, 1000, 1, 60));
  await calls[1]?.answer(page(100, 1000, 51, 100));
  const { pages } = search.store.getState();
  const shown = [...pages.values()].flat();
  expect(calls.slice(0, 2).map(({ offset }) => offset)).toEqual([0, 100]);
  expect(shown).toHaveLength(150);
  expect(new Set(shown.map(({ id }) => id)).size).toBe(150);
  expect(assetAt(pages, 59)?.id).toBe(60);
  expect(assetAt(pages, 60)).toBeNull();
  // The next after the last of the thin page is the first of the page after it, and back.
  expect(adjacentPosition(pages, 1000, 59, 1)).toBe(100);
  expect(adjacentPosition(pages, 1000, 100, -1)).toBe(59);
});

test('a failed page keeps the results and goes on with a retry', async () => {
  const { calls, catalog } = catalogue();
  const search = createSearch({ related: NO_KIN, catalog });
  search.start(plainQuery('sea'));
  await last(calls).answer(page(0, 1000));
  await calls[1]?.fail(new StockroomError('timeout'));
  const { phase, pages, failures, total } = search.store.getState();
  expect(phase).toEqual({ kind: 'ready' });
  expect(total).toBe(1000);
  expect(pages.size).toBe(1);
  expect(failures.get(1)?.code).toBe('timeout');
  // Scrolling about does not ask again by itself.
  const asked = calls.length;
  search.want(at(50));
  expect(calls.slice(asked)).toEqual([]);
  search.retry();
  expect(last(calls).offset).toBe(100);
  expect(search.store.getState().failures.size).toBe(0);
});

test('a service that ends before its own total: the end is found in a few questions', async () => {
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 1, max: 130_000 }), async (realPages) => {
      const { calls, catalog } = catalogue();
      const search = createSearch({ related: NO_KIN, catalog });
      search.start(plainQuery('sea'));
      await last(calls).answer(page(0, TOTAL));
      search.want(at(13_000_000));
      for (let next = 1; next < calls.length; next++) {
        const { offset, answer } = calls[next] as Call;
        const empty = { total: TOTAL, offset, hash: null, assets: [] };
        await answer(offset / PAGE_SIZE < realPages ? page(offset, TOTAL) : empty);
      }
      const { count } = search.store.getState();
      if (realPages * PAGE_SIZE <= 13_000_000) expect(count).toBe(realPages * PAGE_SIZE);
      expect(calls.length).toBeLessThan(60);
    }),
    { numRuns: 40 },
  );
});

test('a failed first page is retried from the start', async () => {
  const { calls, catalog } = catalogue();
  const search = createSearch({ related: NO_KIN, catalog });
  search.start(plainQuery('sea'));
  await last(calls).fail(new StockroomError('offline'));
  expect(search.store.getState().phase).toMatchObject({ kind: 'failed', failure: { code: 'offline' } });
  search.retry();
  await last(calls).answer(page(0, 3));
  expect(search.store.getState()).toMatchObject({ count: 3, total: 3, phase: { kind: 'ready' } });
});

test('an empty page is the end, whatever the total says', async () => {
  const { calls, catalog } = catalogue();
  const search = createSearch({ related: NO_KIN, catalog });
  search.start(plainQuery('sea'));
  await last(calls).answer({ total: 1000, offset: 0, hash: null, assets: [] });
  expect(search.store.getState()).toMatchObject({ phase: { kind: 'ready' }, count: 0 });
});

test('refining searches again only when something has been searched', async () => {
  const { calls, catalog } = catalogue();
  const search = createSearch({ related: NO_KIN, catalog });
  search.refine({ types: ['video'] });
  expect(calls).toHaveLength(0);
  search.start({ ...search.store.getState().query, text: 'sea' });
  expect(last(calls).query).toMatchObject({ text: 'sea', types: ['video'] });
  search.refine({ sort: 'newest' });
  expect(last(calls).query).toMatchObject({ text: 'sea', types: ['video'], sort: 'newest' });
});

test('every page that arrives is told, without what had been there', async () => {
  const { calls, catalog } = catalogue();
  const onPage = vi.fn();
  const search = createSearch({ related: NO_KIN, catalog, onPage });
  search.start(plainQuery('sea'));
  await last(calls).answer(page(0, 1000));
  await calls[1]?.answer(page(100, 1000, 91));
  expect(onPage.mock.calls.map(([assets]) => assets.length)).toEqual([100, 90]);
});

test('clearing stops what is under way and forgets the results', async () => {
  const { calls, catalog } = catalogue();
  const search = createSearch({ related: NO_KIN, catalog });
  search.start(plainQuery('sea'));
  search.clear();
  await last(calls).answer(page(0, 1000));
  expect(calls[0]?.signal?.aborted).toBe(true);
  expect(search.store.getState()).toMatchObject({ count: 0, phase: { kind: 'idle' }, query: { text: '' } });
});
