import fc from 'fast-check';
import { expect, test } from 'vitest';
import { countryOf } from '../../../src/shared/model/country.ts';

test.each([
  ['DE', { code: 'DE', name: 'Germany' }],
  [' de ', { code: 'DE', name: 'Germany' }],
  ['Germany', { code: 'DE', name: 'Germany' }],
  ['united  states', { code: 'US', name: 'United States' }],
  ['USA', { code: 'US', name: 'United States' }],
  ['UK', { code: 'GB', name: 'United Kingdom' }],
  ['Great Britain', { code: 'GB', name: 'United Kingdom' }],
  ['DD', { code: 'DE', name: 'Germany' }],
  ['ZZ', null],
  ['EU', null],
  ['Atlantis', null],
  ['', null],
])('%j', (text, country) => {
  expect(countryOf(text)).toEqual(country);
});

test('code and name lead to each other', () => {
  const letter = fc.constantFrom(...'ABCDEFGHIJKLMNOPQRSTUVWXYZ');
  fc.assert(
    fc.property(letter, letter, (first, second) => {
      const country = countryOf(first + second);
      if (country === null) return;
      expect(countryOf(country.code)).toEqual(country);
      expect(countryOf(country.name)).toEqual(country);
    }),
    { numRuns: 700 },
  );
});
