import fc from 'fast-check';
import { expect, test } from 'vitest';
import { MAX_STRETCH, Packing } from '../../../src/renderer/features/grid/packing.ts';
import type { PackingOptions } from '../../../src/renderer/features/grid/packing.ts';

const aspects = fc.array(fc.double({ min: 0.2, max: 5, noNaN: true }), { maxLength: 400 });
const options: fc.Arbitrary<PackingOptions> = fc.record({
  width: fc.integer({ min: 300, max: 3000 }),
  target: fc.integer({ min: 80, max: 400 }),
  gap: fc.integer({ min: 0, max: 16 }),
});

function packed(with_: PackingOptions, all: readonly number[], complete = true): Packing {
  const packing = new Packing(with_);
  packing.extend((index) => all[index] ?? 1, all.length);
  if (complete) packing.complete();
  return packing;
}

test('every result stands in exactly one row, in order', () => {
  fc.assert(
    fc.property(options, aspects, (with_, all) => {
      const { rows } = packed(with_, all);
      expect(
        rows.flatMap(({ start, end }) => Array.from({ length: end - start }, (_, i) => start + i)),
      ).toEqual(all.map((_, index) => index));
    }),
  );
});

test('rows lie below one another with the gap between them, in whole pixels', () => {
  fc.assert(
    fc.property(options, aspects, (with_, all) => {
      const { rows } = packed(with_, all);
      let top = 0;
      for (const row of rows) {
        expect(row.top).toBe(top);
        expect(Number.isInteger(row.height) && row.height > 0).toBe(true);
        top += row.height + with_.gap;
      }
    }),
  );
});

test('every row but the last fills the width to the pixel, with the gap between its tiles', () => {
  fc.assert(
    fc.property(options, aspects, (with_, all) => {
      const packing = packed(with_, all);
      for (const row of packing.rows.slice(0, -1)) {
        const tiles = packing.tiles(row);
        expect(tiles[0]?.left).toBe(0);
        const last = tiles.at(-1);
        expect((last?.left ?? 0) + (last?.width ?? 0)).toBe(with_.width);
        for (const [at, tile] of tiles.entries()) {
          const next = tiles[at + 1];
          if (next !== undefined) expect(next.left - tile.left - tile.width).toBe(with_.gap);
        }
      }
    }),
  );
});

test('tiles keep their aspect ratio within the rounding to whole pixels', () => {
  fc.assert(
    fc.property(options, aspects, (with_, all) => {
      const packing = packed(with_, all);
      for (const row of packing.rows) {
        for (const { index, width } of packing.tiles(row)) {
          // Half a pixel of height, stretched by the ratio, and a pixel of width.
          const ratio = all[index] ?? 1;
          expect(Math.abs(width - ratio * row.height)).toBeLessThanOrEqual(ratio / 2 + 1.5);
        }
      }
    }),
  );
});

test('row heights are bounded: by the stretch above, by one widest tile too many below', () => {
  const WIDEST = 5;
  fc.assert(
    fc.property(options, aspects, (with_, all) => {
      const { width, target, gap } = with_;
      for (const { height, start, end } of packed(with_, all).rows.slice(0, -1)) {
        const tiles = end - start;
        expect(height).toBeLessThanOrEqual(Math.round(target * MAX_STRETCH));
        const before = (width - gap * (tiles - 2)) / target;
        expect(height).toBeGreaterThanOrEqual(Math.floor((width - gap * (tiles - 1)) / (before + WIDEST)));
      }
    }),
  );
});

test('appending in any portions gives the same rows, and rows that are there never change', () => {
  fc.assert(
    fc.property(options, aspects, fc.array(fc.nat({ max: 400 }), { maxLength: 6 }), (with_, all, cuts) => {
      const packing = new Packing(with_);
      let before: readonly unknown[] = [];
      for (const count of [...cuts.filter((cut) => cut <= all.length), all.length].sort((a, b) => a - b)) {
        packing.extend((index) => all[index] ?? 1, count);
        expect(packing.rows.slice(0, before.length)).toEqual(before);
        before = structuredClone(packing.rows);
      }
      packing.complete();
      expect(packing.rows).toEqual(packed(with_, all).rows);
    }),
  );
});

test('asking for the same results twice changes nothing', () => {
  const packing = packed({ width: 1000, target: 200, gap: 8 }, Array<number>(50).fill(1.5), false);
  const before = structuredClone(packing.rows);
  packing.extend(() => 0.3, 50);
  expect(packing.rows).toEqual(before);
});

test('what does not fill a row waits for more results, and is ragged at the end', () => {
  const packing = packed({ width: 1000, target: 200, gap: 0 }, [1, 1], false);
  expect(packing.rows).toEqual([]);
  packing.complete();
  expect(packing.rows).toEqual([{ start: 0, end: 2, top: 0, height: 200 }]);
  expect(packing.tiles({ start: 0, end: 2, top: 0, height: 200 }).at(-1)).toEqual({
    index: 1,
    left: 200,
    width: 200,
  });
});

test('the work grows with the results, not with their square', () => {
  let asked = 0;
  const packing = new Packing({ width: 1400, target: 220, gap: 8 });
  for (let count = 100; count <= 100_000; count += 100) {
    packing.extend((index) => {
      asked++;
      return 0.5 + (index % 7) / 3;
    }, count);
  }
  expect(asked).toBe(100_000);
  expect(packing.packed).toBeGreaterThan(99_950);
});

test('rows are found by result and by height', () => {
  fc.assert(
    fc.property(options, aspects, fc.nat(), (with_, all, seed) => {
      const packing = packed(with_, all);
      if (packing.rows.length === 0) return;
      const index = seed % all.length;
      const number = packing.rowOf(index);
      const row = packing.rows[number];
      expect(row !== undefined && row.start <= index && index < row.end).toBe(true);
      expect(packing.rowAt(row?.top ?? 0)).toBe(number);
    }),
  );
});
