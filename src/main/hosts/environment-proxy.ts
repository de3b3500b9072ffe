/**
 * The proxy for an address as the environment names it (`HTTPS_PROXY`, `HTTP_PROXY`, `ALL_PROXY`, `NO_PROXY`,
 * in either case; lower case wins, as with curl). For hosts that have no system resolver to ask.
 */
export function environmentProxy(url: URL, env: NodeJS.ProcessEnv): string | null {
  if (isLoopback(url.hostname) || isExempt(url, read(env, 'no_proxy'))) return null;
  const named = read(env, url.protocol === 'http:' ? 'http_proxy' : 'https_proxy') || read(env, 'all_proxy');
  if (named === '') return null;
  return named.includes('://') ? named : `http://${named}`;
}

function read(env: NodeJS.ProcessEnv, name: string): string {
  return (env[name] ?? env[name.toUpperCase()] ?? '').trim();
}

/** A proxy elsewhere could not reach this computer by that name. */
function isLoopback(host: string): boolean {
  return host === 'localhost' || host.endsWith('.localhost') || host === '[::1]' || /^127\./.test(host);
}

/** `*`, or names with an optional port; `example.com`, `.example.com` and `*.example.com` all cover subdomains. */
function isExempt(url: URL, list: string): boolean {
  const port = url.port === '' ? (url.protocol === 'http:' ? '80' : '443') : url.port;
  return list.split(/[\s,]+/).some((entry) => {
    if (entry === '') return false;
    if (entry === '*') return true;
    const [, host = '', only] = /^(.*?)(?::(\d+))?$/.exec(entry.toLowerCase()) ?? [];
    if (only !== undefined && only !== port) return false;
    const domain = host.replace(/^\*?\./, '');
    return domain !== '' && (url.hostname === domain || url.hostname.endsWith(`.${domain}`));
  });
}
