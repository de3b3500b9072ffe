import fc from 'fast-check';
import { expect, test } from 'vitest';
import { placeEnlarged } from '../../../src/renderer/parts/grid/enlarge.ts';

const FIELD = { width: 1300, height: 700 };

test('the larger picture stands beside its tile, on the side with more room', () => {
  const near = { left: 20, top: 200, width: 300, height: 200 };
  expect(placeEnlarged(near, 1.5, FIELD)).toEqual({ left: 328, top: 100, width: 600, height: 400 });
  const far = { ...near, left: 980 };
  expect(placeEnlarged(far, 1.5, FIELD)).toEqual({ left: 372, top: 100, width: 600, height: 400 });
});

test('it lies over a tile without room beside it, and is left out where it gains nothing', () => {
  const narrow = { width: 500, height: 700 };
  const tile = { left: 100, top: 200, width: 300, height: 200 };
  expect(placeEnlarged(tile, 1.5, narrow)).toMatchObject({ left: 8, width: 484 });
  expect(placeEnlarged({ ...tile, width: 480 }, 1.5, narrow)).toBeNull();
});

test('it is never out of the field, always larger, and keeps its shape', () => {
  fc.assert(
    fc.property(
      fc.record({
        left: fc.integer({ min: 0, max: 1000 }),
        // Rows reach beyond both edges.
        top: fc.integer({ min: -200, max: 680 }),
        height: fc.integer({ min: 60, max: 400 }),
      }),
      fc.double({ min: 0.2, max: 5, noNaN: true }),
      ({ left, top, height }, aspect) => {
        const tile = { left, top, height, width: Math.min(height * aspect, FIELD.width - left) };
        const box = placeEnlarged(tile, aspect, FIELD);
        if (box === null) return;
        expect(box.width).toBeGreaterThanOrEqual(Math.floor(tile.width * 1.25));
        expect(Math.abs(box.width / aspect - box.height)).toBeLessThanOrEqual(1);
        expect(box.left).toBeGreaterThanOrEqual(8);
        expect(box.top).toBeGreaterThanOrEqual(8);
        expect(box.left + box.width).toBeLessThanOrEqual(FIELD.width - 7);
        expect(box.top + box.height).toBeLessThanOrEqual(FIELD.height - 7);
      },
    ),
  );
});
