import fc from 'fast-check';
import { expect, test } from 'vitest';
import { MAX_STRETCH, packBlock } from '../../../src/renderer/parts/grid/packing.ts';
import type { Geometry } from '../../../src/renderer/parts/grid/packing.ts';

const aspects = fc.array(fc.double({ min: 0.2, max: 5, noNaN: true }), { maxLength: 120 });
const geometry: fc.Arbitrary<Geometry> = fc.record({
  width: fc.integer({ min: 300, max: 3000 }),
  target: fc.integer({ min: 80, max: 400 }),
  gap: fc.integer({ min: 0, max: 16 }),
  rowGap: fc.integer({ min: 0, max: 40 }),
});

test('every result stands in exactly one row, in order', () => {
  fc.assert(
    fc.property(geometry, aspects, fc.boolean(), (shape, all, last) => {
      const { rows } = packBlock(all, shape, last);
      const items = rows.flatMap(({ start, end }) =>
        Array.from({ length: end - start }, (_, i) => start + i),
      );
      expect(items).toEqual(all.map((_, index) => index));
      expect(rows.flatMap(({ tiles }) => tiles.map(({ item }) => item))).toEqual(items);
    }),
  );
});

test('rows lie below one another with the gap between them, in whole pixels, and the block ends with the last', () => {
  fc.assert(
    fc.property(geometry, aspects, (shape, all) => {
      const { rows, height } = packBlock(all, shape, false);
      let top = 0;
      for (const row of rows) {
        expect(row.top).toBe(top);
        expect(Number.isInteger(row.height) && row.height > 0).toBe(true);
        top += row.height + shape.rowGap;
      }
      expect(height).toBe(rows.length === 0 ? 0 : top - shape.rowGap);
    }),
  );
});

test('a row fills the width to the pixel unless it would come out too high', () => {
  fc.assert(
    fc.property(geometry, aspects, fc.boolean(), (shape, all, last) => {
      for (const { tiles, start, end, height } of packBlock(all, shape, last).rows) {
        const sum = all.slice(start, end).reduce((total, one) => total + one, 0);
        const exact = (shape.width - shape.gap * (end - start - 1)) / sum;
        const final = tiles.at(-1);
        const edge = (final?.left ?? 0) + (final?.width ?? 0);
        expect(tiles[0]?.left).toBe(0);
        if (exact <= shape.target * MAX_STRETCH) expect(edge).toBe(shape.width);
        else expect(height).toBe(shape.target);
        for (const [at, tile] of tiles.entries()) {
          const next = tiles[at + 1];
          // Tiles narrower than a pixel are shown as one.
          if (next !== undefined && tile.width > 1)
            expect(next.left - tile.left - tile.width).toBe(shape.gap);
        }
      }
    }),
  );
});

test('tiles keep their aspect ratio within the rounding to whole pixels', () => {
  fc.assert(
    fc.property(geometry, aspects, (shape, all) => {
      for (const row of packBlock(all, shape, false).rows) {
        for (const { item, width } of row.tiles) {
          const ratio = all[item] ?? 1;
          expect(Math.abs(width - ratio * row.height)).toBeLessThanOrEqual(ratio / 2 + 1.5);
        }
      }
    }),
  );
});

test('a page of usual pictures has no ragged row and none far from the target', () => {
  const usual = fc.array(fc.constantFrom(1.5, 0.67, 1, 1.78, 1.33, 0.75), { minLength: 100, maxLength: 100 });
  const wide = fc.record({
    width: fc.integer({ min: 900, max: 2600 }),
    target: fc.integer({ min: 100, max: 260 }),
    gap: fc.constant(8),
    rowGap: fc.constant(8),
  });
  fc.assert(
    fc.property(wide, usual, (shape, all) => {
      for (const { height, tiles } of packBlock(all, shape, false).rows) {
        expect(height / shape.target).toBeLessThanOrEqual(MAX_STRETCH);
        expect(height / shape.target).toBeGreaterThanOrEqual(0.5);
        expect((tiles.at(-1)?.left ?? 0) + (tiles.at(-1)?.width ?? 0)).toBe(shape.width);
      }
    }),
  );
});

test('only the very last row of a search is left ragged', () => {
  const shape = { width: 1000, target: 200, gap: 0, rowGap: 0 };
  expect(packBlock([1, 1], shape, true).rows).toEqual([
    {
      start: 0,
      end: 2,
      top: 0,
      height: 200,
      tiles: [
        { item: 0, left: 0, width: 200 },
        { item: 1, left: 200, width: 200 },
      ],
    },
  ]);
  // Within a search the same tiles share their rows evenly.
  expect(
    packBlock(Array<number>(11).fill(1), shape, false).rows.map(({ end, start }) => end - start),
  ).toEqual(expect.arrayContaining([5, 6]));
});
