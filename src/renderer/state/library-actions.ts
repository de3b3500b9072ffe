import type { AssetId, FileId } from '../../shared/model/ids.ts';
import type { SwapId } from '../../shared/model/swap.ts';
import { formatCount } from '../ui/format.ts';
import { changesStore } from './changes.ts';
import { bridgeStore } from './given.ts';
import { defineStore, hookOf } from './registry/store.ts';
import { settingsStore } from './settings.ts';
import { shownPathStore } from './shown-path.ts';
import { toastsStore } from './toasts.ts';
import { told } from './told.ts';

/** What is done with files of the library. A toast shows the outcome and failures. */
interface LibraryActions {
  /** Shows a file in the file manager; where there is none, tells its path. */
  reveal(file: FileId): Promise<void>;
  /** Puts the licensed file in the comp's place; the message offers to undo it. */
  swap(comp: FileId): Promise<void>;
  undoSwap(id: SwapId): Promise<void>;
  /** Fetches the files of these assets that are not where they were, at no cost. */
  fetchAgain(assets: readonly AssetId[]): Promise<void>;
  /** Writes the licence of a file into it, or beside it, as the settings say; into it where they say nothing. */
  writeRights(file: FileId): Promise<void>;
}

export const libraryActionsStore = defineStore(
  'library-actions',
  {
    bridge: bridgeStore,
    changes: changesStore,
    settings: settingsStore,
    shownPath: shownPathStore,
    toasts: toastsStore,
  },
  ({ bridge, changes, settings, shownPath, toasts }): LibraryActions => {
    const undoSwap = (swapId: SwapId) =>
      told(
        toasts,
        bridge.swaps.undo({ swapId }).then(() => toasts.done('The comp is back in its place.')),
      );

    return {
      reveal: (fileId) =>
        told(
          toasts,
          bridge.library.reveal({ fileId }).then(({ shown, path }) => {
            if (!shown) shownPath.setState(path, true);
          }),
        ),
      swap: (fileId) =>
        told(
          toasts,
          bridge.swaps.swap({ fileId }).then(({ id }) => {
            let swapId = id;
            const change = {
              name: 'swap of the comp',
              undone: 'The comp is back in its place.',
              undo: () => bridge.swaps.undo({ swapId }),
              redo: async () => {
                swapId = (await bridge.swaps.swap({ fileId })).id;
              },
            };
            changes.did(change, 'The licensed file is in the place of the comp.');
          }),
        ),
      undoSwap,
      fetchAgain: (assets) =>
        told(
          toasts,
          bridge.listing
            .fetchAgain({ assetIds: [...assets] })
            .then(({ files }) => toasts.done(fetchingText(files))),
        ),
      writeRights: (fileId) => {
        const setting = settings.getState()?.rightsInFiles ?? 'off';
        const mode = setting === 'off' ? 'embedded' : setting;
        return told(
          toasts,
          bridge.rights.write({ fileIds: [fileId], mode }).then((results) => {
            for (const result of results) {
              if (result.outcome === 'failed') toasts.failed(result.failure);
              else toasts.done(RIGHTS_WORDS[result.outcome]);
            }
          }),
        );
      },
    };
  },
);
export const useLibraryActions = hookOf(libraryActionsStore);

function fetchingText(files: number): string {
  if (files === 0) return 'All files are where they belong.';
  return `Fetching ${formatCount(files)} ${files === 1 ? 'file' : 'files'} again, at no cost.`;
}

const RIGHTS_WORDS = {
  embedded: 'The licence is written into the file',
  kept: 'The licence was in the file already',
  sidecar: 'The licence is written beside the file',
} as const;
