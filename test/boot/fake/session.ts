import { EventEmitter } from 'node:events';
import type * as Electron from 'electron';
import { onlyWhenReady } from './phase.ts';
import type { Faithful } from './phase.ts';

type RequestHandler = Parameters<Electron.Session['setPermissionRequestHandler']>[0];
type CheckHandler = Parameters<Electron.Session['setPermissionCheckHandler']>[0];
type DeviceHandler = Parameters<Electron.Session['setDevicePermissionHandler']>[0];
type BeforeRequest = (details: { url: string }, callback: (response: { cancel?: boolean }) => void) => void;

/** Grants everything until it is told otherwise, as Electron does. */
class FakeSession extends EventEmitter {
  request: RequestHandler = null;
  check: CheckHandler = null;
  device: DeviceHandler = null;
  blocked: { readonly urls: readonly string[]; readonly listener: BeforeRequest } | null = null;
  proxy = 'DIRECT';

  readonly webRequest = {
    onBeforeRequest: (filter: { urls: string[] }, listener: BeforeRequest) => {
      this.blocked = { urls: filter.urls, listener };
    },
  } as unknown as Electron.WebRequest;

  setPermissionRequestHandler(handler: RequestHandler): void {
    this.request = handler;
  }

  setPermissionCheckHandler(handler: CheckHandler): void {
    this.check = handler;
  }

  setDevicePermissionHandler(handler: DeviceHandler): void {
    this.device = handler;
  }

  setSpellCheckerEnabled(): void {}

  async resolveProxy(): Promise<string> {
    return this.proxy;
  }
}

export const defaultSession = new FakeSession();
defaultSession satisfies Faithful<Electron.Session>;

export const session = {
  get defaultSession(): Electron.Session {
    onlyWhenReady('session');
    return defaultSession as unknown as Electron.Session;
  },
};
