import fc from 'fast-check';
import { expect, it } from 'vitest';
import { MEDIA_TYPES } from '../../../src/shared/model/asset.ts';
import type { MediaType, PixelSize } from '../../../src/shared/model/asset.ts';
import { chooseSize, estimateBytes, parseSize } from '../../../src/shared/model/batch-size.ts';
import { COMP_OPTIONS, compChoices } from '../../../src/shared/model/comp.ts';

const asset = (type: MediaType, width?: number, height = width ?? 0) => ({
  type,
  size: width === undefined ? null : { width, height },
});

it.each([
  ['largest', asset('image', 5000), 'xl-2015'],
  ['largest', asset('vector', 5000), 'vect'],
  ['largest', asset('video', 1920, 1080), '1080'],
  ['largest', asset('audio'), 's-2015'],
  ['2000 px', asset('image', 5000), 'm-2015'],
  ['2001', asset('image', 5000), 'l-2015'],
  ['>= 4500', asset('image', 5000), 'xl-2015'],
  ['9000', asset('image', 5000), 'xl-2015'],
  ['2000', asset('image'), 'm-2015'],
  ['2000', asset('vector', 5000), 'm-2015'],
  ['1000', asset('video', 3840, 2160), '1080'],
  ['4k', asset('video', 1920, 1080), '1080'],
  ['1080', asset('image', 5000), 'm-2015'],
  ['l', asset('image', 3000), 'xl-2015'],
  ['l', asset('image', 5000), 'l-2015'],
  ['vect', asset('image', 5000), null],
  ['vect', asset('vector'), 'vect'],
] as const)('%s of %j is %s', (word, facts, option) => {
  const wish = parseSize(word);
  if (wish === null) throw new Error('no size');
  expect(chooseSize(facts, wish)).toBe(option);
});

it.each(['', 'huge', '1', '-5', '999999', 'l-2016', '__proto__', 'constructor'])('%j is no size', (word) => {
  expect(parseSize(word)).toBeNull();
});

const facts = fc.record({
  type: fc.constantFrom(...MEDIA_TYPES),
  size: fc.option(
    fc.record<PixelSize>({
      width: fc.integer({ min: 1, max: 12_000 }),
      height: fc.integer({ min: 1, max: 12_000 }),
    }),
  ),
  fileSize: fc.option(fc.integer({ min: 0, max: 2 ** 40 })),
});
const wish = fc.oneof(
  fc.constant({ kind: 'largest' as const }),
  fc.record({ kind: fc.constant('at-least' as const), pixels: fc.integer({ min: 1, max: 99_999 }) }),
  fc.record({ kind: fc.constant('option' as const), option: fc.constantFrom(...COMP_OPTIONS) }),
);

it('only ever chooses what the asset is offered in', () => {
  fc.assert(
    fc.property(facts, wish, (asset, what) => {
      const option = chooseSize(asset, what);
      if (option !== null) expect(compChoices(asset).map((choice) => choice.option)).toContain(option);
      // Whoever asks for a number of pixels, or the largest, always gets something.
      if (what.kind !== 'option') expect(option).not.toBeNull();
    }),
  );
});

it('estimates a size that is neither negative nor above the original', () => {
  fc.assert(
    fc.property(facts, (asset) => {
      for (const { option } of compChoices(asset)) {
        const bytes = estimateBytes(asset, option);
        expect(bytes).toBeGreaterThanOrEqual(0);
        if (asset.fileSize && asset.size !== null && option !== 'vect')
          expect(bytes).toBeLessThanOrEqual(asset.fileSize);
      }
    }),
  );
});
