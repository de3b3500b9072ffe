import { expect, test } from 'vitest';
import { dominantOf } from '../../../src/renderer/state/seen-colours.ts';

const rgba = (...colours: readonly (readonly [number, number, number])[]) =>
  colours.flatMap((colour) => [...colour, 255]);

test('the colour of a placeholder is what the picture has most of, not the mean of all', () => {
  const [blue, orange]: readonly [number, number, number][] = [
    [20, 40, 200],
    [240, 140, 20],
  ];
  if (blue === undefined || orange === undefined) throw new Error('Two colours.');
  expect(dominantOf(rgba(blue, orange, blue, [22, 42, 202], orange))).toBe('#1529c9');
  expect(dominantOf(rgba([0, 0, 0]))).toBe('#000000');
  expect(dominantOf([])).toBe('#000000');
});
