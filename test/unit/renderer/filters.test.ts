import fc from 'fast-check';
import { expect, test } from 'vitest';
import { offersFor } from '../../../src/renderer/features/search/offers.ts';
import { FILTERS, clearAll } from '../../../src/renderer/features/search/filters.ts';
import { queryInWords } from '../../../src/renderer/features/search/query-words.ts';
import { searchQuery } from '../../../src/shared/contract/search-schema.ts';
import { instant } from '../../../src/shared/model/instant.ts';
import type { SavedSearchId } from '../../../src/shared/model/saved-search.ts';
import { plainQuery } from '../../../src/shared/model/search.ts';
import type { SearchQuery } from '../../../src/shared/model/search.ts';
import { queries } from '../searches/queries.ts';

const said = (query: SearchQuery) => FILTERS.map(({ words }) => words(query, [{ id: 15, name: 'Nature' }]));

test.each<[Partial<SearchQuery>, string]>([
  [{ types: ['photo'] }, 'Photos'],
  [{ types: ['photo', 'vector', 'video'] }, 'Photos, vectors and video'],
  [{ filters: { orientation: 'square' } }, 'Square'],
  [{ filters: { colour: 9 } }, 'Mostly red'],
  [{ filters: { minSize: 'm', bounds: { unit: 'cm', minWidth: 21 } } }, 'Medium or larger, from 21 cm wide'],
  [
    { filters: { bounds: { unit: 'px', minWidth: 1000, maxWidth: 2000, maxHeight: 900 } } },
    '1,000 to 2,000 px wide, up to 900 px high',
  ],
  [
    { filters: { people: { count: 2, gender: 'female', age: '30', ethnicity: 'asian' } } },
    'Two people, women, in their 30s, asian',
  ],
  [{ filters: { people: { count: 7, only: true } } }, 'Any number of people, people only'],
  [{ filters: { editorial: 'none' } }, 'No editorial'],
  [{ filters: { collection: 'enterprise' } }, 'Curated'],
  [{ filters: { categories: [15, 16] } }, 'In Nature, category 16'],
  [{ filters: { author: 'envivo' } }, 'By envivo'],
  [{ filters: { authorId: 7 } }, 'By author 7'],
  [{ filters: { excludeWords: ['boat', 'logo'] } }, 'Without boat, logo'],
  [{ filters: { showNudity: true } }, 'Nudity shown'],
])('%j reads "%s"', (part, words) => {
  expect(said({ ...plainQuery('sea'), ...part }).filter((text) => text !== null)).toEqual([words]);
});

test('whatever is asked for is said, and can be taken away one by one', () => {
  fc.assert(
    fc.property(queries, (query) => {
      const { types, filters } = query;
      const { author, authorId, minSize, bounds, ...others } = filters;
      // An author has one chip for name and ID, a size one for name and bounds.
      const parts =
        Number(types.length > 0) +
        Number(author !== undefined || authorId !== undefined) +
        Number(minSize !== undefined || bounds !== undefined) +
        Object.keys(others).length;
      expect(said(query).filter((text) => text !== null)).toHaveLength(parts);
      let left = query;
      for (const { words, clear } of FILTERS) {
        const before = said(left).filter((text) => text !== null).length;
        const isSet = words(left, []) !== null;
        left = clear(left);
        expect(words(left, [])).toBeNull();
        expect(said(left).filter((text) => text !== null)).toHaveLength(before - Number(isSet));
        expect(searchQuery.safeParse(left).success).toBe(true);
      }
      expect(left).toEqual({ ...plainQuery(query.text), sort: query.sort });
      expect(clearAll(query)).toEqual(left);
    }),
  );
});

test('a search in one line', () => {
  const query: SearchQuery = { ...plainQuery('sea'), types: ['photo'], filters: { colour: 2 } };
  expect(queryInWords(query)).toEqual({ title: 'sea', rest: 'photos, mostly blue' });
  expect(queryInWords({ ...query, text: '' })).toEqual({ title: 'Photos', rest: 'mostly blue' });
});

const past = (query: SearchQuery) => ({ query, total: 1, at: instant(1), first: [] });
const known = {
  hints: ['sea', 'sea shell', 'seal'],
  recent: [
    past(plainQuery('sea shell')),
    past({ ...plainQuery('sea'), types: ['video'] }),
    past(plainQuery('lake')),
  ],
  saved: [{ id: 1 as SavedSearchId, name: 'Seas', query: plainQuery('north'), fresh: null }],
};

test('what was saved and searched is offered before what others search for, each once', () => {
  const offers = offersFor({ ...known, typed: 'sea' });
  expect(offers.map((offer) => offer.kind)).toEqual(['saved', 'past', 'hint']);
  expect(offers.at(-1)).toEqual({ kind: 'hint', phrase: 'seal' });
});

test('before anything is typed: what was saved and searched, no guesses', () => {
  const kinds = offersFor({ ...known, typed: '' }).map((offer) => offer.kind);
  expect(kinds).toEqual(['saved', 'past', 'past', 'past']);
});

test('a list of assets has one offer', () => {
  expect(offersFor({ ...known, typed: '20192481\n20192482' })).toEqual([
    { kind: 'comps', ids: [20192481, 20192482] },
  ]);
});
