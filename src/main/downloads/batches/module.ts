import type { AssetId } from '../../../shared/model/ids.ts';
import type { Catalog } from '../../catalog/index.ts';
import type { Host } from '../../platform/host/index.ts';
import type { EventLog } from '../../platform/log/index.ts';
import { createSignal, defineModule } from '../../platform/modules/index.ts';
import type { Signal } from '../../platform/modules/index.ts';
import type { SettingsService } from '../../platform/settings/index.ts';
import type { Store } from '../../platform/store/index.ts';
import type { Downloads, JobWords } from '../jobs/index.ts';
import { batchMigrations, createBatches } from './index.ts';
import type { Batches, BatchesOptions } from './index.ts';

export interface Needs {
  readonly store: Store;
  readonly catalog: Catalog;
  readonly library: Pick<BatchesOptions['library'], 'find' | 'intact' | 'file'>;
  readonly downloads: Downloads;
  readonly jobWords: JobWords;
  readonly settings: SettingsService;
  readonly host: Host;
  readonly events: EventLog;
}

export interface Provides {
  readonly batches: Batches;
  /** Assets of which a list or a click has named the project. */
  readonly projectsNamed: Signal<readonly AssetId[]>;
}

/** Lists of comps, between the catalogue that knows the assets and the queue that fetches them. */
export const batchesModule = defineModule<Needs, Provides>({
  name: 'batches',
  needs: ['store', 'catalog', 'library', 'downloads', 'jobWords', 'settings', 'host', 'events'],
  provides: ['batches', 'projectsNamed'],
  migrations: batchMigrations,
  create: ({ store, catalog, library, downloads, jobWords, settings, host, events }) => {
    const projectsNamed = createSignal<readonly AssetId[]>();
    const batches = createBatches({
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
      onProjects: (assets) => projectsNamed.tell(assets),
      adopt: host.kind !== 'cli',
      events,
    });
    jobWords.list.fill((job) => batches.wordsFor(job));
    jobWords.named.fill((assets) => projectsNamed.tell(assets));
    return { batches, projectsNamed };
  },
  wake: ({ batches }) => batches.wake(),
  setOnline: (isOnline, { batches }) => {
    if (isOnline) batches.wake();
  },
  close: ({ batches }) => batches.close(),
});
