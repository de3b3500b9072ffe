import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Flow } from '../../../src/renderer/parts/grid/flow.ts';
import { GRID_KEYS, navigate } from '../../../src/renderer/parts/grid/navigate.ts';
import type { GridKey } from '../../../src/renderer/parts/grid/navigate.ts';
import { PAGE_SIZE } from '../../../src/shared/model/search.ts';
import { anAsset } from './assets.ts';

/** A grid 1,000 pixels wide with rows of about 200; results beyond those given are not here yet. */
function grid(aspects: readonly number[], count = aspects.length): Flow {
  const flow = new Flow({ width: 1000, target: 200, gap: 10, rowGap: 10 });
  const pages = new Map(
    Array.from({ length: Math.ceil(aspects.length / PAGE_SIZE) }, (_, page) => [
      page,
      aspects
        .slice(page * PAGE_SIZE, (page + 1) * PAGE_SIZE)
        .map((aspect, item) =>
          anAsset(page * PAGE_SIZE + item + 1, { size: { width: aspect * 1000, height: 1000 } }),
        ),
    ]),
  );
  flow.update(pages, count);
  return flow;
}

const squares = (count: number) => Array<number>(count).fill(1);
const press = (flow: Flow, from: number, key: GridKey, column: number | null = null, page = 500) =>
  navigate({ flow, from, key, page, column });

test('left and right go by one, and stop at the ends', () => {
  const flow = grid(squares(20));
  expect(press(flow, 3, 'ArrowRight').index).toBe(4);
  expect(press(flow, 3, 'ArrowLeft').index).toBe(2);
  expect(press(flow, 0, 'ArrowLeft').index).toBe(0);
  expect(press(flow, 19, 'ArrowRight').index).toBe(19);
});

test('up and down go to the tile that stands there', () => {
  // Rows of 5 squares, then one wide row of two.
  const flow = grid([1, 1, 1, 1, 1, 2.5, 2.5, 1, 1, 1, 1, 1]);
  expect(flow.block(0)?.rows.map(({ start, end }) => [start, end])).toEqual([
    [0, 5],
    [5, 7],
    [7, 12],
  ]);
  expect(press(flow, 1, 'ArrowDown').index).toBe(5);
  expect(press(flow, 4, 'ArrowDown').index).toBe(6);
  expect(press(flow, 6, 'ArrowUp').index).toBe(3);
});

test('down and up again comes back to the same tile, whatever the rows are like, across pages', () => {
  fc.assert(
    fc.property(
      fc.array(fc.double({ min: 0.3, max: 4, noNaN: true }), { minLength: 90, maxLength: 290 }),
      fc.nat(),
      fc.integer({ min: 1, max: 4 }),
      (aspects, seed, steps) => {
        const flow = grid(aspects);
        const from = seed % aspects.length;
        let place = { index: from, column: null as number | null };
        let moved = 0;
        for (let step = 0; step < steps; step++) {
          const before = place.index;
          place = press(flow, place.index, 'ArrowDown', place.column);
          if (place.index !== before) moved += 1;
        }
        for (let step = 0; step < moved; step++) place = press(flow, place.index, 'ArrowUp', place.column);
        expect(place.index).toBe(from);
      },
    ),
  );
});

test('a page moves at least a row, and about as far as the window is high', () => {
  const flow = grid(squares(200));
  const rowOf = (index: number) => Math.floor(index / 5);
  const height = flow.rowOf(0)?.height ?? 0;
  expect(rowOf(press(flow, 0, 'PageDown', null, height * 3 + 40).index)).toBe(3);
  expect(rowOf(press(flow, 0, 'PageDown', null, 1).index)).toBe(1);
  expect(press(flow, 60, 'PageUp', null, 100_000).index).toBe(0);
  expect(rowOf(press(flow, 0, 'PageDown', null, 100_000).index)).toBe(39);
});

test('a key may lead into pages that are not here yet', () => {
  const flow = grid(squares(100), 13_009_933);
  expect(press(flow, 99, 'ArrowRight').index).toBe(100);
  expect(press(flow, 99, 'ArrowDown').index).toBe(100);
  expect(press(flow, 0, 'End').index).toBe(13_009_932);
  expect(press(flow, 90, 'PageDown', null, 1500).index).toBeGreaterThan(100);
});

test('no key ever leaves the grid', () => {
  fc.assert(
    fc.property(
      fc.array(fc.double({ min: 0.2, max: 5, noNaN: true }), { minLength: 1, maxLength: 160 }),
      fc.nat(),
      fc.constantFrom(...GRID_KEYS),
      fc.nat({ max: 3000 }),
      (aspects, seed, key, page) => {
        const { index } = press(grid(aspects), seed % aspects.length, key, null, page);
        expect(index).toBeGreaterThanOrEqual(0);
        expect(index).toBeLessThan(aspects.length);
      },
    ),
  );
});
