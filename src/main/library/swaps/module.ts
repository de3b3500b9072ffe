import { setTimeout } from 'node:timers/promises';
import { isFailureCode } from '../../../shared/model/failure.ts';
import type { AssetId, FileId } from '../../../shared/model/ids.ts';
import type { ProfilePaths } from '../../platform/host/index.ts';
import type { EventLog, Log } from '../../platform/log/index.ts';
import { defineModule } from '../../platform/modules/index.ts';
import type { Signal } from '../../platform/modules/index.ts';
import type { SettingsService } from '../../platform/settings/index.ts';
import type { Store } from '../../platform/store/index.ts';
import type { Library } from '../files/index.ts';
import type { LibraryFolder } from '../folder/index.ts';
import { createSwaps, swapMigrations } from './index.ts';
import type { Swaps, SwapsOptions } from './index.ts';

export interface Needs {
  readonly store: Store;
  readonly library: Library;
  readonly folder: LibraryFolder;
  readonly settings: SettingsService;
  readonly paths: ProfilePaths;
  readonly log: Log;
  readonly events: EventLog;
  /** Opens drawings and films in a thread of their own. */
  readonly layouts: { readonly measure: SwapsOptions['measure'] };
  readonly licensedFileRecorded: Signal<{ readonly file: FileId; readonly asset: AssetId }>;
}

/** Swaps, also of comps whose licensed file has just arrived. */
export const swapsModule = defineModule<Needs, { readonly swaps: Swaps }>({
  name: 'swaps',
  needs: [
    'store',
    'library',
    'folder',
    'settings',
    'paths',
    'log',
    'events',
    'layouts',
    'licensedFileRecorded',
  ],
  provides: ['swaps'],
  migrations: swapMigrations,
  create: ({ store, library, folder, settings, paths, log, events, layouts, licensedFileRecorded }) => {
    const onError = (error: unknown) => log.error('swap', {}, error);
    const swaps = createSwaps({
      store,
      library,
      measure: (file) => layouts.measure(file),
      during: (files, work) => folder.during(files, work),
      locks: paths.profile,
      // Also by a command: what it says of files must be so.
      adopt: true,
      onError,
      events,
    });
    licensedFileRecorded.listen(({ asset }) => {
      if (!settings.current.swapAfterLicensing) return;
      // The file is told of inside the transaction that writes it down.
      setImmediate(() => void patiently(() => swaps.afterLicensing(asset)).catch(onError));
    });
    return { swaps };
  },
  close: ({ swaps }) => swaps.close(),
  closesAfter: ['downloads', 'storage', 'holdings'],
});

/** In milliseconds, and how often. */
const AGAIN = 3000;
const TRIES = 5;

/** Rights may be written into the file at this very moment. */
async function patiently(work: () => Promise<unknown>): Promise<void> {
  for (let tries = 1; ; tries += 1) {
    try {
      await work();
      return;
    } catch (error) {
      // A move of the library takes its time.
      const isMoving = isFailureCode(error, 'library.busy');
      if (!isMoving && (tries >= TRIES || !isFailureCode(error, 'file.changed'))) throw error;
      await setTimeout(AGAIN, undefined, { ref: false });
    }
  }
}
