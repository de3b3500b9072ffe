import type { LibraryFolder } from '../library/index.ts';
import type { SettingsService } from '../platform/settings/index.ts';

/** Has the library's folder looked at when another process has moved it, or chosen another one. Ends with the settings. */
export async function followLibraryFolder(
  settings: Pick<SettingsService, 'current' | 'watch'>,
  folder: Pick<LibraryFolder, 'moved'>,
): Promise<void> {
  let known = settings.current.libraryFolder;
  for await (const { libraryFolder } of settings.watch()) {
    if (libraryFolder !== known) folder.moved();
    known = libraryFolder;
  }
}
