import { VERSION } from '../../shared/version.ts';
import type { Downloads } from '../downloads/index.ts';
import type { Host, ProfilePaths } from '../host.ts';
import { fateOfLedger } from '../licensing/index.ts';
import type { Log } from '../log/index.ts';
import type { SettingsService } from '../settings/index.ts';
import type { Places } from '../places/index.ts';
import { createStorage, restoreAtStart } from '../storage/index.ts';
import type { Storage } from '../storage/index.ts';
import type { Store } from '../store/index.ts';
import type { Swaps } from '../swap/index.ts';

interface Parts {
  readonly store: Store;
  readonly paths: ProfilePaths;
  readonly migrations: readonly { readonly id: number }[];
  readonly settings: SettingsService;
  readonly places: Places;
  readonly swaps: Swaps;
  readonly downloads: Downloads;
  readonly host: Host;
  readonly log: Log;
}

type PartPaths = Pick<ProfilePaths, 'profile' | 'database' | 'ledger' | 'settings'>;

/** Before any file of the profile is opened. A command never restores: the app may be open on the profile. */
export function restoreIfWaiting(paths: PartPaths, host: Pick<Host, 'kind'>): void {
  if (host.kind !== 'cli') restoreAtStart(paths.profile, partsOf(paths), fateOfLedger);
}

export function composeStorage(parts: Parts): Storage {
  const { store, paths, migrations, settings, places, swaps, downloads, host, log } = parts;
  return createStorage({
    store,
    profile: paths.profile,
    places,
    parts: partsOf(paths),
    version: VERSION,
    migrations: migrations.map(({ id }) => id),
    libraryFolder: () => settings.fresh().libraryFolder,
    adoptFolder: (next, moved) => {
      if (moved !== null) swaps.moveFolder(moved.from, next);
      settings.update({ libraryFolder: next });
      if (moved !== null) downloads.moveFolder(moved.from, next);
    },
    dialog: host.chooseFolder,
    downloads,
    kept: () => {
      const kept = swaps.list();
      return { files: kept.length, bytes: kept.reduce((sum, { bytes }) => sum + bytes, 0) };
    },
    adopt: host.kind !== 'cli',
    onError: (error) => log.error('storage', {}, error),
  });
}

function partsOf({ database, ledger, settings }: PartPaths) {
  return { 'stockroom.db': database, 'ledger.db': ledger, 'settings.json': settings };
}
