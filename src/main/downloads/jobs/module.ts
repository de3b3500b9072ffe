import { limitAt } from '../../../shared/model/bandwidth.ts';
import type { AssetId, FileId } from '../../../shared/model/ids.ts';
import { guardedProxy } from '../../api/index.ts';
import type { DepositphotosClient } from '../../api/index.ts';
import type { Catalog } from '../../catalog/index.ts';
import type { Host } from '../../platform/host/index.ts';
import type { EventLog } from '../../platform/log/index.ts';
import type { Places } from '../../platform/locations/index.ts';
import { createSignal, createSlot, defineModule } from '../../platform/modules/index.ts';
import type { Signal } from '../../platform/modules/index.ts';
import type { SettingsService } from '../../platform/settings/index.ts';
import type { Store } from '../../platform/store/index.ts';
import { createDownloads, downloadMigrations } from './index.ts';
import type { Downloads, DownloadsOptions, JobWords, Naming } from './index.ts';

type LibraryPort = DownloadsOptions['library'];

export interface Needs {
  readonly store: Store;
  readonly client: DepositphotosClient;
  /** The records of the files that stand in the library folder. */
  readonly library: Required<Pick<LibraryPort, 'find' | 'add' | 'at'>> & {
    readonly aloneLanding: NonNullable<LibraryPort['alone']>;
  };
  readonly catalog: Catalog;
  readonly settings: SettingsService;
  readonly places: Places;
  readonly host: Host;
  /** What a list that this process reads says of the file of a job, before all other words. */
  readonly wordsFor: Naming['wordsFor'] | undefined;
  readonly events: EventLog;
}

export interface Provides {
  readonly downloads: Downloads;
  readonly jobWords: JobWords;
  /** A licensed file is on record; told inside the transaction that writes it down. */
  readonly licensedFileRecorded: Signal<{ readonly file: FileId; readonly asset: AssetId }>;
}

/** The queue, between the service and the library folder. */
export const jobsModule = defineModule<Needs, Provides>({
  name: 'downloads',
  needs: ['store', 'client', 'library', 'catalog', 'settings', 'places', 'host', 'wordsFor', 'events'],
  provides: ['downloads', 'jobWords', 'licensedFileRecorded'],
  migrations: downloadMigrations,
  create: ({ store, client, library, catalog, settings, places, host, wordsFor, events }) => {
    const licensedFileRecorded: Provides['licensedFileRecorded'] = createSignal();
    const jobWords: JobWords = {
      list: createSlot('the words of the lists'),
      purchase: createSlot('the words of the purchases'),
      named: createSlot('those who hear of projects'),
    };
    const downloads = createDownloads({
      store,
      client,
      library: {
        folder: () => settings.fresh().libraryFolder,
        refuse: (folder) => places.refuse(folder),
        find: (want) => library.find(want),
        add: (file) => {
          const id = library.add(file);
          if (file.right === 'licensed') {
            licensedFileRecorded.tell({ file: id, asset: file.assetId });
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
        wordsFor: (job) => wordsFor?.(job) ?? jobWords.list.get()(job) ?? jobWords.purchase.get()(job),
      },
      onProjects: (assets) => jobWords.named.get()(assets),
      events,
      proxyFor: guardedProxy((url) => host.proxyFor(url)),
      // A command does its own work and leaves the app's queue to the app.
      adopt: host.kind !== 'cli',
    });
    return { downloads, jobWords, licensedFileRecorded };
  },
  suspend: ({ downloads }) => downloads.suspend(),
  wake: ({ downloads }) => downloads.wake(),
  setOnline: (isOnline, { downloads }) => downloads.setOnline(isOnline),
  close: ({ downloads }) => downloads.close(),
});
