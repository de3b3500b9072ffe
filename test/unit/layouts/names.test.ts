import { expect, test } from 'vitest';
import { assetInName } from '../../../src/shared/model/asset-in-name.ts';
import { fileName } from '../../../src/shared/model/file-name.ts';

test.each([
  ['Depositphotos_12345678_l-2015.jpg', 12_345_678, 'strong'],
  ['depositphotos_12345678-stock-photo-man.jpg', 12_345_678, 'strong'],
  ['depositphotos-stock-photo-12345678.jpg', 12_345_678, 'strong'],
  ['depositphotos:12345678', 12_345_678, 'strong'],
  ['https://depositphotos.com/12345678/stock-photo-man.html', 12_345_678, 'strong'],
  ['/Volumes/Job/Links/Mountain 12345678 comp xl-2015 (3).jpg', 12_345_678, 'strong'],
  ['Mountain 12345678 l-2015.jpg', 12_345_678, 'strong'],
  ['stock-photo-smiling-man-12345678.jpg', 12_345_678, 'weak'],
  ['Mountain 12345678.jpg', 12_345_678, 'weak'],
] as const)('%s speaks of an asset', (text, id, strength) => {
  expect(assetInName(text)).toEqual({ id, strength });
});

test.each([
  ['IMG_20231124.jpg'],
  ['DSC00123.jpg'],
  ['hero.jpg'],
  ['1234.jpg'],
  ['2023-11-24 12.45.10.jpg'],
  ['scan 12345678 87654321.jpg'],
  ['a1b2c3d4e5f6a7b8c9d0.jpg'],
  ['depositphotos.com'],
  [''],
])('%s speaks of none', (text) => {
  expect(assetInName(text)).toBeNull();
});

test('names that we give are recognised', () => {
  const parts = { title: 'Peak 20_000 m', author: 'Ana', project: 'P', date: '2026-11-21', extension: 'jpg' };
  for (const right of ['comp', 'licensed'] as const) {
    const name = fileName({ ...parts, id: 24_985_913, right, option: 'l-2015' });
    expect(assetInName(name)).toEqual({ id: 24_985_913, strength: 'strong' });
  }
});
