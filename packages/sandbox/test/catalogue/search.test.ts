import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CatalogueAsset, CatalogueQuery, CatalogueType } from '../../src/catalogue/index.ts';
import { searchCatalogue } from '../../src/catalogue/index.ts';
import { stems } from '../../src/catalogue/words.ts';
import { SORTS } from '../../src/catalogue/query.ts';

const ALL: readonly CatalogueType[] = ['photo', 'vector', 'illustration', 'video', 'music', 'sound-effect'];

function everything(query: CatalogueQuery, size: number): CatalogueAsset[] {
  const results = searchCatalogue(query);
  const found: CatalogueAsset[] = [];
  for (let offset = 0; ; offset += size) {
    const page = results.page(offset, size);
    if (page.length === 0) return found;
    found.push(...page);
  }
}

function wordsOf(asset: CatalogueAsset): Set<string> {
  return new Set(stems([asset.title, asset.description, ...asset.tags].join(' ')));
}

describe('counts and pages', () => {
  it.each(SORTS)('agree to the last result, without a double, sorted by %s', (sort) => {
    const query: CatalogueQuery = { text: 'giraffe sunset', types: ['video'], sort };
    const { count } = searchCatalogue(query);
    const ids = everything(query, 997).map(({ id }) => id);
    expect(count).toBeGreaterThan(8_000);
    expect(count).toBeLessThan(200_000);
    expect(ids).toHaveLength(count);
    expect(new Set(ids).size).toBe(count);
  });

  it.each(SORTS)('agree for one author, sorted by %s', (sort) => {
    const author = searchCatalogue({ text: 'coffee' }).page(0, 1)[0]?.author;
    if (author === undefined) throw new Error('no coffee');
    const query: CatalogueQuery = { text: 'coffee', authorName: author.username, sort };
    const found = everything(query, 61);
    expect(found).toHaveLength(searchCatalogue(query).count);
    expect(new Set(found.map(({ id }) => id)).size).toBe(found.length);
    expect(found.every((asset) => asset.author.id === author.id)).toBe(true);
    expect(searchCatalogue({ text: 'coffee', authorId: author.id }).count).toBe(found.length);
  });

  it('cut pages out of one order wherever they begin', () => {
    const results = searchCatalogue({ text: 'flowers', sort: 'best-match' });
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: results.count - 1 }),
        fc.integer({ min: 1, max: 30 }),
        (offset, limit) => {
          const page = results.page(offset, limit);
          expect(page).toHaveLength(Math.min(limit, results.count - offset));
          expect(page[0]).toEqual(results.page(offset, 1)[0]);
          expect(page.at(-1)).toEqual(results.page(offset + page.length - 1, 5)[0]);
        },
      ),
      { numRuns: 40 },
    );
    expect(results.page(results.count, 10)).toEqual([]);
  });

  it('are as large as on the real service', () => {
    const { count: women } = searchCatalogue({ text: 'woman' });
    expect(women).toBeGreaterThan(10_000_000);
    expect(women).toBeLessThan(17_000_000);
    expect(searchCatalogue({ text: 'mountain sunset' }).count).toBeGreaterThan(300_000);
    expect(searchCatalogue({ types: ALL, showNudity: true }).count).toBe(331_000_000);
  });
});

describe('words', () => {
  const count = (text: string, extra: CatalogueQuery = {}) => searchCatalogue({ text, ...extra }).count;

  it('narrow a search, each one', () => {
    expect(count('mountain lake')).toBeLessThan(count('mountain'));
    expect(count('mountain lake sunset')).toBeLessThan(count('mountain lake'));
    for (const asset of searchCatalogue({ text: 'mountain lake sunset' }).page(0, 50)) {
      expect([...wordsOf(asset)]).toEqual(expect.arrayContaining(['mountain', 'lake', 'sunset']));
    }
  });

  it('are found in singular and plural, in any case', () => {
    expect(count('Mountains')).toBe(count('mountain'));
    expect(count('WOMEN')).toBe(count('woman'));
    expect(count('leaves')).toBe(count('leaf'));
  });

  it('are corrected by one letter unless that is off', () => {
    expect(count('moutain')).toBe(count('mountain'));
    expect(count('moutain', { correct: false })).toBe(0);
  });

  it('that the catalogue does not know are ignored beside known ones, and find nothing alone', () => {
    expect(count('qqxyzzy')).toBe(0);
    expect(count('qqxyzzy mountain')).toBe(count('mountain'));
  });

  it('that are excluded appear nowhere in a result', () => {
    const results = searchCatalogue({
      text: 'mountain',
      excludeWords: ['snow', 'Lakes'],
      sort: 'best-match',
    });
    expect(results.count).toBeGreaterThan(0);
    expect(results.count).toBeLessThan(count('mountain'));
    for (const asset of results.page(0, 400)) {
      expect(wordsOf(asset).has('snow'), asset.title).toBe(false);
      expect(wordsOf(asset).has('lake'), asset.title).toBe(false);
    }
  });

  it('that are an item ID find that item', () => {
    expect(
      searchCatalogue({ text: ' 20192481 ' })
        .page(0, 10)
        .map(({ id }) => id),
    ).toEqual([20_192_481]);
  });

  it('bring the subject itself first, in many ways of seeing it', () => {
    const page = searchCatalogue({ text: 'cat', sort: 'best-match' }).page(0, 100);
    expect(page.every(({ tags }) => tags.slice(0, 3).includes('cat'))).toBe(true);
    expect(new Set(page.map(({ title }) => title)).size).toBeGreaterThan(40);
    expect(new Set(page.map(({ author }) => author.id)).size).toBeGreaterThan(60);
  });
});

describe('orders', () => {
  const page = (sort: (typeof SORTS)[number], offset = 0) =>
    searchCatalogue({ text: 'beach', sort }).page(offset, 500);
  const falling = (values: readonly number[]) =>
    values.every((value, index) => index === 0 || value <= (values[index - 1] ?? value));

  it('put the youngest first', () => {
    expect(falling(page('newest').map(({ published }) => published))).toBe(true);
    expect(falling(page('newest', 1_000_000).map(({ published }) => published))).toBe(true);
  });

  it('put what sells first, or last', () => {
    expect(falling(page('best-sales').map(({ downloads }) => downloads))).toBe(true);
    expect(falling(page('undiscovered').map(({ downloads }) => -downloads))).toBe(true);
    expect(page('best-sales')[0]?.downloads).toBeGreaterThan(1_000);
    expect(page('undiscovered')[0]?.downloads).toBeLessThan(50);
  });
});

describe('filters', () => {
  const people = fc.record(
    {
      gender: fc.constantFrom('male', 'female', 'both'),
      age: fc.constantFrom('child', 'teenager', '20', '30', '60'),
      ethnicity: fc.constantFrom('asian', 'black', 'caucasian'),
      count: fc.constantFrom(1, 2, 3, 4),
    },
    { requiredKeys: [] },
  );
  const bounds = fc.record(
    {
      minWidth: fc.constantFrom(1000, 4000),
      maxWidth: fc.constantFrom(2000, 6000),
      minHeight: fc.constantFrom(500, 4000),
      maxHeight: fc.constantFrom(3000, 8000),
      minEdge: fc.constantFrom(2000, 6000),
    },
    { requiredKeys: [] },
  );
  const query = fc.record(
    {
      types: fc.uniqueArray(fc.constantFrom(...ALL), { minLength: 1 }),
      orientation: fc.constantFrom('horizontal', 'vertical', 'square'),
      colour: fc.integer({ min: 1, max: 17 }),
      bounds,
      people,
      editorial: fc.constantFrom('only', 'none'),
      collection: fc.constantFrom('regular', 'enterprise', 'premium'),
      categories: fc.uniqueArray(fc.integer({ min: 1, max: 23 }), { minLength: 1, maxLength: 4 }),
      sort: fc.constantFrom(...SORTS),
    },
    { requiredKeys: [] },
  ) as fc.Arbitrary<CatalogueQuery>;

  function typeOf({ type, illustration, sound }: CatalogueAsset): CatalogueType {
    if (type === 'image') return illustration ? 'illustration' : 'photo';
    if (type === 'audio') return sound === 'effect' ? 'sound-effect' : 'music';
    return type;
  }

  it('hold for every result, in any mixture', () => {
    fc.assert(
      fc.property(query, fc.double({ min: 0, max: 1, noNaN: true }), (wanted, share) => {
        const results = searchCatalogue(wanted);
        for (const asset of results.page(Math.floor(share * Math.max(0, results.count - 12)), 12)) {
          expect(wanted.types ?? ['photo', 'vector']).toContain(typeOf(asset));
          if (wanted.orientation !== undefined) expect(asset.orientation).toBe(wanted.orientation);
          if (wanted.colour !== undefined) expect(asset.colours).toContain(wanted.colour);
          if (wanted.collection !== undefined) expect(asset.collection).toBe(wanted.collection);
          if (wanted.editorial !== undefined) expect(asset.editorial).toBe(wanted.editorial === 'only');
          if (wanted.categories !== undefined) {
            expect(asset.categories.some(({ id }) => wanted.categories?.includes(id))).toBe(true);
          }
          expect(asset.nudity).toBe(false);
          const size = wanted.bounds ?? {};
          expect(asset.width).toBeGreaterThanOrEqual(size.minWidth ?? 0);
          expect(asset.width).toBeLessThanOrEqual(size.maxWidth ?? asset.width);
          expect(asset.height).toBeGreaterThanOrEqual(size.minHeight ?? 0);
          expect(asset.height).toBeLessThanOrEqual(size.maxHeight ?? asset.height);
          expect(Math.max(asset.width, asset.height)).toBeGreaterThanOrEqual(size.minEdge ?? 0);
          const { gender, age, ethnicity, count } = wanted.people ?? {};
          if (gender !== undefined) expect(asset.people?.gender).toBe(gender);
          if (age !== undefined) expect(asset.people?.age).toBe(age);
          if (ethnicity !== undefined) expect(asset.people?.ethnicity).toBe(ethnicity);
          if (count !== undefined && count < 4) expect(asset.people?.count).toBe(count);
          if (count !== undefined) expect(asset.people).not.toBeNull();
        }
      }),
      { numRuns: 80 },
    );
  });

  it('show nudity only where it is asked for', () => {
    const open = searchCatalogue({ text: 'spa woman', showNudity: true });
    expect(open.page(0, 400).some(({ nudity }) => nudity)).toBe(true);
    expect(open.count).toBeGreaterThan(searchCatalogue({ text: 'spa woman' }).count);
  });

  it('tell apart what has no author of that name', () => {
    expect(searchCatalogue({ authorName: 'nobody-at-all' }).count).toBe(0);
    expect(searchCatalogue({ authorId: 1 }).count).toBe(0);
  });
});
