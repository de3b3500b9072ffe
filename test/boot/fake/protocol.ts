import type * as Electron from 'electron';
import { calls, onlyBeforeReady, onlyWhenReady } from './phase.ts';
import type { Faithful } from './phase.ts';

type Handler = (request: Request) => Response | Promise<Response>;

export const schemes: Electron.CustomScheme[] = [];
const handlers = new Map<string, Handler>();

export const protocol = {
  registerSchemesAsPrivileged(customSchemes: Electron.CustomScheme[]): void {
    onlyBeforeReady('registerSchemesAsPrivileged');
    if (schemes.length > 0) throw new Error('registerSchemesAsPrivileged can only be used once');
    schemes.push(...structuredClone(customSchemes));
  },
  handle(scheme: string, handler: Handler): void {
    onlyWhenReady('protocol');
    if (handlers.has(scheme)) throw new Error(`The scheme ${scheme} already has a handler`);
    calls.push(`handle ${scheme}`);
    handlers.set(scheme, handler);
  },
};
protocol satisfies Faithful<Electron.Protocol>;

/** Whether the computer has a network. */
export const network = { online: true };
/** What `net.isOnline` has answered, every time. */
export const networkLooks: boolean[] = [];

export const net = {
  isOnline: (): boolean => {
    networkLooks.push(network.online);
    return network.online;
  },
  async fetch(
    input: string | Request,
    init: { bypassCustomProtocolHandlers?: boolean } = {},
  ): Promise<Response> {
    onlyWhenReady('net');
    const request = typeof input === 'string' ? new Request(input) : input;
    if (init.bypassCustomProtocolHandlers === true) return fetch(request);
    const handler = handlers.get(new URL(request.url).protocol.slice(0, -1));
    if (handler === undefined) throw new Error('net::ERR_UNKNOWN_URL_SCHEME');
    return handler(request);
  },
};
net satisfies Faithful<Electron.Net>;

/** A navigation: the browser itself asks, so there is no initiator. */
export async function loadDocument(url: string): Promise<Response> {
  return net.fetch(url);
}
