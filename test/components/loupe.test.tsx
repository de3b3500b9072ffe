import { act } from 'react';
import { expect, test } from 'vitest';
import { QuickLook } from '../../src/renderer/features/quick-look/QuickLook.tsx';
import { assetViewStore } from '../../src/renderer/state/asset.ts';
import { libraryStore } from '../../src/renderer/state/library.ts';
import { viewStore } from '../../src/renderer/state/view.ts';
import { anAsset } from '../unit/renderer/assets.ts';
import { find, openPage, settle } from './page.tsx';

const ASSET = anAsset(11, { title: 'A lake', size: { width: 3000, height: 2000 } });

async function open(version: string | null) {
  const { stores } = await openPage(<QuickLook />);
  act(() => {
    stores.get(assetViewStore).open(ASSET);
    stores.get(viewStore).show('quick-look');
  });
  await settle();
  const versions = new Map(version === null ? [] : [[ASSET.id, version] as const]);
  act(() => stores.get(libraryStore).store.setState({ versions }));
  return find(document, '[data-stage]');
}
const key = (stage: Element, type: 'keydown' | 'keyup') =>
  act(() => void stage.dispatchEvent(new KeyboardEvent(type, { key: 'z', bubbles: true })));
const loupe = () => document.querySelector('[data-loupe]');

test('while Z is held every pixel of our own file is shown at its own size, and no longer', async () => {
  const stage = await open('00ff');
  key(stage, 'keydown');
  const full = find(document, '[data-loupe] img[src$="/full/00ff"]') as HTMLImageElement;
  expect(loupe()?.textContent).toContain('Loading every pixel');
  Object.defineProperties(full, { naturalWidth: { value: 1500 }, naturalHeight: { value: 1000 } });
  Object.assign(full, { decode: async () => {} });
  act(() => void full.dispatchEvent(new Event('load')));
  await settle();
  expect(full.style.width).toBe(`${1500 / window.devicePixelRatio}px`);
  expect(loupe()?.textContent).toContain('100 %, 1,500 × 1,000 px');
  key(stage, 'keyup');
  expect(loupe()).toBeNull();
});

test('an asset without a file of ours has no pixels to look at', async () => {
  const stage = await open(null);
  expect(document.querySelector('[aria-label^="Every pixel"]')).toBeNull();
  key(stage, 'keydown');
  expect(loupe()).toBeNull();
});
