import type { Host } from '../../platform/host/index.ts';
import type { Log } from '../../platform/log/index.ts';
import { defineModule } from '../../platform/modules/index.ts';
import type { SettingsService } from '../../platform/settings/index.ts';
import type { Store } from '../../platform/store/index.ts';
import type { Library } from '../files/index.ts';
import { createLibraryFolder, folderMigrations } from './index.ts';
import type { LibraryFolder } from './index.ts';
import { overlooked } from '../../platform/failures/index.ts';

export interface Needs {
  readonly store: Store;
  readonly library: Library;
  readonly settings: SettingsService;
  readonly host: Host;
  readonly log: Log;
}

/** The folder that files land in, followed where it goes. */
export const folderModule = defineModule<Needs, { readonly folder: LibraryFolder }>({
  name: 'folder',
  needs: ['store', 'library', 'settings', 'host', 'log'],
  provides: ['folder'],
  migrations: folderMigrations,
  create: ({ store, library, settings, host, log }) => {
    const folder = createLibraryFolder({
      store,
      library,
      folder: () => settings.current.libraryFolder,
      // A command looks when it is told to.
      follow: host.kind !== 'cli',
      onError: (error) => log.error('library-folder', {}, error),
    });
    void followSettings(settings, folder).catch(overlooked('folder.settings'));
    return { folder };
  },
  setOnline: (isOnline, { folder }) => {
    // A drive of the network may be back. The folder tells by itself where it is not.
    if (isOnline) void folder.scanAgain().catch(overlooked('folder.scan-again'));
  },
  close: ({ folder }) => folder.close(),
});

/** Has the library's folder looked at when another process has moved it, or chosen another one. Ends with the settings. */
async function followSettings(
  settings: Pick<SettingsService, 'current' | 'watch'>,
  folder: Pick<LibraryFolder, 'moved'>,
): Promise<void> {
  let known = settings.current.libraryFolder;
  for await (const { libraryFolder } of settings.watch()) {
    if (libraryFolder !== known) folder.moved();
    known = libraryFolder;
  }
}
