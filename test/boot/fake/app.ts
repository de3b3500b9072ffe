import { EventEmitter } from 'node:events';
import { existsSync } from 'node:fs';
import type { App } from 'electron';
import { calls, onlyBeforeReady, readiness } from './phase.ts';
import type { Faithful } from './phase.ts';

/** What the driver is told to pretend. */
const pretend = {
  packaged: process.env['FAKE_PACKAGED'] === '1',
  lockIsTaken: process.env['FAKE_LOCK_TAKEN'] === '1',
};

export const paths: Record<string, string> = {};
/** The number on the icon. */
export const dock = { badge: 0 };

class FakeApp extends EventEmitter {
  readonly isPackaged = pretend.packaged;
  readonly commandLine = {
    hasSwitch: (name: string) => process.argv.some((word) => word.split('=')[0] === `--${name}`),
  } as App['commandLine'];

  setName(name: string): void {
    calls.push(`setName ${name}`);
  }

  setAppUserModelId(id: string): void {
    calls.push(`setAppUserModelId ${id}`);
  }

  getPath(name: string): string {
    const path = paths[name];
    if (path === undefined) throw new Error(`Failed to get '${name}' path`);
    return path;
  }

  getVersion(): string {
    return '0.0.0-fake';
  }

  setPath(name: string, path: string): void {
    onlyBeforeReady(`setPath ${name}`);
    if (!existsSync(path)) throw new Error(`Failed to set path: ${path} does not exist`);
    paths[name] = path;
  }

  requestSingleInstanceLock(data: Record<string, unknown> = {}): boolean {
    calls.push('requestSingleInstanceLock');
    if (pretend.lockIsTaken) calls.push(`lock data ${JSON.stringify(data)}`);
    return !pretend.lockIsTaken;
  }

  enableSandbox(): void {
    onlyBeforeReady('enableSandbox');
  }

  setAboutPanelOptions(): void {}

  setAsDefaultProtocolClient(scheme: string, path?: string, args?: string[]): boolean {
    calls.push(['setAsDefaultProtocolClient', scheme, path, ...(args ?? [])].filter(Boolean).join(' '));
    return true;
  }

  /** On Linux and macOS; Windows has no number there. */
  setBadgeCount(count = 0): boolean {
    if (process.platform === 'win32') return false;
    dock.badge = count;
    return true;
  }

  whenReady(): Promise<void> {
    return readiness;
  }

  /** Windows close first, then `will-quit` may hold the end up, once more `quit` goes through. */
  quit(): void {
    calls.push('quit');
    let held = false;
    const event = {
      preventDefault: () => {
        held = true;
      },
    };
    this.emit('before-quit', event);
    if (held) return;
    this.emit('fake-close-windows');
    this.emit('will-quit', event);
    if (!held) this.exit(0);
  }

  exit(code = 0): void {
    calls.push(`exit ${code}`);
    this.emit('fake-exit', code);
  }
}

export const app = new FakeApp();
app satisfies Faithful<App>;
