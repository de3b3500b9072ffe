import fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import { createSearch } from '../../../src/renderer/state/search.ts';
import type { SearchOptions } from '../../../src/renderer/state/search.ts';
import { StockroomError } from '../../../src/shared/model/failure.ts';
import { PAGE_SIZE, plainQuery } from '../../../src/shared/model/search.ts';
import type { SearchPage, SearchQuery } from '../../../src/shared/model/search.ts';
import { anAsset } from './assets.ts';

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
        const search = createSearch({ catalog });
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
        const { phase, query, count } = search.store.getState();
        expect(query.text).toBe(texts.at(-1));
        expect(phase).toEqual({ kind: 'ready', total: 50 + texts.length - 1, more: { kind: 'end' } });
        expect(count).toBe(50 + texts.length - 1);
      },
    ),
  );
});

test('a new search stops the one before', () => {
  const { calls, catalog } = catalogue();
  const search = createSearch({ catalog });
  search.start(plainQuery('one'));
  search.start(plainQuery('two'));
  expect(calls.map(({ signal }) => signal?.aborted)).toEqual([true, false]);
});

test('pages follow each other with the hash of the first, ahead of what is looked at, one at a time', async () => {
  const { calls, catalog } = catalogue();
  const search = createSearch({ catalog });
  search.start(plainQuery('sea'));
  await last(calls).answer(page(0, 1000));
  // 100 results are fewer than are wanted ahead of the first: the next page is asked for at once.
  expect(calls.map(({ offset }) => offset)).toEqual([0, 100]);
  search.want(90);
  search.want(95);
  expect(calls).toHaveLength(2);
  await last(calls).answer(page(100, 1000));
  expect(last(calls)).toMatchObject({ offset: 200, hash: 'hash-1000' });
  await last(calls).answer(page(200, 1000));
  expect(calls).toHaveLength(3);
  search.want(250);
  expect(last(calls).offset).toBe(300);
});

test('an asset that comes twice is shown once, and thin pages do not shift the next', async () => {
  const { calls, catalog } = catalogue();
  const search = createSearch({ catalog });
  search.start(plainQuery('sea'));
  await last(calls).answer(page(0, 1000, 1, 60));
  await last(calls).answer(page(100, 1000, 51, 100));
  const { assets, count } = search.store.getState();
  expect(calls.map(({ offset }) => offset)).toEqual([0, 100]);
  expect(count).toBe(150);
  expect(new Set(assets.map(({ id }) => id)).size).toBe(150);
});

test('a failed page keeps the results and goes on with a retry', async () => {
  const { calls, catalog } = catalogue();
  const search = createSearch({ catalog });
  search.start(plainQuery('sea'));
  await last(calls).answer(page(0, 1000));
  await last(calls).fail(new StockroomError('timeout'));
  expect(search.store.getState()).toMatchObject({
    count: 100,
    phase: { kind: 'ready', more: { kind: 'failed', failure: { code: 'timeout' } } },
  });
  // Scrolling about does not ask again by itself.
  search.want(99);
  expect(calls).toHaveLength(2);
  search.retry();
  expect(last(calls).offset).toBe(100);
});

test('a failed first page is retried from the start', async () => {
  const { calls, catalog } = catalogue();
  const search = createSearch({ catalog });
  search.start(plainQuery('sea'));
  await last(calls).fail(new StockroomError('offline'));
  expect(search.store.getState().phase).toMatchObject({ kind: 'failed', failure: { code: 'offline' } });
  search.retry();
  await last(calls).answer(page(0, 3));
  expect(search.store.getState()).toMatchObject({ count: 3, phase: { kind: 'ready', total: 3 } });
});

test('an empty page is the end, whatever the total says', async () => {
  const { calls, catalog } = catalogue();
  const search = createSearch({ catalog });
  search.start(plainQuery('sea'));
  await last(calls).answer({ total: 1000, offset: 0, hash: null, assets: [] });
  expect(search.store.getState().phase).toMatchObject({ kind: 'ready', more: { kind: 'end' } });
});

test('refining searches again only when something has been searched', async () => {
  const { calls, catalog } = catalogue();
  const search = createSearch({ catalog });
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
  const search = createSearch({ catalog, onPage });
  search.start(plainQuery('sea'));
  await last(calls).answer(page(0, 1000));
  await last(calls).answer(page(100, 1000, 91));
  expect(onPage.mock.calls.map(([assets]) => assets.length)).toEqual([100, 90]);
});

test('clearing stops what is under way and forgets the results', async () => {
  const { calls, catalog } = catalogue();
  const search = createSearch({ catalog });
  search.start(plainQuery('sea'));
  search.clear();
  await last(calls).answer(page(0, 1000));
  expect(calls[0]?.signal?.aborted).toBe(true);
  expect(search.store.getState()).toMatchObject({ count: 0, phase: { kind: 'idle' }, query: { text: '' } });
});
