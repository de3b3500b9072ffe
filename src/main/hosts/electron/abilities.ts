import { access } from 'node:fs/promises';
import { BrowserWindow, clipboard, ClipboardItem, dialog, safeStorage, session, shell } from 'electron';
import type { MessageBoxOptions } from 'electron';
import { questionWords } from '../../platform/consent/index.ts';
import type { Host } from '../../platform/host/index.ts';
import { openSecretStore } from '../../platform/secrets/index.ts';
import { createFileClipboard } from './file-clipboard.ts';
import { canOpenWith, openWith } from './open-with.ts';
import { firstProxy } from './proxy.ts';
import { openWithElectron } from './settings-store.ts';
import { overlooked } from '../../platform/failures/index.ts';

/** What Electron gives the core, for one profile. */
export async function openAbilities(profile: string): Promise<Omit<Host, 'switchProfile'>> {
  const { platform, env } = process;
  return {
    kind: 'electron',
    secrets: await openSecretStore({ profile, safeStorage }),
    openSettings: openWithElectron,
    async showInFolder(path) {
      // The file manager would open on a missing file without a word.
      const there = await access(path).then(() => true, overlooked('electron.show-in-folder', false));
      if (there) shell.showItemInFolder(path);
      return there;
    },
    async askWhereToSave(name) {
      const options = { defaultPath: name };
      const window = BrowserWindow.getFocusedWindow();
      const { canceled, filePath } = await (window === null
        ? dialog.showSaveDialog(options)
        : dialog.showSaveDialog(window, options));
      return canceled || filePath === '' ? null : filePath;
    },
    // Electron says what went wrong; nothing is all well.
    openFile: async (path) => (await shell.openPath(path)) === '',
    ...(canOpenWith(platform) && { openWith: (path) => openWith(path, { platform, chooseProgram }) }),
    copyFiles: createFileClipboard({
      platform,
      env,
      write: (formats) => clipboard.write([new ClipboardItem({ ...formats })]),
    }),
    trash: (path) => shell.trashItem(path).then(() => true, overlooked('electron.trash', false)),
    async askPerson(question) {
      const { message, detail, yes } = questionWords(question);
      // A key that was meant for the page must not say yes.
      const options: MessageBoxOptions = {
        type: 'question',
        message,
        detail,
        buttons: [yes, 'Cancel'],
        defaultId: 1,
        cancelId: 1,
        noLink: true,
      };
      const window = BrowserWindow.getFocusedWindow() ?? BrowserWindow.getAllWindows()[0];
      const { response } = await (window === undefined
        ? dialog.showMessageBox(options)
        : dialog.showMessageBox(window, options));
      return response === 0;
    },
    async chooseFolder() {
      const { canceled, filePaths } = await dialog.showOpenDialog({
        properties: ['openDirectory', 'createDirectory'],
      });
      return canceled ? null : (filePaths[0] ?? null);
    },
    proxyFor: async (url) => firstProxy(await session.defaultSession.resolveProxy(url.href)),
  };
}

async function chooseProgram(): Promise<string | null> {
  const { canceled, filePaths } = await dialog.showOpenDialog({
    defaultPath: '/Applications',
    properties: ['openFile'],
    filters: [{ name: 'Applications', extensions: ['app'] }],
  });
  return canceled ? null : (filePaths[0] ?? null);
}
