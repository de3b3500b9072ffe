import fc from 'fast-check';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  compSuffixProblem,
  fileName,
  filePath,
  MAX_NAME_BYTES,
  numbered,
  templateProblem,
} from '../../../src/shared/model/file-name.ts';
import type { NameParts } from '../../../src/shared/model/file-name.ts';

const parts = (change: Partial<NameParts> = {}): NameParts => ({
  title: 'Snow-capped mountain range at sunset',
  id: 123_456_789,
  author: 'someone',
  right: 'comp',
  option: 'l-2015',
  project: '',
  date: '2026-11-21',
  extension: 'jpg',
  ...change,
});

const HOSTILE = [
  'CON',
  'con.jpg',
  'aux.tar',
  'COM¹',
  'LPT9.txt',
  'NUL ',
  'CONIN$',
  '../x',
  '..',
  '.',
  'C:\\x',
  '\\\\srv\\x',
  'a/b',
  'zero\0byte',
  '😀'.repeat(400),
  'e\u0301'.repeat(300),
  'gpj.\u202eexe',
  'ends with dots...',
  'ends with spaces   ',
  '\ud800 lone',
  '{id}{title}{title}',
  '$& $1 $$',
  'a\u200bb\u2028c',
  '',
  '   ',
  '.hidden',
];

const RESERVED = /^(con|prn|aux|nul|conin\$|conout\$|(com|lpt)[0-9¹²³])(\..*)?$/i;

function expectValid(name: string): void {
  expect(Buffer.byteLength(name)).toBeLessThanOrEqual(MAX_NAME_BYTES);
  expect(name).toBe(name.normalize('NFC'));
  expect(name).not.toMatch(/[<>:"/\\|?*\p{Cc}\p{Cf}\p{Cs}]/u);
  expect(name).not.toMatch(/[. ]$/);
  expect(name).not.toMatch(/^[. ]/);
  expect(name).not.toMatch(RESERVED);
  expect(name.length).toBeGreaterThan(0);
  expect(path.dirname(path.join('/library', name))).toBe('/library');
  expect(path.win32.dirname(path.win32.join('C:\\library', name))).toBe('C:\\library');
}

describe('D36: names are valid on all three systems', () => {
  it('is readable', () => {
    expect(fileName(parts())).toBe('Snow-capped mountain range at sunset 123456789 comp l-2015.jpg');
    expect(fileName(parts({ right: 'licensed', option: 'xl-2015' }))).toBe(
      'Snow-capped mountain range at sunset 123456789 xl-2015.jpg',
    );
  });

  it.each(HOSTILE)('title %j', (title) => {
    const name = fileName(parts({ title }));
    expectValid(name);
    expect(name).toContain('123456789 comp l-2015.jpg');
  });

  it.each(HOSTILE)('the title alone as template, title %j', (title) => {
    expectValid(fileName(parts({ title, extension: '' }), '{title}'));
  });

  it('any text in any part and template, with any number', () => {
    const text = fc.oneof(fc.string({ unit: 'binary', maxLength: 300 }), fc.constantFrom(...HOSTILE));
    fc.assert(
      fc.property(
        text,
        text,
        fc.constantFrom(
          '{title} {id}',
          '{id}',
          '{title}',
          '{author} {title} {size}',
          '{title}/{id}',
          'x{nope}',
        ),
        fc.constantFrom('jpg', 'zip', ''),
        fc.integer({ min: 1, max: 9999 }),
        (title, author, template, extension, number) => {
          const name = numbered(fileName(parts({ title, author, extension }), template), number);
          expectValid(name);
          if (extension !== '') expect(name.endsWith(`.${extension}`)).toBe(true);
        },
      ),
      { numRuns: 500 },
    );
  });

  it('a long title gives way, the ID stays, and no letter is cut in two', () => {
    const name = fileName(parts({ title: '👩‍👩‍👧‍👦'.repeat(60) }));
    expect(name).toContain(' 123456789 comp l-2015.jpg');
    expect(name.isWellFormed()).toBe(true);
  });
});

describe('numbered', () => {
  it('counts before the extension', () => {
    expect(numbered('a.jpg', 1)).toBe('a.jpg');
    expect(numbered('a.b.jpg', 2)).toBe('a.b (2).jpg');
    expect(numbered('plain', 3)).toBe('plain (3)');
  });
});

describe('folders', () => {
  it('come from the template alone, and those without a name are left out', () => {
    const template = '{project}/{date}/{title} {id}';
    expect(filePath(parts({ project: 'Spring: ads/web', title: 'a/b' }), template)).toBe(
      'Spring ads web/2026-11-21/a b 123456789 comp l-2015.jpg',
    );
    expect(filePath(parts(), template)).toBe(
      '2026-11-21/Snow-capped mountain range at sunset 123456789 comp l-2015.jpg',
    );
    expect(filePath(parts({ project: '..' }), '{project}/{id}')).toBe('123456789 comp l-2015.jpg');
    expect(filePath(parts(), '{size}/{id} {size}')).toBe('l-2015/123456789 l-2015 comp.jpg');
  });

  it('stay inside the library and are valid on all three systems', () => {
    const text = fc.oneof(fc.string({ unit: 'binary', maxLength: 200 }), fc.constantFrom(...HOSTILE));
    fc.assert(
      fc.property(text, text, text, (project, title, author) => {
        const template = '{project}/{author}/../{title} {id}';
        for (const name of filePath(parts({ project, title, author }), template).split('/'))
          expectValid(name);
      }),
      { numRuns: 300 },
    );
  });

  it.each([
    ['{title} {id}', null],
    ['', 'A name needs at least one word, such as {id}.'],
    ['{name}', 'There is no {name}.'],
    ['a/b/c/d/e', 'At most 3 folders, one in the other.'],
  ])('template %j: %s', (template, problem) => {
    expect(templateProblem(template)).toBe(problem);
  });
});

describe('the mark of comps', () => {
  it('is the word that was chosen, or nothing', () => {
    const named = (suffix: string, template?: string) => fileName(parts({ title: 'Hero' }), template, suffix);
    expect(named('LAYOUT')).toBe('Hero 123456789 LAYOUT l-2015.jpg');
    expect(named('for layout – ЧЕРНОВИК')).toBe('Hero 123456789 for layout – ЧЕРНОВИК l-2015.jpg');
    expect(named('')).toBe('Hero 123456789 l-2015.jpg');
    expect(named('', '{size} {title}')).toBe('l-2015 Hero.jpg');
    expect(fileName(parts({ title: 'Hero', right: 'licensed' }), undefined, 'LAYOUT')).toBe(
      'Hero 123456789 l-2015.jpg',
    );
  });

  it.each([
    ['', null],
    ['comp', null],
    ['仮', null],
    ['x'.repeat(21), '20 characters at most.'],
    [' comp', 'It can’t begin or end with a space, or have any of < > : " / \\ | ? *'],
    ['a/b', 'It can’t begin or end with a space, or have any of < > : " / \\ | ? *'],
    ['a\u202eb', 'It can’t begin or end with a space, or have any of < > : " / \\ | ? *'],
    ['...', 'It needs a letter or a digit.'],
    ['Licensed', 'A comp is not paid for: choose another word.'],
  ])('%j: %s', (suffix, problem) => {
    expect(compSuffixProblem(suffix)).toBe(problem);
  });

  it('holds on all three systems and is in the name, whatever is allowed', () => {
    const suffix = fc
      .string({ unit: 'grapheme', minLength: 1, maxLength: 20 })
      .filter((text) => compSuffixProblem(text) === null);
    fc.assert(
      fc.property(suffix, fc.constantFrom('{title} {id}', '{title} {size}'), (mark, template) => {
        const name = fileName(parts(), template, mark);
        expectValid(name);
        expect(name).toContain(mark.replace(/[. ]+$/u, ''));
        expect(name).not.toBe(fileName(parts({ right: 'licensed' }), template, mark));
      }),
      { numRuns: 300 },
    );
  });
});
