import { StockroomError } from '../../shared/model/failure.ts';
import { fileHost } from '../../shared/model/file-hosts.ts';

const DEFAULT_ENDPOINT = 'https://api.depositphotos.com';

/**
 * Reads the address of the API: https anywhere, http on this computer only. A path is allowed; credentials, a
 * query and a fragment are not. Throws `config.api-url` and says which of these it was.
 */
export function parseEndpoint(text: string = DEFAULT_ENDPOINT): URL {
  const trimmed = text.trim();
  const url = URL.parse(trimmed);
  if (url === null) throw refused('it is not a complete address such as https://api.depositphotos.com');
  if (url.protocol !== 'https:' && url.protocol !== 'http:') {
    throw refused(`“${url.protocol}” is not supported`);
  }
  if (url.username !== '' || url.password !== '') throw refused('it holds a user name or password');
  if (url.protocol === 'http:' && !isLoopback(url.hostname)) {
    throw refused(`http is not encrypted, and “${url.hostname}” is not this computer`);
  }
  if (url.search !== '' || url.hash !== '') throw refused('it has a query or a fragment');
  return url;
}

/** Reads a list of hosts of files with commas. Throws `invalid` and names what is no host. */
export function parseFileHosts(text = ''): readonly string[] {
  const names = text.split(',').filter((name) => name.trim() !== '');
  return names.map((name) => {
    const host = fileHost(name);
    if (host !== null) return host;
    throw new StockroomError('invalid', {
      message: `STOCKROOM_FILE_HOSTS names “${name.trim().slice(0, 60)}”, which is not a download server.`,
      action: 'Name hosts such as cdn.example.com, with commas between.',
    });
  });
}

/** `localhost`, 127.0.0.0/8 and ::1. Takes a `URL`'s host name, which is in canonical form. */
export function isLoopback(hostname: string): boolean {
  return (
    hostname === 'localhost' || hostname === '[::1]' || /^127\.\d{1,3}\.\d{1,3}\.\d{1,3}$/.test(hostname)
  );
}

function refused(why: string): StockroomError {
  return new StockroomError('config.api-url', { message: `The API address is not usable: ${why}.` });
}
