import { StockroomError } from '../../../shared/model/failure.ts';
import { isLoopback } from '../endpoint.ts';

/**
 * Where the service keeps previews and files: its own hosts, and the CDN that its guide names [doc]. These and
 * everything below them, compared label by label.
 */
const SERVICE_HOSTS = ['depositphotos.com', 'depositphotos.net', 'imgcontent.net'].map(labels);

const MAX_LINK = 4096;

/**
 * Turns a link of an answer into an address that may be fetched, or throws `file.blocked-host`. `http:` becomes
 * `https:`. Only an API that itself runs on this computer may point to this computer, in plain http. `extraHosts` are
 * names in canonical form, asked for each time, because they are a setting.
 */
export function createLinkResolver(endpoint: URL, extraHosts: () => readonly string[] = () => []) {
  const local = isLoopback(endpoint.hostname);

  function isTrusted(url: URL): boolean {
    if (url.protocol === 'http:') return local && isLoopback(url.hostname);
    if (url.protocol !== 'https:') return false;
    if (local && isLoopback(url.hostname)) return true;
    const host = labels(url.hostname);
    const trusted = [...SERVICE_HOSTS, ...extraHosts().map(labels)];
    return url.host === endpoint.host || (url.port === '' && trusted.some((one) => isWithin(host, one)));
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
