import { EventEmitter } from 'node:events';
import { rm } from 'node:fs/promises';
import type * as Electron from 'electron';
import { calls, onlyBeforeReady, onlyWhenReady } from './phase.ts';
import type { Faithful } from './phase.ts';

export const opened: string[] = [];
/** Paths of files that went to the bin. */
export const binned: string[] = [];
export const told: string[] = [];
/** Boxes that were shown, and the names of the buttons that a person will press. */
export const asked: {
  readonly message: string;
  readonly buttons: readonly string[];
  readonly focused: string;
}[] = [];
export const answers: string[] = [];
export const menus: Electron.MenuItemConstructorOptions[][] = [];

export const crashReporter = {
  start(options: Electron.CrashReporterStartOptions = {}): void {
    onlyBeforeReady(`crashReporter uploadToServer=${String(options.uploadToServer)}`);
  },
};
crashReporter satisfies Faithful<Electron.CrashReporter>;

export const dialog = {
  showErrorBox(title: string, content: string): void {
    told.push(`${title}: ${content}`);
  },
  /** A person who answers with the button of this name; without a word, the box is closed. */
  async showMessageBox(
    first: Electron.BaseWindow | Electron.MessageBoxOptions,
    second?: Electron.MessageBoxOptions,
  ): Promise<Electron.MessageBoxReturnValue> {
    onlyWhenReady('dialog');
    const options = second ?? (first as Electron.MessageBoxOptions);
    const { message, buttons = [], defaultId, cancelId } = options;
    asked.push({ message, buttons, focused: buttons[defaultId ?? 0] ?? '' });
    const answer = answers.shift();
    const response = answer === undefined ? cancelId : buttons.indexOf(answer);
    if (response === undefined || response < 0) throw new Error(`the box has no button for ${answer}`);
    return { response, checkboxChecked: false };
  },
};
dialog satisfies Faithful<Electron.Dialog>;

export const shell = {
  async openExternal(url: string): Promise<void> {
    opened.push(url);
  },
  async openPath(path: string): Promise<string> {
    opened.push(path);
    return '';
  },
  async trashItem(path: string): Promise<void> {
    await rm(path);
    binned.push(path);
  },
  showItemInFolder(path: string): void {
    opened.push(path);
  },
};
shell satisfies Faithful<Electron.Shell>;

class FakeNativeTheme extends EventEmitter {
  #source: Electron.NativeTheme['themeSource'] = 'system';

  get themeSource(): Electron.NativeTheme['themeSource'] {
    return this.#source;
  }

  set themeSource(source: Electron.NativeTheme['themeSource']) {
    if (source === this.#source) return;
    calls.push(`themeSource ${source}`);
    this.#source = source;
    this.emit('updated');
  }

  get shouldUseDarkColors(): boolean {
    return this.#source !== 'light';
  }
}
export const nativeTheme = new FakeNativeTheme();
nativeTheme satisfies Faithful<Electron.NativeTheme>;

/** Those that are shown, newest last. */
export const notices: Notification[] = [];

export class Notification extends EventEmitter {
  readonly options: Electron.NotificationConstructorOptions;

  constructor(options: Electron.NotificationConstructorOptions = {}) {
    super();
    onlyWhenReady('Notification');
    this.options = options;
  }

  static isSupported(): boolean {
    return true;
  }

  show(): void {
    notices.push(this);
    this.emit('show');
  }
}
Notification satisfies new () => Faithful<Electron.Notification>;

class FakePowerMonitor extends EventEmitter {
  override on(event: string, listener: () => void): this {
    onlyWhenReady('powerMonitor');
    return super.on(event, listener);
  }
}
export const powerMonitor = new FakePowerMonitor();

export const screen = {
  getAllDisplays(): Electron.Display[] {
    onlyWhenReady('screen');
    return [{ workArea: { x: 0, y: 0, width: 1920, height: 1040 } } as Electron.Display];
  },
};
screen satisfies Faithful<Electron.Screen>;

/** Plain Base64 under a mark: enough to tell ciphertext from text. */
export const safeStorage = {
  isAsyncEncryptionAvailable: async () => isReadyNow(),
  getSelectedStorageBackend: () => 'gnome_libsecret' as const,
  encryptStringAsync: async (text: string) => Buffer.from(`fake:${Buffer.from(text).toString('base64')}`),
  decryptStringAsync: async (cipher: Buffer) => ({
    shouldReEncrypt: false,
    result: Buffer.from(cipher.toString().slice('fake:'.length), 'base64').toString(),
  }),
};
safeStorage satisfies Faithful<Electron.SafeStorage>;

function isReadyNow(): boolean {
  onlyWhenReady('safeStorage');
  return true;
}

export const Menu = {
  buildFromTemplate: (template: Electron.MenuItemConstructorOptions[]) =>
    template as unknown as Electron.Menu,
  setApplicationMenu(menu: Electron.Menu | null): void {
    menus.push(menu as unknown as Electron.MenuItemConstructorOptions[]);
  },
};
