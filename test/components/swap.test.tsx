import { assetViewStore } from '../../src/renderer/state/asset.ts';
import { act } from 'react';
import { expect, test } from 'vitest';
import { AssetSide } from '../../src/renderer/features/asset/AssetSide.tsx';
import type { FileId } from '../../src/shared/model/ids.ts';
import { instant } from '../../src/shared/model/instant.ts';
import type { LibraryFile } from '../../src/shared/model/library.ts';
import { anAsset } from '../unit/renderer/assets.ts';
import { click, find, openPage, settle } from './page.tsx';

const ASSET = anAsset(11);
const TITLE = 'Put the licensed file in its place';

const file = (id: number, right: LibraryFile['right']): LibraryFile => ({
  id: id as FileId,
  assetId: ASSET.id,
  right,
  option: 'xl-2015',
  relativePath: `${right}.jpg`,
  bytes: 1000,
  sha256: 'a'.repeat(64),
  addedAt: instant(1),
  presence: 'here',
});

/** `beside`: the window is wide enough for the panel to stand beside the grid. */
function windowOf(beside: boolean): { change: (next: boolean) => Promise<void> } {
  let matches = beside;
  const listeners = new Set<() => void>();
  window.matchMedia = () =>
    ({
      get matches() {
        return matches;
      },
      addEventListener: (_: string, listener: () => void) => listeners.add(listener),
      removeEventListener: (_: string, listener: () => void) => listeners.delete(listener),
    }) as unknown as MediaQueryList;
  return {
    change: async (next) => {
      matches = next;
      await act(async () => {
        for (const listener of listeners) listener();
      });
      await settle();
    },
  };
}

const dialogs = () =>
  [...document.querySelectorAll('[role="dialog"]')].filter((one) =>
    one.textContent.includes('Replace the comp'),
  );

test('the question whether to swap outlives the change of the panel, and goes with its asset', async () => {
  const width = windowOf(true);
  const files = [file(1, 'comp'), file(2, 'licensed')];
  const { stores } = await openPage(<AssetSide reserves={false} />, {
    results: [ASSET],
    files,
    rights: [{ assetId: ASSET.id, right: 'licensed' }],
  });
  await act(async () => stores.get(assetViewStore).open(ASSET));
  await settle();
  // Only the comp has a place to take.
  await click(find(find(document, 'aside'), 'button', TITLE));
  expect(dialogs()).toHaveLength(1);

  await width.change(false);
  expect(document.querySelector('aside')).toBeNull();
  expect(dialogs()).toHaveLength(1);
  await width.change(true);
  expect(dialogs()).toHaveLength(1);

  await act(async () => stores.get(assetViewStore).open(anAsset(12)));
  await act(async () => stores.get(assetViewStore).open(ASSET));
  await settle();
  expect(dialogs()).toHaveLength(0);
});
