import { isFailureCode } from '../../../../shared/model/failure.ts';
import { MAX_PER_HOST } from '../../../../shared/model/settings.ts';
import { secureContext } from '../../../platform/tls/index.ts';
import { Slots } from './slots.ts';
import { Connection } from './connection.ts';
import { dial } from './dial.ts';
import type { Answer } from './incoming.ts';

/** The proxy for an address: a `http:`, `https:` or `socks…:` URL, or `null` for a direct connection. */
export type ProxyFor = (url: URL) => Promise<string | null>;

export interface GetOptions {
  readonly headers: Readonly<Record<string, string>>;
  /** Ends it at any time, in the middle of the body too. */
  readonly signal: AbortSignal;
}

/** An answer, and the end of what it was one of: its body is in, or its connection gone. */
interface Answered {
  readonly answer: Answer;
  readonly over: Promise<void>;
}

interface Host {
  readonly key: string;
  readonly url: URL;
  readonly proxy: URL | null;
}

/** Keep-alive connections to the file hosts, direct or through the system's proxy: HTTP/1.1, one request at a time. */
export class Connections {
  readonly #proxyFor: ProxyFor;
  readonly #slots = new Slots(() => MAX_PER_HOST);
  readonly #all = new Set<Connection>();
  /** Those without a request, by host; the one used last is taken first. */
  readonly #idle = new Map<string, Connection[]>();
  readonly #sessions = new Map<string, Buffer>();

  constructor(proxyFor: ProxyFor) {
    this.#proxyFor = proxyFor;
  }

  /** Sends a GET and resolves with the head of its answer. Rejects with Node's errors. */
  async get(url: URL, options: GetOptions): Promise<Answer> {
    const host = await this.#hostOf(url);
    const leave = await this.#slots.enter(host.key, options.signal);
    try {
      const { answer, over } = await this.#ask(host, options);
      void over.then(leave);
      return answer;
    } catch (error) {
      leave();
      throw error;
    }
  }

  /** Drops every connection: after sleep or on another network they are dead without knowing it. */
  reset(): void {
    for (const connection of this.#all) connection.destroy();
  }

  async #ask(host: Host, { headers, signal }: GetOptions): Promise<Answered> {
    const { url, key } = host;
    for (;;) {
      const connection = this.#idle.get(key)?.pop() ?? (await this.#dial(host, signal));
      const stop = () => connection.destroy(signal.reason);
      signal.addEventListener('abort', stop, { once: true });
      if (signal.aborted) stop();
      const { answer, over } = connection.get({ target: url.pathname + url.search, host: url.host, headers });
      void over.then(() => signal.removeEventListener('abort', stop));
      try {
        return { answer: await answer, over };
      } catch (error) {
        // It died while it was idle, and nothing has come of this one: the same again on another. One that does
        // not answer lives, as far as anybody knows, and so does a server that is slow.
        if (!connection.stale || isFailureCode(error, 'timeout') || signal.aborted) throw error;
      }
    }
  }

  async #dial({ key, url, proxy }: Host, signal: AbortSignal): Promise<Connection> {
    const trust = {
      // Only where it is needed: a process builds it once, and that takes 100 ms of a core.
      get context() {
        return secureContext();
      },
      sessions: this.#sessions,
    };
    const wire = await dial(url, proxy, trust, signal);
    const connection = new Connection(wire, {
      free: () => {
        const idle = this.#idle.get(key) ?? [];
        idle.push(connection);
        this.#idle.set(key, idle);
      },
      closed: () => {
        this.#all.delete(connection);
        const left = (this.#idle.get(key) ?? []).filter((other) => other !== connection);
        if (left.length > 0) this.#idle.set(key, left);
        else this.#idle.delete(key);
      },
    });
    this.#all.add(connection);
    return connection;
  }

  async #hostOf(url: URL): Promise<Host> {
    const proxy = await this.#proxyFor(url);
    return { key: `${proxy ?? ''} ${url.origin}`, url, proxy: proxy === null ? null : new URL(proxy) };
  }
}
