import tls from 'node:tls';
import { Agent, ProxyAgent } from 'undici';
import type { Dispatcher } from 'undici';
import { MAX_PER_HOST } from '../../../shared/model/settings.ts';

const CONNECT_TIMEOUT = 10_000;
const KEEP_ALIVE = 10_000;

export type ProxyFor = (url: URL) => Promise<string | null>;

/** Keep-alive connections to the file hosts, direct or through the system's proxy. */
export class Connections {
  readonly #proxyFor: ProxyFor;
  readonly #dispatchers = new Map<string, Dispatcher>();
  #authorities: string[] | null = null;

  constructor(proxyFor: ProxyFor) {
    this.#proxyFor = proxyFor;
  }

  async to(url: URL): Promise<Dispatcher> {
    const proxy = await this.#proxyFor(url);
    const key = proxy ?? 'direct';
    let dispatcher = this.#dispatchers.get(key);
    if (dispatcher === undefined) {
      dispatcher = this.#create(proxy);
      this.#dispatchers.set(key, dispatcher);
    }
    return dispatcher;
  }

  /** Drops every socket: after sleep or on another network they are dead without knowing it. */
  async reset(): Promise<void> {
    const dropped = [...this.#dispatchers.values()];
    this.#dispatchers.clear();
    await Promise.all(dropped.map((dispatcher) => dispatcher.destroy()));
  }

  #create(proxy: string | null): Dispatcher {
    // One HTTP/2 connection would share one loss domain among all files, and costs more CPU in Node.
    const shared = {
      connections: MAX_PER_HOST,
      pipelining: 1,
      keepAliveTimeout: KEEP_ALIVE,
      allowH2: false,
    };
    const trusted = { ca: this.#trusted(), timeout: CONNECT_TIMEOUT };
    return proxy === null
      ? new Agent({ ...shared, connect: trusted })
      : new ProxyAgent({ ...shared, uri: proxy, requestTls: trusted, proxyTls: trusted });
  }

  /** Node trusts its own list only; people's companies put theirs into the system's. */
  #trusted(): string[] {
    this.#authorities ??= [
      ...new Set([...tls.getCACertificates('default'), ...tls.getCACertificates('system')]),
    ];
    return this.#authorities;
  }
}
