import path from 'node:path';
import { createDownloads, downloadMigrations } from '../../../src/main/downloads/jobs/index.ts';
import type { DownloadsOptions } from '../../../src/main/downloads/jobs/index.ts';
import { createLibrary, libraryMigrations } from '../../../src/main/library/files/index.ts';
import { openStore } from '../../../src/main/platform/store/index.ts';
import type { Store } from '../../../src/main/platform/store/index.ts';
import { StockroomError } from '../../../src/shared/model/failure.ts';
import type { AssetId } from '../../../src/shared/model/ids.ts';

export interface OpenOptions extends Partial<Omit<DownloadsOptions, 'store'>> {
  readonly serverUrl: string;
  /** Holds the profile and the library. */
  readonly root: string;
  readonly link: (asset: AssetId) => Promise<URL>;
  /** Called before each write to the database. */
  readonly onTransaction?: () => void;
}

/** The real service on a real database, folder and server; only the API call for a link is ours. */
export function openBench({ serverUrl, root, link, onTransaction, ...rest }: OpenOptions) {
  const profile = path.join(root, 'profile');
  const folder = path.join(root, 'library');
  const store = openStore(path.join(profile, 'stockroom.db'), [...libraryMigrations, ...downloadMigrations]);
  const library = createLibrary({ store });
  const { host } = new URL(serverUrl);
  const downloads = createDownloads({
    store: onTransaction === undefined ? store : watched(store, onTransaction),
    client: {
      compLink: (asset) => link(asset),
      files: {
        resolve: (address, base) => {
          const url = new URL(address, base);
          if (url.host !== host) throw new StockroomError('file.blocked-host');
          return url;
        },
        fetchSmall: () => Promise.reject(new Error('not for downloads')),
      },
    },
    library: {
      folder: () => folder,
      find: (want) => library.find(want),
      at: (target) => library.at(target),
      add: (file) => library.add(file),
    },
    describe: async (asset) => ({ title: `Asset number ${asset}`, type: 'image', author: 'Somebody' }),
    settings: { maxTransfers: () => 6 },
    ...rest,
  });
  const close = async () => {
    await downloads.close();
    library.close();
    store.close();
  };
  return { profile, folder, store, library, downloads, close };
}

function watched(store: Store, onWrite: () => void): Store {
  return {
    ...store,
    run: (sql, ...params) => {
      onWrite();
      return store.run(sql, ...params);
    },
    // Everything written, and nothing of it committed.
    transaction: (work) =>
      store.transaction(() => {
        const result = work();
        onWrite();
        return result;
      }),
  };
}
