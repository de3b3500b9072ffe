import { StockroomError } from '../../../shared/model/failure.ts';
import { isLoopback } from '../endpoint.ts';

/** Where the service keeps previews and files [doc]: these and everything below them, compared label by label. */
const SERVICE_HOSTS = ['depositphotos.com', 'depositphotos.net'];

const MAX_LINK = 4096;

/**
 * Turns a link of an answer into an address that may be fetched, or throws `file.blocked-host`. `http:` becomes
 * `https:`. Only an API that itself runs on this computer may point to this computer, in plain http.
 */
export function createLinkResolver(endpoint: URL, extraHosts: readonly string[] = []) {
  const trusted = [...SERVICE_HOSTS, ...extraHosts.map((host) => host.toLowerCase())].map(labels);
  const local = isLoopback(endpoint.hostname);

  function isTrusted(url: URL): boolean {
    if (url.protocol === 'http:') return local && isLoopback(url.hostname);
    if (url.protocol !== 'https:') return false;
    if (local && isLoopback(url.hostname)) return true;
    return url.host === endpoint.host || trusted.some((host) => isWithin(labels(url.hostname), host));
  }

  return (link: string, base: URL = endpoint): URL => {
    const url = link.length > MAX_LINK ? null : URL.parse(link, base.href);
    if (url === null || url.username !== '' || url.password !== '')
      throw new StockroomError('file.blocked-host');
    if (url.protocol === 'http:' && !(local && isLoopback(url.hostname))) url.protocol = 'https:';
    if (!isTrusted(url)) throw new StockroomError('file.blocked-host');
    return url;
  };
}

function labels(hostname: string): readonly string[] {
  return hostname.split('.').reverse();
}

/** Whether `host` is `domain` or a name below it, so that `evildepositphotos.com` is neither. */
function isWithin(host: readonly string[], domain: readonly string[]): boolean {
  return domain.every((label, index) => host[index] === label);
}
