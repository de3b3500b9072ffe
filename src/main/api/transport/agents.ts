import http from 'node:http';
import https from 'node:https';
import { proxies } from 'proxy-agent';
import { StockroomError } from '../../../shared/model/failure.ts';
import { secureContext } from '../../platform/tls/index.ts';
import type { ProxyFor } from './proxy.ts';
import { overlooked } from '../../platform/failures/index.ts';

export interface AgentsOptions {
  readonly proxyFor: ProxyFor;
  /** Connections kept to one host. */
  readonly maxSockets: number;
}

/** Connections of a pool, and where it gets a single one. */
export interface Agents {
  /** The agent for an address, through the proxy it needs. Kept alive and bounded. */
  pooled(url: URL): Promise<http.Agent>;
  /**
   * An agent for one request on a connection of its own: a request that spends money must not meet a connection
   * that the other side is closing. Destroy it afterwards.
   */
  single(url: URL): Promise<http.Agent>;
  close(): void;
}

/** An idle connection is dropped after this long, before most servers and proxies do it. Milliseconds. */
const IDLE_MS = 30_000;

export function createAgents({ proxyFor, maxSockets }: AgentsOptions): Agents {
  const pools = new Map<string, http.Agent>();
  const keep: http.AgentOptions = {
    keepAlive: true,
    maxSockets,
    maxFreeSockets: maxSockets,
    timeout: IDLE_MS,
  };

  async function proxyOf(url: URL): Promise<string | null> {
    try {
      return await proxyFor(url);
    } catch (error) {
      overlooked('api.proxy')(error);
      throw unusableProxy();
    }
  }

  return {
    async pooled(url) {
      const proxy = await proxyOf(url);
      const key = `${url.protocol} ${proxy ?? ''}`;
      const agent = pools.get(key) ?? (await createAgent(url, proxy, keep));
      pools.set(key, agent);
      return agent;
    },
    async single(url) {
      // With a limit on its sockets Node would keep the connection for the next request all the same.
      return createAgent(url, await proxyOf(url), { keepAlive: false });
    },
    close() {
      for (const agent of pools.values()) agent.destroy();
      pools.clear();
    },
  };
}

async function createAgent(url: URL, proxy: string | null, options: http.AgentOptions): Promise<http.Agent> {
  const secure = url.protocol === 'https:';
  const all = secure ? { ...options, secureContext: secureContext() } : options;
  if (proxy === null) return secure ? new https.Agent(all) : new http.Agent(all);
  const scheme = URL.parse(proxy)?.protocol.slice(0, -1) ?? '';
  if (!isSupported(scheme)) throw unusableProxy();
  // Always a tunnel: the agent for forwarding plain http sends the head of a POST twice.
  const Agent = await proxies[scheme][1]();
  return new Agent(proxy, all);
}

function isSupported(scheme: string): scheme is keyof typeof proxies {
  return Object.hasOwn(proxies, scheme);
}

function unusableProxy(): StockroomError {
  return new StockroomError('offline', {
    message: 'The proxy that the system names cannot be used.',
    action: 'Check the proxy settings of this computer.',
  });
}
