import { VERSION } from '../../shared/version.ts';
import type { Consent } from '../platform/consent/index.ts';
import type { Downloads } from '../downloads/index.ts';
import type { Host, ProfilePaths } from '../host.ts';
import type { Library, Rights, Storage, Swaps } from '../library/index.ts';
import { fateOfLedger } from '../purchasing/index.ts';
import type { Log } from '../platform/log/index.ts';
import type { SettingsService } from '../platform/settings/index.ts';
import type { Places } from '../platform/locations/index.ts';
import { createStorage, isRestoreReady, restoreAtStart } from '../library/index.ts';
import { createReadWriteLock } from '../platform/store/index.ts';
import type { Store } from '../platform/store/index.ts';

interface Parts {
  readonly store: Store;
  readonly paths: ProfilePaths;
  readonly migrations: readonly { readonly id: number }[];
  readonly settings: SettingsService;
  readonly consent: Consent;
  readonly places: Places;
  readonly library: Library;
  readonly swaps: Swaps;
  readonly rights: Pick<Rights, 'moveFolder'>;
  readonly downloads: Downloads;
  readonly host: Host;
  readonly log: Log;
}

type PartPaths = Pick<ProfilePaths, 'profile' | 'database' | 'ledger' | 'settings'>;

/** A profile that this process has open. */
export interface OpenProfile {
  /** What the user has to be told; `null` when all is well. */
  readonly notice: string | null;
  /** After every file of it is closed. */
  leave(): void;
}

/**
 * Before any file of the profile is opened: puts a backup in place that waits for it, unless another process has the
 * profile open, whose databases would be taken away from below it. A command never restores.
 */
export async function enterProfile(paths: PartPaths, host: Pick<Host, 'kind'>): Promise<OpenProfile> {
  const lock = createReadWriteLock(paths.profile, 'profile');
  const isWaiting = host.kind !== 'cli' && isRestoreReady(paths.profile);
  const alone = isWaiting ? lock.tryToOwn() : null;
  if (alone !== null) {
    try {
      restoreAtStart(paths.profile, partsOf(paths), fateOfLedger);
    } finally {
      alone();
    }
  }
  // Another process may put a backup in place in this moment.
  const leave = await lock.share(new AbortController().signal);
  return { leave, notice: isWaiting && alone === null ? IN_USE : null };
}

const IN_USE =
  'A backup waits to be put in place, but this profile is open in another Stockroom. Close every window and command, then start again.';

export function composeStorage(parts: Parts): Storage {
  const {
    store,
    paths,
    migrations,
    settings,
    consent,
    places,
    library,
    swaps,
    rights,
    downloads,
    host,
    log,
  } = parts;
  return createStorage({
    store,
    profile: paths.profile,
    locks: paths.profile,
    places,
    parts: partsOf(paths),
    version: VERSION,
    migrations: migrations.map(({ id }) => id),
    libraryFolder: () => settings.fresh().libraryFolder,
    adoptFolder: (next, moved) => {
      if (moved !== null) for (const part of [swaps, rights]) part.moveFolder(moved.from, next);
      settings.setLibraryFolder(next);
      if (moved !== null) downloads.moveFolder(moved.from, next);
    },
    dialog: host.chooseFolder,
    agree: (folder) => consent.need({ kind: 'path', path: folder, use: 'library' }),
    downloads,
    still: library.still,
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
