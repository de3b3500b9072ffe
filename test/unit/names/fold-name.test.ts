import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { foldName, isSameName } from '../../../src/shared/model/fold-name.ts';

/** Any text, with more of what makes trouble: letters of two small forms, marks, spaces, signs without a width. */
const trouble = [
  ...'\u0323ßẞſıİIiΣςσǅŉﬁÅÅåe\u0301\u0308\u0307\u0345ΐᾳ ἈＡａ①한글',
  '\u00a0',
  '\u2003',
  '\u3000',
  '\t',
  '\u200b',
  '\u200d',
  '\ufeff',
  '\u00ad',
  '\u034f',
  '\ufe0f',
  '\u2060',
];
const text = fc
  .array(fc.oneof(fc.constantFrom(...trouble), fc.string({ unit: 'binary', maxLength: 3 })), {
    maxLength: 12,
  })
  .map((parts) => parts.join('').toWellFormed());

/** A sign without a width keeps a mark from its letter. */
const composed = (name: string) =>
  name.replaceAll(/[\p{Default_Ignorable_Code_Point}\p{Cf}]/gu, '').normalize('NFC');

const runs = { numRuns: 3000 };

describe('names are folded once', () => {
  test('what is folded is folded', () => {
    fc.assert(
      fc.property(text, (name) => {
        expect(foldName(foldName(name))).toBe(foldName(name));
      }),
      runs,
    );
  });

  test.each([
    // Unicode changes the case of composed text: marks in another order, or apart from their letter, become other letters.
    ['upper case', (name: string) => composed(name).toUpperCase()],
    ['small letters', (name: string) => composed(name).toLowerCase()],
    ['composed', (name: string) => name.normalize('NFC')],
    ['decomposed', (name: string) => name.normalize('NFD')],
    ['compatible', (name: string) => name.normalize('NFKC')],
    ['decomposed compatibly', (name: string) => name.normalize('NFKD')],
    ['spaces around', (name: string) => `\u00a0 ${name}\t\u2003`],
    ['wide spaces', (name: string) => name.replaceAll(' ', '\u00a0\u2009')],
    ['signs without a width', (name: string) => [...name].join('\u200b')],
  ])('%s make no other name', (_, change) => {
    fc.assert(
      fc.property(text, (name) => {
        expect(foldName(change(name))).toBe(foldName(name));
      }),
      runs,
    );
  });

  test.each([
    ['Übersee', 'U\u0308BERSEE'],
    ['übersee', ' Über\u00adsee\u200b'],
    ['Straße', 'STRASSE'],
    ['ΟΔΟΣ', 'οδος'],
    ['İstanbul', 'istanbul'],
    ['İ\u0323', 'I\u0323'],
    ['ｗｉｄｅ', 'wide'],
    ['Spring\u00a0 26', 'spring 26'],
  ])('%j is %j', (one, other) => {
    expect(isSameName(one, other)).toBe(true);
  });

  test.each([
    ['Spring 26', 'Spring26'],
    ['Übersee', 'Ubersee'],
    ['a', 'b'],
  ])('%j is not %j', (one, other) => {
    expect(isSameName(one, other)).toBe(false);
  });

  test('a name of nothing that shows is empty', () => {
    expect(foldName('\u200b\u00a0\ufeff\t')).toBe('');
  });
});
