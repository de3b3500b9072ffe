import fc from 'fast-check';
import { expect, test } from 'vitest';
import { GRID_KEYS, navigate } from '../../../src/renderer/features/grid/navigate.ts';
import type { GridKey } from '../../../src/renderer/features/grid/navigate.ts';
import { Packing } from '../../../src/renderer/features/grid/packing.ts';

function grid(aspects: readonly number[], width = 1000): Packing {
  const packing = new Packing({ width, target: 200, gap: 10 });
  packing.extend((index) => aspects[index] ?? 1, aspects.length);
  packing.complete();
  return packing;
}

const press = (packing: Packing, from: number, key: GridKey, column: number | null = null, page = 500) =>
  navigate({ packing, from, key, page, column });

test('left and right go by one, and stop at the ends', () => {
  const packing = grid(Array<number>(20).fill(1));
  expect(press(packing, 3, 'ArrowRight').index).toBe(4);
  expect(press(packing, 3, 'ArrowLeft').index).toBe(2);
  expect(press(packing, 0, 'ArrowLeft').index).toBe(0);
  expect(press(packing, 19, 'ArrowRight').index).toBe(19);
});

test('up and down go to the tile that stands there', () => {
  // Rows of 5 squares, then one wide row of two.
  const packing = grid([1, 1, 1, 1, 1, 2.5, 2.5, 1, 1, 1, 1, 1]);
  expect(packing.rows.map(({ start, end }) => [start, end])).toEqual([
    [0, 5],
    [5, 7],
    [7, 12],
  ]);
  expect(press(packing, 1, 'ArrowDown').index).toBe(5);
  expect(press(packing, 4, 'ArrowDown').index).toBe(6);
  expect(press(packing, 6, 'ArrowUp').index).toBe(3);
});

test('down and up again comes back to the same tile, whatever the rows are like', () => {
  fc.assert(
    fc.property(
      fc.array(fc.double({ min: 0.3, max: 4, noNaN: true }), { minLength: 30, maxLength: 200 }),
      fc.nat(),
      fc.integer({ min: 1, max: 4 }),
      (aspects, seed, steps) => {
        const packing = grid(aspects);
        const from = seed % packing.packed;
        if (packing.rowOf(from) + steps >= packing.rows.length) return;
        let place = { index: from, column: null as number | null };
        for (let step = 0; step < steps; step++)
          place = press(packing, place.index, 'ArrowDown', place.column);
        for (let step = 0; step < steps; step++) place = press(packing, place.index, 'ArrowUp', place.column);
        expect(place.index).toBe(from);
      },
    ),
  );
});

test('a page moves at least a row, and about as far as the window is high', () => {
  const packing = grid(Array<number>(200).fill(1));
  const height = packing.rows[0]?.height ?? 0;
  expect(packing.rowOf(press(packing, 0, 'PageDown', null, height * 3 + 40).index)).toBe(3);
  expect(packing.rowOf(press(packing, 0, 'PageDown', null, 1).index)).toBe(1);
  expect(press(packing, 60, 'PageUp', null, 100_000).index).toBe(0);
  expect(packing.rowOf(press(packing, 0, 'PageDown', null, 100_000).index)).toBe(packing.rows.length - 1);
});

test('no key ever leaves the grid', () => {
  fc.assert(
    fc.property(
      fc.array(fc.double({ min: 0.2, max: 5, noNaN: true }), { maxLength: 60 }),
      fc.nat({ max: 100 }),
      fc.constantFrom(...GRID_KEYS),
      fc.nat({ max: 3000 }),
      (aspects, from, key, page) => {
        const packing = grid(aspects);
        const { index } = press(packing, from, key, null, page);
        expect(index).toBeGreaterThanOrEqual(0);
        expect(index).toBeLessThan(Math.max(1, packing.packed));
      },
    ),
  );
});
