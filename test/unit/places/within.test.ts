import path from 'node:path';
import { expect, test } from 'vitest';
import { isWithin } from '../../../src/main/platform/locations/index.ts';
import { isInside, outermost } from '../../../src/main/library/folder/roots.ts';

const at = (...names: readonly string[]) => path.resolve(path.sep, ...names);

test.each([
  [at('a', 'b'), at('a', 'b'), true],
  [at('a', 'b'), at('a', 'b', 'c'), true],
  [at('a', 'b'), at('a', 'b', '..c'), true],
  [at('a', 'b'), at('a'), false],
  [at('a', 'b'), at(), false],
  [at('a', 'b'), at('a', 'bc'), false],
  [at('a', 'b', 'c', 'd'), at('a', 'b'), false],
])('below %s: %s', (folder, target, expected) => {
  expect(isWithin(folder, target)).toBe(expected);
  expect(isInside(folder, target)).toBe(expected && folder !== target);
});

test('of a folder and the one above it, the one above stays', () => {
  expect(outermost([at('a', 'b'), at('a'), at('c')])).toEqual([at('a'), at('c')]);
});
