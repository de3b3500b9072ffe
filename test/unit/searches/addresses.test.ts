import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { searchQuery } from '../../../src/shared/contract/search-schema.ts';
import { toAddress } from '../../../src/renderer/state/address.ts';
import { addressOf, assetOfAddress, parseDeepLink, toDeepLink } from '../../../src/shared/model/deep-link.ts';
import type { AssetId } from '../../../src/shared/model/ids.ts';
import { pictureAddress, readSearch, writeSearch } from '../../../src/shared/model/search-address.ts';
import { isSearchable, plainQuery } from '../../../src/shared/model/search.ts';
import { queries } from './queries.ts';

describe('the words of a search', () => {
  it('bring back the very search', () => {
    fc.assert(
      fc.property(queries, (query) => {
        expect(readSearch(writeSearch(query))).toEqual(query);
      }),
    );
  });

  it('are the same for the same search, however it was written', () => {
    fc.assert(
      fc.property(queries, (query) => {
        const words = writeSearch(query);
        const shuffled = new URLSearchParams([...new URLSearchParams(words)].reverse());
        // Lists keep their order.
        for (const name of ['category', 'without']) {
          const values = shuffled.getAll(name).reverse();
          shuffled.delete(name);
          for (const value of values) shuffled.append(name, value);
        }
        expect(writeSearch(readSearch(`${shuffled}&unheard=of`))).toBe(words);
      }),
    );
  });

  it('never make a search that the contract refuses, whatever the address says', () => {
    const names =
      'v q sort type orientation colour size minWidth maxHeight unit people count gender age ethnicity editorial collection category by byId without nudity like x';
    const value = fc.oneof(
      fc.string({ maxLength: 700 }),
      fc.constantFrom(
        '0',
        '-1',
        '1e9',
        '99999999999999999999',
        'NaN',
        '%',
        '%ff',
        'newest',
        'px',
        '2',
        'only',
      ),
      fc.webUrl(),
    );
    const rubbish = fc
      .array(fc.tuple(fc.constantFrom(...names.split(' ')), value), { maxLength: 80 })
      .map((pairs) => pairs.map(([name, text]) => `${name}=${text}`).join('&'));
    fc.assert(
      fc.property(fc.oneof(rubbish, fc.string()), (address) => {
        expect(searchQuery.safeParse(readSearch(address)).error).toBeUndefined();
      }),
    );
  });

  it('are short for a plain search', () => {
    expect(writeSearch(plainQuery('mountain sunset'))).toBe('v=1&q=mountain+sunset');
  });

  it('can be written by hand', () => {
    expect(
      readSearch(
        'q=sea&type=video&colour=2&minWidth=8.5&unit=inch&people=only&without=boat&without=&by=envivo',
      ),
    ).toEqual({
      text: 'sea',
      sort: 'best-match',
      types: ['video'],
      filters: {
        colour: 2,
        bounds: { unit: 'inch', minWidth: 8.5 },
        people: { only: true },
        author: 'envivo',
        excludeWords: ['boat'],
      },
    });
  });
});

describe('a deep link', () => {
  it('brings a search from one computer to another', () => {
    fc.assert(
      fc.property(queries.filter(isSearchable), (query) => {
        expect(parseDeepLink(toDeepLink(query))).toEqual({ kind: 'search', query });
      }),
    );
  });

  it.each([
    'stockroom://search?v=1&q=sea',
    'stockroom:search?q=sea',
    'STOCKROOM://search/?q=sea#top',
    ' stockroom://search?q=sea ',
  ])('is read: %s', (link) => {
    expect(parseDeepLink(link)).toMatchObject({ kind: 'search', query: { text: 'sea' } });
  });

  it.each([
    '',
    'https://example.com/search?q=sea',
    'stockroom://licence?asset=1',
    'stockroom://search',
    'stockroom://search?v=1',
    'javascript:stockroom://search?q=sea',
  ])('is refused: %s', (link) => {
    expect(parseDeepLink(link)).toBeNull();
  });

  it.each(['stockroom://asset/24985913', 'stockroom:asset/24985913/', ' Stockroom://Asset/24985913#top '])(
    'names an asset: %s',
    (link) => {
      const target = { kind: 'asset', assetId: 24985913 as AssetId } as const;
      expect(parseDeepLink(link)).toEqual(target);
      expect(addressOf(parseDeepLink(link) ?? target)).toBe('#/asset/24985913');
      expect(assetOfAddress('#/asset/24985913')).toBe(24985913);
    },
  );

  it.each([
    'stockroom://asset/',
    'stockroom://asset/0',
    'stockroom://asset/-1',
    'stockroom://asset/1e6',
    'stockroom://asset/ 1',
    'stockroom://asset/12345678901234567',
    'stockroom://asset/1?download=yes',
    'stockroom://asset/1/../2',
    'stockroom://asset/%31',
    'stockroom:///asset/1',
  ])('names no asset: %s', (link) => {
    expect(parseDeepLink(link)).toBeNull();
  });

  it('has the address that its page has', () => {
    fc.assert(
      fc.property(queries.filter(isSearchable), (query) => {
        expect(addressOf({ kind: 'search', query })).toBe(toAddress(query));
      }),
    );
  });

  it('is refused when it is longer than any of ours', () => {
    expect(parseDeepLink(`stockroom://search?q=${'a'.repeat(9000)}`)).toBeNull();
  });
});

describe('the address of a picture', () => {
  it('is https, and holds no password', () => {
    expect(pictureAddress(' https://example.com/a b.jpg ')).toBe('https://example.com/a%20b.jpg');
    for (const wrong of [
      '',
      'a.jpg',
      'http://example.com/a.jpg',
      'https://me:secret@example.com/a.jpg',
      'file:///a',
    ])
      expect(pictureAddress(wrong)).toBeUndefined();
  });
});
