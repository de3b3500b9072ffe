import { setTimeout } from 'node:timers/promises';
import { isFailureCode } from '../../shared/model/failure.ts';
import type { AssetId } from '../../shared/model/ids.ts';
import type { LibraryFolder, Library, Swaps, SwapsOptions } from '../library/index.ts';
import type { Log } from '../platform/log/index.ts';
import type { SettingsService } from '../platform/settings/index.ts';
import type { Store } from '../platform/store/index.ts';
import { createSwaps } from '../library/index.ts';

interface Parts {
  readonly store: Store;
  readonly library: Library;
  readonly folder: LibraryFolder;
  readonly settings: SettingsService;
  /** The folder of the profile. */
  readonly locks: string;
  readonly log: Log;
  readonly measure: SwapsOptions['measure'];
}

/** Swaps, and what is told of licensed files that arrive. */
export function composeSwaps({ store, library, folder, settings, locks, log, measure }: Parts): {
  readonly swaps: Swaps;
  readonly onLicensedFile: (asset: AssetId) => void;
} {
  const onError = (error: unknown) => log.error('swap', {}, error);
  const swaps = createSwaps({
    store,
    library,
    measure,
    during: (paths, work) => folder.during(paths, work),
    locks,
    // Also by a command: what it says of files must be so.
    adopt: true,
    onError,
  });
  return {
    swaps,
    onLicensedFile: (asset) => {
      if (!settings.current.swapAfterLicensing) return;
      // The file is told of inside the transaction that writes it down.
      setImmediate(() => void patiently(() => swaps.afterLicensing(asset)).catch(onError));
    },
  };
}

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
