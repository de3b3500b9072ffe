import { BrowserWindow, nativeTheme, screen } from 'electron';
import type { WebPreferences } from 'electron';
import type { Page } from './page.ts';
import { keepBounds, placeWindow, readWindowState } from './window-bounds.ts';
import { heardElsewhere } from '../../platform/failures/index.ts';

/** If Electron tells neither paint nor load by then, as happens on Wayland, the window shows itself. */
const SHOW_AFTER_MS = 2_000;

export interface WindowOptions {
  readonly page: Page;
  readonly preload: string;
  /** Remembers where the window was. */
  readonly stateFile: string;
  readonly packaged: boolean;
  /** A window that tests itself stays out of sight. */
  readonly visible: boolean;
}

/** The one set of preferences for everything that shows web content. */
function secureWebPreferences(options: Pick<WindowOptions, 'preload' | 'packaged'>): WebPreferences {
  return {
    preload: options.preload,
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    nodeIntegrationInWorker: false,
    nodeIntegrationInSubFrames: false,
    webSecurity: true,
    webviewTag: false,
    navigateOnDragDrop: false,
    spellcheck: false,
    disableBlinkFeatures: 'Auxclick',
    devTools: !options.packaged,
  };
}

/** Makes the window and loads the page into it. The caller has its contents already guarded. */
export function createWindow(options: WindowOptions): BrowserWindow {
  const state = readWindowState(options.stateFile);
  const window = new BrowserWindow({
    ...placeWindow(
      state,
      screen.getAllDisplays().map((display) => display.workArea),
    ),
    title: 'Stockroom',
    show: false,
    autoHideMenuBar: true,
    backgroundColor: backgroundColor(),
    webPreferences: secureWebPreferences(options),
  });
  keepBounds(window, options.stateFile);
  if (options.visible)
    showOnce(window, () => (state?.maximized === true ? window.maximize() : window.show()));
  window.loadURL(options.page.url).catch(heardElsewhere); // `did-fail-load` tells why
  return window;
}

/** The page's own `--ground`, so that a window never flashes before it is painted. */
export function backgroundColor(): string {
  return nativeTheme.shouldUseDarkColors ? '#0f0f0f' : '#ededed';
}

function showOnce(window: BrowserWindow, show: () => void): void {
  let shown = false;
  const first = () => {
    clearTimeout(timer);
    if (!shown && !window.isDestroyed()) show();
    shown = true;
  };
  const timer = setTimeout(first, SHOW_AFTER_MS);
  window.once('ready-to-show', first);
  window.webContents.once('did-finish-load', first);
  window.once('closed', () => clearTimeout(timer));
}
