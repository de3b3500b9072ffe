import path from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createGuides, guideMigrations } from '../../../src/main/library/guides/index.ts';
import { guidesSvg } from '../../../src/main/library/guides/svg.ts';
import { openStore } from '../../../src/main/platform/store/index.ts';
import type { BoardId } from '../../../src/shared/model/board.ts';
import {
  CROP_FORMATS,
  NO_GUIDES,
  cropBox,
  largestCrop,
  moveCrop,
  moveHeadline,
  scaleCrop,
  scaleHeadline,
} from '../../../src/shared/model/guides.ts';
import type { Crop, CropFormat, Guides, Headline } from '../../../src/shared/model/guides.ts';
import type { AssetId } from '../../../src/shared/model/ids.ts';
import { tempFolderPerTest } from '../../support/temp-folder.ts';

const folder = tempFolderPerTest();
const format = fc.constantFrom(...(Object.keys(CROP_FORMATS) as CropFormat[]));
const picture = fc.record({
  width: fc.integer({ min: 10, max: 9000 }),
  height: fc.integer({ min: 10, max: 9000 }),
});
const move = fc.record({
  x: fc.double({ min: -2, max: 2, noNaN: true }),
  y: fc.double({ min: -2, max: 2, noNaN: true }),
});
const edit = fc.oneof(move, fc.double({ min: 0.1, max: 10, noNaN: true }));

test('a crop keeps its format and never leaves the picture, however it is moved and scaled', () => {
  fc.assert(
    fc.property(format, picture, fc.array(edit, { maxLength: 12 }), (wanted, size, edits) => {
      const start = cropBox(largestCrop(wanted, size), size);
      // The largest one touches two sides and stands in the middle.
      expect(Math.max(start.width, start.height)).toBeCloseTo(1, 9);
      expect(start.x * 2 + start.width).toBeCloseTo(1, 9);
      const crop = edits.reduce<Crop>(
        (now, one) => (typeof one === 'number' ? scaleCrop(now, one, size) : moveCrop(now, one, size)),
        largestCrop(wanted, size),
      );
      const box = cropBox(crop, size);
      expect((box.width * size.width) / (box.height * size.height)).toBeCloseTo(CROP_FORMATS[wanted], 6);
      for (const [from, length] of [
        [box.x, box.width],
        [box.y, box.height],
      ] as const) {
        expect(from).toBeGreaterThanOrEqual(0);
        expect(from + length).toBeLessThanOrEqual(1 + 1e-9);
      }
      // What the bridge takes: shares.
      for (const share of [crop.x, crop.y, crop.scale]) expect(share >= 0 && share <= 1).toBe(true);
    }),
  );
});

test('a headline begins within the picture, however it is moved and scaled', () => {
  fc.assert(
    fc.property(fc.array(edit, { maxLength: 12 }), (edits) => {
      const { x, y, size } = edits.reduce<Headline>(
        (now, one) => (typeof one === 'number' ? scaleHeadline(now, one) : moveHeadline(now, one)),
        { text: 'Tea', x: 0.5, y: 0.5, size: 0.1, ink: 'light' },
      );
      expect([x, y, size].every((share) => share >= 0 && share <= 1)).toBe(true);
      expect(y + size).toBeLessThanOrEqual(1 + 1e-9);
    }),
  );
});

const guides: Guides = {
  crop: { format: '1:1', x: 0.25, y: 0, scale: 1 },
  headline: { text: 'Tea & "more"\n</text><script>', x: 0.1, y: 0.2, size: 0.1, ink: 'dark' },
};

test('the layer has the pixels of the file, and a headline is text and nothing else', () => {
  const svg = guidesSvg(guides, { width: 2000, height: 1000 });
  expect(svg).toContain('width="2000" height="1000" viewBox="0 0 2000 1000"');
  expect(svg).toContain('<g id="Crop 1:1"><rect x="500" y="0" width="1000" height="1000"');
  expect(svg).toContain('<tspan x="200" y="290">Tea &#38; &#34;more&#34;</tspan>');
  expect(svg).not.toContain('<script');
  expect(
    guidesSvg(
      { ...guides, headline: { text: ' ', x: 0, y: 0, size: 0.1, ink: 'dark' } },
      { width: 9, height: 9 },
    ),
  ).not.toContain('<text');
});

test('each board keeps its own, the picture by itself another; nothing tried is nothing kept', () => {
  const file = path.join(folder.path, 'stockroom.db');
  const asset = 7 as AssetId;
  let store = openStore(file, guideMigrations);
  createGuides(store).set(1 as BoardId, asset, guides);
  createGuides(store).set(null, asset, { ...guides, headline: null });
  store.close();
  store = openStore(file, guideMigrations);
  const kept = createGuides(store);
  expect(kept.get(1 as BoardId, asset)).toEqual(guides);
  expect(kept.get(null, asset)).toEqual({ ...guides, headline: null });
  expect(kept.get(2 as BoardId, asset)).toEqual(NO_GUIDES);
  kept.set(1 as BoardId, asset, NO_GUIDES);
  expect(kept.svg(1 as BoardId, asset, { width: 10, height: 10 })).toBeNull();
  // A damaged row is counted, and costs no more than its guides.
  store.run(`UPDATE picture_guides SET guides = '{"crop":{"format":"2:1"}}'`);
  expect(kept.get(null, asset)).toEqual(NO_GUIDES);
  expect(store.unreadable.tables.get('picture_guides')).toBe(1);
  store.close();
});
