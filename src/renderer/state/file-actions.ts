import type { AssetId, FileId } from '../../shared/model/ids.ts';
import type { Stores } from './registry/store.ts';
import { bridgeStore } from './given.ts';
import { shownPathStore } from './shown-path.ts';
import { systemStore } from './system.ts';
import { toastsStore } from './toasts.ts';
import { clipboardRefused, copyText } from './copy-text.ts';
import { toFailure } from '../bridge/index.ts';
import { formatCount } from '../ui/format.ts';

/** The bridge's limit for files in one call. */
const MOST = 500;

/** Where the system's clipboard takes files: on the desktop. A browser's takes text and pictures alone. */
export function canCopyFiles(stores: Stores): boolean {
  const system = stores.get(systemStore);
  return system.getState()?.copiesFiles === true;
}

export function canOpenWith(stores: Stores): boolean {
  const system = stores.get(systemStore);
  return system.getState()?.opensWith === true;
}

/** In the program that the system has for it; where there is none, the user gets to know where the file is. */
export async function openFile(stores: Stores, fileId: FileId): Promise<void> {
  await told(stores, async () => {
    const { opened, isActive, shown } = await stores.get(bridgeStore).listing.openFile({ fileId });
    if (isActive) {
      stores
        .get(toastsStore)
        .done(
          'The file may run a script, so Stockroom does not open it. Open it from its folder if you trust it.',
        );
    }
    if (!opened && !shown) await showPath(stores, fileId);
  });
}

/** In a program that the user chooses. */
export async function openFileWith(stores: Stores, fileId: FileId): Promise<void> {
  await told(stores, async () => {
    const { opened } = await stores.get(bridgeStore).listing.openFileWith({ fileId });
    if (!opened) await showPath(stores, fileId);
  });
}

async function showPath(stores: Stores, fileId: FileId): Promise<void> {
  const [path] = await stores.get(bridgeStore).listing.paths({ fileIds: [fileId] });
  if (path !== undefined) stores.get(shownPathStore).setState(path, true);
}

/** The files themselves, to be pasted into a folder, a mail or a layout. */
export async function copyFiles(stores: Stores, fileIds: readonly FileId[]): Promise<void> {
  if (fileIds.length === 0) return;
  await told(stores, async () => {
    const wanted = fileIds.slice(0, MOST);
    const { copied, comps } = await stores.get(bridgeStore).listing.copyFiles({ fileIds: wanted });
    if (!copied) throw clipboardRefused('Copy the path instead.');
    stores.get(toastsStore).done(copiedText(wanted.length, comps));
  });
}

/** `Copied 3 files, 2 of them comps.`: what is not paid for is said to be so. */
export function copiedText(files: number, comps: number): string {
  if (files === 1) return comps === 1 ? 'Copied the file, a comp.' : 'Copied the file.';
  const count = `Copied ${formatCount(files)} files`;
  if (comps === 0) return `${count}.`;
  return comps === files ? `${count}, all of them comps.` : `${count}, ${formatCount(comps)} of them comps.`;
}

export async function copyPaths(stores: Stores, fileIds: readonly FileId[]): Promise<void> {
  if (fileIds.length === 0) return;
  await told(stores, async () => {
    const paths = await stores.get(bridgeStore).listing.paths({ fileIds: fileIds.slice(0, MOST) });
    const done = paths.length === 1 ? 'Copied the path.' : `Copied ${formatCount(paths.length)} paths.`;
    await copyText(stores, paths.join('\n'), done);
  });
}

/** Does it with the files of assets: one for each, the licensed one before a comp. Says so where nothing is here. */
export async function withFilesOf(
  stores: Stores,
  assets: readonly AssetId[],
  act: (files: readonly FileId[]) => Promise<void>,
): Promise<void> {
  if (assets.length === 0) return;
  await told(stores, async () => {
    const { files } = await stores.get(bridgeStore).drag.prepare({ assetIds: assets.slice(0, MOST) });
    if (files.length > 0) return await act(files.map(({ id }) => id));
    stores.get(toastsStore).done('Nothing of it is on this computer yet: download a comp first.');
  });
}

async function told(stores: Stores, doing: () => Promise<void>): Promise<void> {
  try {
    await doing();
  } catch (error) {
    stores.get(toastsStore).failed(toFailure(error));
  }
}
