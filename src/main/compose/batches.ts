import type { AssetId } from '../../shared/model/ids.ts';
import { createBatches } from '../downloads/index.ts';
import type { Batches, Downloads } from '../downloads/index.ts';
import type { Catalog } from '../catalog/index.ts';
import type { Host } from '../host.ts';
import type { Library } from '../library/index.ts';
import type { SettingsService } from '../platform/settings/index.ts';
import type { Store } from '../platform/store/index.ts';

interface Parts {
  readonly store: Store;
  readonly catalog: Catalog;
  readonly library: Library;
  readonly downloads: Downloads;
  readonly settings: SettingsService;
  readonly host: Host;
  /** A list has named projects of these assets. */
  readonly onProjects: (assets: readonly AssetId[]) => void;
}

/** Lists of comps, between the catalogue that knows the assets and the queue that fetches them. */
export function composeBatches(parts: Parts): Batches {
  const { store, catalog, library, downloads, settings, host, onProjects } = parts;
  return createBatches({
    store,
    facts: {
      known: (id) => catalog.known(id),
      ask: (id, signal) => catalog.facts(id, { priority: 'batch', signal }),
    },
    library: {
      folder: () => settings.fresh().libraryFolder,
      find: (want) => library.find(want),
      intact: (id) => library.intact(id),
      file: (id) => library.file(id),
    },
    downloads,
    onProjects,
    adopt: host.kind !== 'cli',
  });
}
