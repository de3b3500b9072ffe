import fc from 'fast-check';
import { expect, it } from 'vitest';
import { searchQuery } from '../../../src/shared/contract/search-schema.ts';
import { readInput } from '../../../src/shared/model/search-input.ts';
import { plainQuery } from '../../../src/shared/model/search.ts';

it.each([
  ['', { kind: 'nothing' }],
  [' , ', { kind: 'nothing' }],
  ['mountain  sunset', { kind: 'query', text: 'mountain sunset', author: null }],
  ['20192481', { kind: 'query', text: '20192481', author: null }],
  ['20192481 20192481', { kind: 'query', text: '20192481', author: null }],
  [
    'https://depositphotos.com/20192481/stock-photo-brunette.html',
    { kind: 'query', text: '20192481', author: null },
  ],
  ['by:envivo', { kind: 'query', text: '', author: 'envivo' }],
  ['sea By:envivo storm', { kind: 'query', text: 'sea storm', author: 'envivo' }],
  ['by:"Anna B" sea', { kind: 'query', text: 'sea', author: 'Anna B' }],
  ['stand by: me', { kind: 'query', text: 'stand by: me', author: null }],
  ['baby:blue', { kind: 'query', text: 'baby:blue', author: null }],
  [
    '20192481\nhttps://depositphotos.com/30192482/a.html; 40192483,20192481',
    { kind: 'assets', ids: [20192481, 30192482, 40192483] },
  ],
  ['20192481 and 30192482', { kind: 'query', text: '20192481 and 30192482', author: null }],
])('%j', (typed, meant) => {
  expect(readInput(typed)).toEqual(meant);
});

it('is always something that can be searched for', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 900 }), (typed) => {
      const input = readInput(typed);
      if (input.kind !== 'query') return;
      const query = {
        ...plainQuery(input.text),
        filters: input.author === null ? {} : { author: input.author },
      };
      expect(searchQuery.safeParse(query).error).toBeUndefined();
    }),
  );
});
