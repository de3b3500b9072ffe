import { isLoopback } from '../endpoint.ts';

/** The proxy for an address: a `http:`, `https:` or `socks…:` URL, or `null` for a direct connection. */
export type ProxyFor = (url: URL) => Promise<string | null>;

type Environment = Readonly<Record<string, string | undefined>>;

/** The usual variables: HTTPS_PROXY, HTTP_PROXY, ALL_PROXY and NO_PROXY, in either case. */
export function environmentProxy(url: URL, env: Environment = process.env): string | null {
  if (isLoopback(url.hostname) || isExcepted(url, variable(env, 'no_proxy'))) return null;
  const own = variable(env, url.protocol === 'https:' ? 'https_proxy' : 'http_proxy');
  const proxy = own || variable(env, 'all_proxy');
  if (proxy === '') return null;
  return proxy.includes('://') ? proxy : `http://${proxy}`;
}

function variable(env: Environment, name: string): string {
  return (env[name] || env[name.toUpperCase()] || '').trim();
}

/** `NO_PROXY`: hosts separated by commas or spaces, `*`, `.example.com`, `*.example.com`, each with a port or without. */
function isExcepted(url: URL, list: string): boolean {
  const port = url.port || (url.protocol === 'https:' ? '443' : '80');
  return list
    .toLowerCase()
    .split(/[\s,]+/)
    .filter((entry) => entry !== '')
    .some((entry) => {
      const [, host = '', entryPort] = /^(.+?)(?::(\d+))?$/.exec(entry) ?? [];
      if (entryPort !== undefined && entryPort !== port) return false;
      if (host === '*') return true;
      const suffix = host.replace(/^\*?\./, '');
      return url.hostname === suffix || url.hostname.endsWith(`.${suffix}`);
    });
}

/** Nothing on this computer is asked through a proxy, wherever one is named. */
export function guardedProxy(proxyFor: ProxyFor): ProxyFor {
  return async (url) => (isLoopback(url.hostname) ? null : proxyFor(url));
}
