import { COMP_OPTIONS } from '../../../shared/model/comp.ts';
import type { AssetId } from '../../../shared/model/ids.ts';
import type { Downloads } from '../../downloads/index.ts';
import type { Host, ProfilePaths } from '../../platform/host/index.ts';
import type { Log } from '../../platform/log/index.ts';
import { defineModule } from '../../platform/modules/index.ts';
import type { Store } from '../../platform/store/index.ts';
import { createUndo } from '../../platform/undo/index.ts';
import type { Undo } from '../../platform/undo/index.ts';
import { createHoldings } from '../files/index.ts';
import type { Holdings, Library } from '../files/index.ts';

export interface Needs {
  readonly store: Store;
  readonly paths: ProfilePaths;
  readonly downloads: Pick<Downloads, 'enqueueComps' | 'enqueueLicensed'>;
  readonly library: Library;
  readonly host: Host;
  readonly log: Log;
}

export interface Provides {
  readonly holdings: Holdings;
  readonly undo: Undo;
}

/** What the library holds of an asset, opened, copied and removed. */
export const holdingsModule = defineModule<Needs, Provides>({
  name: 'holdings',
  needs: ['store', 'paths', 'downloads', 'library', 'host', 'log'],
  provides: ['holdings', 'undo'],
  create: ({ store, paths, downloads, library, host, log }) => {
    const undo = createUndo();
    const holdings = createHoldings({
      store,
      undo,
      locks: paths.profile,
      // A command leaves the removals of others alone.
      adopt: host.kind !== 'cli',
      onError: (error) => log.error('library', {}, error),
      ports: {
        alone: library.alone,
        fetch: async (right, items) => {
          if (right === 'licensed') await downloads.enqueueLicensed(items);
          else await downloads.enqueueComps(items.flatMap(toCompRequest));
        },
        openWith: async (file) => (await host.openWith?.(file)) ?? false,
        copyFiles: async (files) => (await host.copyFiles?.(files)) ?? false,
        openFile: async (file) => (await host.openFile?.(file)) ?? false,
        trash: host.trash === undefined ? undefined : (file) => host.trash?.(file) ?? Promise.resolve(false),
        changed: (assets) => library.touch(assets),
      },
    });
    return { holdings, undo };
  },
  close: ({ holdings }) => holdings.close(),
  closesAfter: ['downloads', 'storage'],
});

function toCompRequest({ assetId, option }: { readonly assetId: AssetId; readonly option: string }) {
  const known = COMP_OPTIONS.find((one) => one === option);
  return known === undefined ? [] : [{ assetId, option: known }];
}
