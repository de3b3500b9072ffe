import { readFileSync } from 'node:fs';
import { createContext, runInContext } from 'node:vm';
import type { MessagePort } from 'node:worker_threads';

/** A document after its preload has run, seen from the page. */
export interface OpenDocument {
  /** What the preload exposed, as the page finds it on `window`. */
  readonly exposed: Readonly<Record<string, unknown>>;
  /** Ports that arrived at the page, newest last. */
  readonly ports: readonly MessagePort[];
  /** What the page does once it listens. */
  announce(message: unknown): void;
  /** A message from the main process. */
  receive(channel: string, message: unknown, ports: readonly MessagePort[]): void;
}

type Listener = (event: {
  readonly source: unknown;
  readonly data: unknown;
  readonly ports: unknown[];
}) => void;

/**
 * Runs a built preload as Electron's sandbox does: a plain script whose `require` knows four names, with a
 * window that it shares with the page, and a bridge that copies what goes over it.
 */
export function openDocument(preload: string): OpenDocument {
  const listeners: Listener[] = [];
  const channels = new Map<string, ((event: object, message: unknown) => void)[]>();
  const exposed: Record<string, unknown> = {};
  const ports: MessagePort[] = [];

  const window = {
    addEventListener: (type: string, listener: Listener) => {
      if (type === 'message') listeners.push(listener);
    },
    postMessage: (data: unknown, _origin: string, transfer: MessagePort[] = []) => {
      dispatch(structuredClone(data), transfer);
    },
  };
  const dispatch = (data: unknown, transferred: MessagePort[]) => {
    if (data === 'stockroom:port') ports.push(...transferred);
    for (const listener of listeners) listener({ source: window, data, ports: transferred });
  };
  const electron = {
    contextBridge: {
      exposeInMainWorld: (key: string, api: unknown) => {
        if (key in exposed) throw new Error(`Cannot bind an API on top of ${key}`);
        // Functions cross the context bridge as functions; everything else is a copy.
        exposed[key] = copyOf(api);
      },
    },
    // A file stands for itself by its path; one that is on no disk is no text.
    webUtils: { getPathForFile: (file: unknown) => (typeof file === 'string' ? file : '') },
    ipcRenderer: {
      on: (channel: string, listener: (event: object, message: unknown) => void) => {
        channels.set(channel, [...(channels.get(channel) ?? []), listener]);
      },
    },
  };
  const sandboxRequire = (name: string) => {
    if (name === 'electron') return electron;
    throw new Error(`module not found: ${name}`);
  };
  const context = createContext({
    window,
    crypto,
    require: sandboxRequire,
    process: { platform: process.platform },
  });
  runInContext(readFileSync(preload, 'utf8'), context, { filename: preload });

  return {
    exposed,
    ports,
    announce: (message) => dispatch(message, []),
    receive: (channel, message, transferred) => {
      for (const listener of channels.get(channel) ?? []) listener({ ports: [...transferred] }, message);
    },
  };
}

function copyOf(api: unknown): unknown {
  return Object.fromEntries(
    Object.entries(Object(api)).map(([name, value]) => [
      name,
      typeof value === 'function' ? value : structuredClone(value),
    ]),
  );
}
