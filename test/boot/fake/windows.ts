import { EventEmitter } from 'node:events';
import type * as Electron from 'electron';
import { app } from './app.ts';
import { calls, onlyWhenReady } from './phase.ts';
import type { Faithful } from './phase.ts';
import { FakeWebContents } from './web-contents.ts';

export const windows: BrowserWindow[] = [];

export class BrowserWindow extends EventEmitter {
  readonly options: Electron.BrowserWindowConstructorOptions;
  readonly contents: FakeWebContents;
  shown = 0;
  focused = 0;
  /** Every state of the bar on its icon, in order. */
  readonly bars: string[] = [];
  #hasFocus = false;
  background: string;
  #destroyed = false;

  constructor(options: Electron.BrowserWindowConstructorOptions = {}) {
    super();
    onlyWhenReady('BrowserWindow');
    calls.push('new BrowserWindow');
    this.options = options;
    this.background = options.backgroundColor ?? '';
    this.contents = new FakeWebContents(options.webPreferences?.preload ?? '');
    windows.push(this);
    app.emit('web-contents-created', {}, this.contents);
    app.once('fake-close-windows', () => this.close());
  }

  get webContents(): Electron.WebContents {
    return this.contents as unknown as Electron.WebContents;
  }

  static getAllWindows(): Electron.BrowserWindow[] {
    return windows.filter((window) => !window.isDestroyed()) as unknown as Electron.BrowserWindow[];
  }

  static getFocusedWindow(): Electron.BrowserWindow | null {
    return BrowserWindow.getAllWindows().find((window) => window.isFocused()) ?? null;
  }

  loadURL(url: string): Promise<void> {
    return this.contents.load(url);
  }

  show(): void {
    this.shown += 1;
    this.#hasFocus = true;
  }

  maximize(): void {
    this.shown += 1;
    this.#hasFocus = true;
  }

  focus(): void {
    this.focused += 1;
    if (this.#hasFocus) return;
    this.#hasFocus = true;
    app.emit('browser-window-focus', {}, this);
  }

  /** The user turns to something else. */
  blur(): void {
    this.#hasFocus = false;
  }

  isFocused(): boolean {
    return this.#hasFocus && !this.#destroyed;
  }

  setProgressBar(progress: number, options?: Electron.ProgressBarOptions): void {
    if (progress > 1) throw new Error('Beyond 1 the bar says that nothing is known');
    this.bars.push(`${progress} ${options?.mode ?? 'normal'}`);
  }

  close(): void {
    if (this.#destroyed) return;
    this.emit('close', {});
    this.#destroyed = true;
    this.contents.emit('destroyed');
    this.emit('closed');
    if (BrowserWindow.getAllWindows().length === 0) app.emit('window-all-closed');
  }

  restore(): void {}

  isMinimized(): boolean {
    return false;
  }

  isMaximized(): boolean {
    return false;
  }

  isDestroyed(): boolean {
    return this.#destroyed;
  }

  getNormalBounds(): Electron.Rectangle {
    return { x: 40, y: 50, width: 1200, height: 800 };
  }

  setBackgroundColor(color: string): void {
    this.background = color;
  }
}

BrowserWindow satisfies new () => Faithful<Electron.BrowserWindow>;
