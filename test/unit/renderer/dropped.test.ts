import { expect, test } from 'vitest';
import { sentenceOf } from '../../../src/renderer/features/drag/recognise.ts';
import type { AssetId } from '../../../src/shared/model/ids.ts';

const assetId = 1234567 as AssetId;

test.each([
  ['licensed', true, '“a.jpg” is asset 1234567: the licensed file.'],
  ['comp', true, '“a.jpg” is asset 1234567: a comp; your group has licensed the asset.'],
  ['comp', false, '“a.jpg” is asset 1234567: a comp, not licensed.'],
] as const)('the same bytes are what they are: %s, licensed %s', (right, isLicensed, sentence) => {
  expect(sentenceOf('a.jpg', { assetId, by: 'content', right }, null, isLicensed)).toBe(sentence);
});

test.each([
  ['metadata', 'licensed', true, 'Your library has its licensed file.'],
  ['metadata', 'comp', true, 'Your library has a comp of it; your group has licensed the asset.'],
  ['name', 'comp', false, 'Your library has a comp of it; it is not licensed.'],
  ['name', null, true, 'Nothing of it is in your library; your group has licensed the asset.'],
  ['name', null, false, 'Nothing of it is in your library; it is not licensed.'],
] as const)('a claim by %s proves nothing: library %s, licensed %s', (by, library, isLicensed, rest) => {
  const sentence = sentenceOf('a.jpg', { assetId, by, right: null }, library, isLicensed);
  const source = by === 'name' ? 'its name' : 'its metadata';
  expect(sentence).toBe(`“a.jpg” says in ${source} that it is asset 1234567, which proves no right. ${rest}`);
});
