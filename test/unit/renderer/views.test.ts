import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fuzzyScore } from '../../../src/renderer/features/palette/fuzzy.ts';
import { shortcutText } from '../../../src/renderer/parts/words/shortcut-text.ts';
import type { Zoom } from '../../../src/renderer/ui/zoom.ts';
import { WHOLE, panBy, zoomAt } from '../../../src/renderer/ui/zoom.ts';
import { allAssets, assetsBetween } from '../../../src/renderer/state/range.ts';
import { createSelection } from '../../../src/renderer/state/selection.ts';
import { anAsset } from './assets.ts';

const FRAME = { width: 1200, height: 800 };
const point = fc.record({ x: fc.integer({ min: -600, max: 600 }), y: fc.integer({ min: -400, max: 400 }) });

test('zooming in keeps the point under the pointer, and the picture never leaves its frame', () => {
  fc.assert(
    fc.property(
      point,
      fc.double({ min: 1, max: 3, noNaN: true }),
      fc.array(point, { maxLength: 5 }),
      (at, by, pans) => {
        const near = zoomAt(WHOLE, by, at, FRAME);
        // Where the point lies in the picture, before and after.
        expect((at.x - near.x) / near.scale).toBeCloseTo(at.x, 6);
        expect((at.y - near.y) / near.scale).toBeCloseTo(at.y, 6);
        const moved = pans.reduce<Zoom>((zoom, pan) => panBy(zoom, pan, FRAME), near);
        expect(Math.abs(moved.x)).toBeLessThanOrEqual(((moved.scale - 1) * FRAME.width) / 2 + 1e-6);
        expect(Math.abs(moved.y)).toBeLessThanOrEqual(((moved.scale - 1) * FRAME.height) / 2 + 1e-6);
        expect(zoomAt(moved, 0.001, at, FRAME)).toMatchObject({ scale: 1 });
      },
    ),
  );
});

test('the closest view has a limit', () => {
  expect(zoomAt(WHOLE, 1000, { x: 0, y: 0 }, FRAME).scale).toBe(8);
});

test('commands are found by letters in order, word beginnings first', () => {
  const names = ['Clear the selection', 'Copy IDs', 'Download comp', 'Compare the selection'];
  const best = (typed: string) =>
    names.toSorted((one, other) => (fuzzyScore(typed, other) ?? -1) - (fuzzyScore(typed, one) ?? -1))[0];
  expect(best('ci')).toBe('Copy IDs');
  expect(best('comp')).toBe('Compare the selection');
  expect(names.map((name) => fuzzyScore('zz', name))).toEqual([null, null, null, null]);
});

test('a text is found by any of its own letters in order', () => {
  fc.assert(
    fc.property(
      fc.string({ minLength: 1, maxLength: 30 }),
      fc.array(fc.nat({ max: 29 }), { maxLength: 6 }),
      (text, places) => {
        const whole = text.toLowerCase();
        const letters = [...new Set(places.filter((place) => place < whole.length))]
          .toSorted((a, b) => a - b)
          .map((place) => whole[place])
          .join('');
        if (letters.toLowerCase() === letters) expect(fuzzyScore(letters, whole)).not.toBeNull();
      },
    ),
  );
});

test('shortcuts are written as the system writes them', () => {
  expect(shortcutText({ key: 'k', mod: true }, true)).toBe('⌘K');
  expect(shortcutText({ key: 'k', mod: true }, false)).toBe('Ctrl K');
  expect(shortcutText({ key: '?' }, false)).toBe('?');
});

test('a range takes what is loaded between two positions, in either direction', () => {
  const pages = new Map([
    [2, [anAsset(201), anAsset(202), anAsset(203)]],
    [0, [anAsset(1), anAsset(2)]],
  ]);
  const ids = (assets: readonly { id: number }[]) => assets.map(({ id }) => id);
  expect(ids(assetsBetween(pages, 1, 201))).toEqual([2, 201, 202]);
  expect(ids(assetsBetween(pages, 201, 1))).toEqual([2, 201, 202]);
  expect(ids(allAssets(pages))).toEqual([1, 2, 201, 202, 203]);
});

test('toggling twice changes nothing, inverting twice neither', () => {
  const assets = Array.from({ length: 20 }, (_, index) => anAsset(index + 1));
  fc.assert(
    fc.property(fc.subarray(assets), fc.subarray(assets), (first, second) => {
      const selection = createSelection();
      const picked = () => new Set(selection.store.getState().picked.keys());
      selection.replace(first);
      const before = picked();
      for (const asset of second) selection.toggle(asset, 0);
      const between = picked();
      for (const { id } of assets) {
        expect(between.has(id)).toBe(before.has(id) !== second.some((one) => one.id === id));
      }
      selection.invert(second);
      expect(picked()).toEqual(before);
    }),
  );
});
