import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Flow } from '../../../src/renderer/parts/grid/flow.ts';
import type { Anchor } from '../../../src/renderer/parts/grid/flow.ts';
import { rectBetween, touched } from '../../../src/renderer/parts/grid/marquee.ts';
import { LONGEST, fitStrip } from '../../../src/renderer/parts/grid/treadmill.ts';
import { MAX_TILES, drawn, heightOf, rowHeight } from '../../../src/renderer/parts/grid/window.ts';
import { PAGE_SIZE } from '../../../src/shared/model/search.ts';
import type { Asset } from '../../../src/shared/model/asset.ts';
import { anAsset } from './assets.ts';

const SHAPE = { width: 1200, target: 200, gap: 8, rowGap: 8 };
const TOTAL = 13_009_933;

/** Pages whose pictures have all kinds of shapes. */
function page(number: number, size = PAGE_SIZE): readonly Asset[] {
  return Array.from({ length: size }, (_, item) =>
    anAsset(number * PAGE_SIZE + item + 1, {
      size: { width: 100 * (1 + ((number * 31 + item * 17) % 23) / 8), height: 150 },
    }),
  );
}

function flowWith(pages: readonly number[], count = TOTAL): Flow {
  const flow = new Flow(SHAPE);
  flow.update(new Map(pages.map((number) => [number, page(number)])), count);
  return flow;
}

const somePages = fc.uniqueArray(fc.nat({ max: 40 }), { maxLength: 20 });
const anchor: fc.Arbitrary<Anchor> = fc.record({
  index: fc.nat({ max: 40 * PAGE_SIZE }),
  edge: fc.constantFrom('top', 'bottom'),
  y: fc.integer({ min: -5000, max: 500_000 }),
});

test('whatever pages come or go, the row that holds the place stays where it is', () => {
  fc.assert(
    fc.property(somePages, somePages, anchor, (before, after, held) => {
      const flow = flowWith(before);
      flow.update(new Map(after.map((number) => [number, page(number)])), TOTAL);
      const row = flow.rowOf(held.index);
      const number = Math.floor(held.index / PAGE_SIZE);
      const at = flow.topOf(held, number) + flow.edgeOf(held.index, held.edge);
      expect(at).toBe(held.y);
      if (row === null) return;
      const seen = flow.between(held, held.y - 1000, held.y + 1000);
      const placed = seen.find((one) => one.kind === 'row' && one.row === row);
      expect(placed === undefined ? null : placed.y + (held.edge === 'top' ? 0 : row.height)).toBe(held.y);
    }),
  );
});

test('what is drawn follows without holes or overlaps, and covers the window', () => {
  fc.assert(
    fc.property(somePages, anchor, fc.integer({ min: -3000, max: 3000 }), (pages, held, by) => {
      const flow = flowWith(pages);
      const from = held.y + by;
      const placed = flow.between(held, from, from + 900);
      for (const [at, one] of placed.entries()) {
        const next = placed[at + 1];
        if (next !== undefined) expect(next.y - one.y - heightOf(one)).toBe(SHAPE.rowGap);
      }
      const [head, tail] = [placed[0], placed.at(-1)];
      const beginsAt = flow.topOf(held, 0);
      if (head === undefined || tail === undefined) {
        expect(from + 900 <= beginsAt + SHAPE.rowGap || from + 900 <= beginsAt + 900).toBe(true);
        return;
      }
      expect(head.y <= from + SHAPE.rowGap || head.page === 0).toBe(true);
      expect(tail.y + heightOf(tail)).toBeGreaterThanOrEqual(from + 900 - SHAPE.rowGap);
    }),
  );
});

test('holding on to another row moves nothing', () => {
  fc.assert(
    fc.property(somePages, anchor, fc.integer({ min: -3000, max: 3000 }), (pages, held, by) => {
      const flow = flowWith(pages);
      const other = flow.anchorAt(held, held.y + by);
      for (const number of [0, 7, 40]) expect(flow.topOf(other, number)).toBe(flow.topOf(held, number));
    }),
  );
});

test('a thin page leaves no hole in the grid, and its empty positions lead to its end', () => {
  const flow = new Flow(SHAPE);
  flow.update(
    new Map([
      [0, page(0, 3)],
      [1, page(1)],
    ]),
    TOTAL,
  );
  const held: Anchor = { index: 0, edge: 'top', y: 0 };
  const placed = flow.between(held, 0, 2000);
  expect(placed.every(({ kind }) => kind === 'row')).toBe(true);
  expect(flow.rowOf(50)).toBeNull();
  expect(flow.edgeOf(50, 'bottom')).toBe(flow.block(0)?.height);
});

test('position and pixels agree: the bar shows what is in sight', () => {
  const flow = flowWith([0, 1, 2]);
  const held: Anchor = { index: 0, edge: 'top', y: 0 };
  expect(flow.positionAt(held, 0)).toBe(0);
  expect(flow.positionAt(held, flow.topOf(held, 2))).toBe(200);
  const end: Anchor = { index: TOTAL - 1, edge: 'bottom', y: 5000 };
  expect(flow.positionAt(end, 5000 + SHAPE.rowGap)).toBe(TOTAL);
});

test('the strip never grows past what a browser can scroll, and begins and ends with the results', () => {
  fc.assert(
    fc.property(
      fc.nat({ max: TOTAL - 1 }),
      fc.nat({ max: LONGEST }),
      fc.constantFrom(700, 1400),
      (index, top, height) => {
        const flow = flowWith([0]);
        const held: Anchor = { index, edge: 'top', y: top };
        const strip = fitStrip(flow, held, { top, height, atRest: true });
        expect(strip.height).toBeLessThanOrEqual(LONGEST);
        const moved = { ...held, y: held.y + strip.shift };
        const above = flow.above(held, LONGEST / 2);
        // At the beginning of the results the strip begins; elsewhere there is room to go up.
        if (above !== null) expect(moved.y - above).toBe(0);
        else expect(moved.y).toBeGreaterThanOrEqual(100_000);
        const below = flow.below(held, LONGEST);
        if (below !== null && moved.y + below < LONGEST) expect(strip.height).toBe(moved.y + below);
      },
    ),
  );
});

test('there are never too many tiles, and what is in sight is never left out', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 80, max: 480 }),
      fc.constantFrom(
        { width: 700, height: 500 },
        { width: 1400, height: 800 },
        { width: 3800, height: 2000 },
      ),
      fc.integer({ min: -40_000, max: 40_000 }),
      (wished, size, speed) => {
        const target = rowHeight(wished, size);
        const flow = new Flow({ width: size.width, target, gap: 8, rowGap: 8 });
        flow.update(new Map(Array.from({ length: 30 }, (_, number) => [number, page(number)])), TOTAL);
        const held: Anchor = { index: 1000, edge: 'top', y: 4000 };
        const placed = drawn(flow, held, { top: 4000, height: size.height, speed });
        const tiles = placed.reduce((sum, one) => sum + (one.kind === 'row' ? one.row.tiles.length : 0), 0);
        expect(tiles).toBeLessThan(400);
        expect(tiles).toBeLessThanOrEqual(MAX_TILES);
        const inSight = flow.between(held, 4000, 4000 + size.height);
        const shown = new Set(placed.map(({ y }) => y));
        expect(inSight.every(({ y }) => shown.has(y))).toBe(true);
      },
    ),
  );
});

test('a marquee touches exactly the tiles it overlaps, whichever way it is drawn', () => {
  const coordinate = fc.record({
    x: fc.integer({ min: -100, max: 1300 }),
    y: fc.integer({ min: 0, max: 3000 }),
  });
  fc.assert(
    fc.property(coordinate, coordinate, (one, other) => {
      const flow = flowWith([0]);
      const held: Anchor = { index: 0, edge: 'top', y: 0 };
      const rect = rectBetween(one, other);
      expect(rect).toEqual(rectBetween(other, one));
      const picked = new Set(touched(flow.between(held, rect.top, rect.bottom), rect));
      const { rows } = flow.block(0) ?? { rows: [] };
      for (const row of rows) {
        for (const { item, left, width } of row.tiles) {
          const overlaps =
            left < rect.right &&
            left + width > rect.left &&
            row.top < rect.bottom &&
            row.top + row.height > rect.top;
          expect(picked.has(item)).toBe(overlaps);
        }
      }
    }),
  );
});
