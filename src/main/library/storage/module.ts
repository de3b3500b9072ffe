import { VERSION } from '../../../shared/version.ts';
import type { Downloads } from '../../downloads/index.ts';
import type { Consent } from '../../platform/consent/index.ts';
import type { Host, ProfilePaths } from '../../platform/host/index.ts';
import type { Places } from '../../platform/locations/index.ts';
import type { EventLog, Log } from '../../platform/log/index.ts';
import { defineModule } from '../../platform/modules/index.ts';
import type { SettingsService } from '../../platform/settings/index.ts';
import type { Store } from '../../platform/store/index.ts';
import { createStorage, storageMigrations } from './index.ts';
import type { Storage, StorageOptions } from './index.ts';
import { partsOf } from './profile.ts';

/** Keeps paths of files: a move of the library changes them. */
export interface KeepsPaths {
  moveFolder(from: string, to: string): void;
}

export interface Needs {
  readonly store: Store;
  readonly paths: ProfilePaths;
  readonly migrations: readonly { readonly id: number }[];
  readonly settings: SettingsService;
  readonly consent: Consent;
  readonly places: Places;
  readonly library: { readonly still: StorageOptions['still'] };
  readonly swaps: KeepsPaths & { list(): readonly { readonly bytes: number }[] };
  readonly rights: KeepsPaths;
  readonly downloads: Downloads;
  readonly host: Host;
  readonly log: Log;
  readonly events: EventLog;
}

/** Where the library and its backups lie, and how they move. */
export const storageModule = defineModule<Needs, { readonly storage: Storage }>({
  name: 'storage',
  needs: [
    'store',
    'paths',
    'migrations',
    'settings',
    'consent',
    'places',
    'library',
    'swaps',
    'rights',
    'downloads',
    'host',
    'log',
    'events',
  ],
  provides: ['storage'],
  migrations: storageMigrations,
  create: (needs) => ({ storage: storageOf(needs) }),
  close: ({ storage }) => storage.close(),
  closesAfter: ['downloads', 'rights'],
});

function storageOf(needs: Needs): Storage {
  const { store, paths, migrations, settings, consent, places, library, swaps, rights, downloads } = needs;
  const { host, log } = needs;
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
    events: needs.events,
  });
}
