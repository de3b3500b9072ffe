import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Finder, Finding } from '../../../src/renderer/state/finder.ts';
import { groupsFor } from '../../../src/renderer/features/palette/group.ts';
import { rank } from '../../../src/renderer/features/palette/rank.ts';

const best = (typed: string, ...labels: readonly string[]) =>
  labels
    .flatMap((label) => {
      const score = rank(typed, { label });
      return score === null ? [] : [{ label, score }];
    })
    .toSorted((one, other) => other.score - one.score)
    .map(({ label }) => label);

test('the whole name comes before its beginning, before words, before what stands inside', () => {
  expect(best('tea', 'Steady hand', 'Tea house', 'Green tea', 'Tea', 'Coffee')).toEqual([
    'Tea',
    'Tea house',
    'Green tea',
    'Steady hand',
  ]);
});

test('words may come in any order, in any case, with other marks, and partly from the small print', () => {
  expect(rank('team spring', { label: 'Spring campaign, team shots' })).not.toBeNull();
  expect(rank('UBER', { label: 'über uns' })).toBeNull();
  expect(rank('ÜBER', { label: 'über uns' })).not.toBeNull();
  const small = rank('spring licensed', { label: 'Spring campaign', detail: 'Licensed' });
  const own = rank('spring campaign', { label: 'My spring campaign', detail: '' });
  expect(small).not.toBeNull();
  expect(own ?? 0).toBeGreaterThan(small ?? 0);
});

test('a long title is not found by scattered letters, a command is', () => {
  expect(rank('cta', { label: 'Coffee cup on the table in an autumn garden at noon' })).toBeNull();
  expect(rank('cts', { label: 'Clear the selection' })).not.toBeNull();
});

test('a text is always found by itself and by its beginning, and no text throws', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'grapheme', maxLength: 60 }),
      fc.string({ maxLength: 20 }),
      (label, typed) => {
        expect(rank(label, { label })).not.toBeNull();
        const score = rank(typed, { label });
        if (score !== null) expect(Number.isFinite(score)).toBe(true);
      },
    ),
  );
});

const finding = (label: string): Finding => ({ id: label, label, run: () => {} });
const finder = (title: string, order: number, labels: readonly string[], idle = 0): Finder => ({
  title,
  order,
  idle,
  known: () => labels.map(finding),
});
const shown = (finders: readonly Finder[], typed: string, told: readonly Finding[] = []) =>
  groupsFor(
    finders,
    typed,
    (one) => one.known?.(undefined as never, typed) ?? [],
    (one) => (one.ask === undefined ? [] : told),
  ).map(({ title, items }) => `${title}: ${items.map(({ label }) => label).join(', ')}`);

test('the group with the best match is first; equal ones keep their order; empty ones are left out', () => {
  const finders = [
    finder('Commands', 10, ['Open boards', 'Invert']),
    finder('Boards', 20, ['Boards for spring', 'Autumn']),
    finder('Searches', 30, ['surf board']),
  ];
  expect(shown(finders, 'board')).toEqual([
    'Boards: Boards for spring',
    'Commands: Open boards',
    'Searches: surf board',
  ]);
  expect(shown(finders, 'nothing like it')).toEqual([]);
});

test('untyped, a group shows as many as it asks for; typed, six at most, the main process’s behind our own', () => {
  const many = Array.from({ length: 9 }, (_, at) => `Tea ${at}`);
  expect(shown([finder('Boards', 1, many, 2), finder('Settings', 2, many)], '')).toEqual([
    'Boards: Tea 0, Tea 1',
  ]);
  expect(shown([finder('Boards', 1, many)], 'tea')[0]?.split(', ')).toHaveLength(6);
  const asks: Finder = { title: 'Library', order: 3, ask: () => Promise.resolve([]) };
  expect(shown([asks], 'tea', [finding('Found by its note')])).toEqual(['Library: Found by its note']);
});
