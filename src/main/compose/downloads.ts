import { limitAt } from '../../shared/model/bandwidth.ts';
import type { AssetId, FileId } from '../../shared/model/ids.ts';
import type { Catalog } from '../catalog/index.ts';
import { guardedProxy } from '../api/index.ts';
import type { DepositphotosClient } from '../api/index.ts';
import { createDownloads } from '../downloads/index.ts';
import type { Downloads, Naming } from '../downloads/index.ts';
import type { Host } from '../host.ts';
import type { Library } from '../library/index.ts';
import type { Places } from '../platform/locations/index.ts';
import type { SettingsService } from '../platform/settings/index.ts';
import type { Store } from '../platform/store/index.ts';

interface Parts {
  readonly store: Store;
  readonly client: DepositphotosClient;
  readonly library: Library;
  readonly catalog: Catalog;
  readonly settings: SettingsService;
  readonly places: Places;
  readonly host: Host;
  /** A licensed file is on record; still in the transaction. */
  readonly onLanded: (file: FileId) => void;
  /** A licensed file has arrived; said inside the transaction that writes it down. */
  readonly onLicensedFile: (asset: AssetId) => void;
  /** What a batch's list says of a job's name. */
  readonly wordsFor: Naming['wordsFor'];
}

/** The queue, between the service and the library folder. */
export function composeDownloads(parts: Parts): Downloads {
  const { store, client, library, catalog, settings, places, host, onLanded, onLicensedFile, wordsFor } =
    parts;
  return createDownloads({
    store,
    client,
    library: {
      folder: () => settings.fresh().libraryFolder,
      refuse: (folder) => places.refuse(folder),
      find: (want) => library.find(want),
      add: (file) => {
        const id = library.add(file);
        if (file.right === 'licensed') {
          onLanded(id);
          onLicensedFile(file.assetId);
        }
        return id;
      },
      at: (path) => library.at(path),
      alone: library.aloneLanding,
    },
    describe: async (id) => {
      const { title, type, author } = await catalog.facts(id, { priority: 'batch' });
      return { title, type, author: author.name };
    },
    licensedLink: (job, signal) =>
      client.licensedLink(job.assetId, job.option, { signal, priority: 'batch' }),
    settings: {
      maxTransfers: () => settings.current.maxTransfers,
      maxTransfersPerHost: () => settings.current.maxTransfersPerHost,
      bytesPerSecond: () => limitAt(settings.current.bandwidth, new Date()),
    },
    naming: {
      template: () => settings.current.nameTemplate,
      compSuffix: () => settings.current.compSuffix,
      collision: () => settings.current.collision,
      wordsFor,
    },
    proxyFor: guardedProxy((url) => host.proxyFor(url)),
    // A command does its own work and leaves the app's queue to the app.
    adopt: host.kind !== 'cli',
  });
}
