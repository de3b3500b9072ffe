import { ipcMain } from 'electron';
import ElectronStore from 'electron-store';
import { valuesOptions } from '../../platform/settings/index.ts';
import type { OpenValues } from '../../platform/settings/index.ts';

/** What `electron-store` opens for stores in a page: a channel that tells the version and the profile's path. */
const PAGE_CHANNEL = 'electron-store-get-data';

/** Opens a settings file with `electron-store`, and closes the channel that it opens to pages. */
export const openWithElectron: OpenValues = (file) => {
  const { name, options } = valuesOptions(file);
  try {
    return new ElectronStore<Record<string, unknown>>({ ...options, name });
  } finally {
    // The constructor opens the channel, and no message is handled before this line: a page never finds it open.
    ipcMain.removeAllListeners(PAGE_CHANNEL);
  }
};
