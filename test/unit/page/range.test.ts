import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseRange } from '../../../src/main/hosts/page/range.ts';

test.each([
  ['bytes=0-0', 10, { start: 0, end: 0 }],
  ['bytes=5-', 10, { start: 5, end: 9 }],
  ['bytes=5-99', 10, { start: 5, end: 9 }],
  ['bytes=-3', 10, { start: 7, end: 9 }],
  ['bytes=-99', 10, { start: 0, end: 9 }],
  ['bytes=10-', 10, 'unsatisfiable'],
  ['bytes=-0', 10, 'unsatisfiable'],
  ['bytes=0-', 0, 'unsatisfiable'],
  ['bytes=5-4', 10, null],
  ['bytes=-', 10, null],
  ['bytes=0-1,3-4', 10, null],
  ['items=0-1', 10, null],
  [undefined, 10, null],
] as const)('%s of %i bytes', (header, length, expected) => {
  expect(parseRange(header, length)).toEqual(expected);
});

test('a range is always inside the body', () => {
  const numbers = fc.option(fc.nat(50), { nil: '' as const });
  fc.assert(
    fc.property(numbers, numbers, fc.nat(40), (first, last, length) => {
      const range = parseRange(`bytes=${first}-${last}`, length);
      if (range === null || range === 'unsatisfiable') return;
      expect(range.start).toBeGreaterThanOrEqual(0);
      expect(range.start).toBeLessThanOrEqual(range.end);
      expect(range.end).toBeLessThan(length);
    }),
  );
});
