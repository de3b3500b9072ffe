/** More than a chain of five redirects needs. */
const MAX_COOKIES = 50;

interface Cookie {
  readonly name: string;
  readonly value: string;
  /** With the hosts below it where the server named the domain itself. */
  readonly host: string;
  readonly withSubdomains: boolean;
  readonly path: string;
  readonly secure: boolean;
}

/**
 * The cookies of one chain of redirects: some file servers set the right to the file on the way to it. They live as
 * long as the chain and go to no other host than the one that has set them, or those below the domain it names
 * (RFC 6265, 5.3 and 5.4).
 */
export class ChainCookies {
  readonly #cookies = new Map<string, Cookie>();

  /** Keeps what an answer from this address sets; a cookie that the address may not set is passed over. */
  keep(url: URL, lines: readonly string[]): void {
    for (const line of lines) {
      const cookie = parse(url, line);
      if (cookie === null) continue;
      const key = `${cookie.host}\n${cookie.path}\n${cookie.name}`;
      if (isOver(line)) this.#cookies.delete(key);
      else if (this.#cookies.size < MAX_COOKIES || this.#cookies.has(key)) this.#cookies.set(key, cookie);
    }
  }

  /** The header for a request to this address; nothing where no cookie belongs there. */
  headersFor(url: URL): Readonly<Record<string, string>> {
    const fitting = [...this.#cookies.values()].filter((cookie) => fits(cookie, url));
    if (fitting.length === 0) return {};
    return { cookie: fitting.map(({ name, value }) => `${name}=${value}`).join('; ') };
  }
}

function parse(url: URL, line: string): Cookie | null {
  const [pair = '', ...attributes] = line.split(';');
  const equals = pair.indexOf('=');
  const name = pair.slice(0, Math.max(0, equals)).trim();
  if (name === '') return null;
  const told = new Map(
    attributes.map((attribute) => {
      const [key = '', ...value] = attribute.split('=');
      return [key.trim().toLowerCase(), value.join('=').trim()] as const;
    }),
  );
  const domain = (told.get('domain') ?? '').replace(/^\./, '').toLowerCase();
  // A name without a dot is a whole top-level domain.
  if (domain !== '' && (!domain.includes('.') || !isAtOrBelow(url.hostname, domain))) return null;
  const path = told.get('path') ?? '';
  return {
    name,
    value: pair.slice(equals + 1).trim(),
    host: domain === '' ? url.hostname : domain,
    withSubdomains: domain !== '',
    path: path.startsWith('/') ? path : defaultPath(url.pathname),
    secure: told.has('secure'),
  };
}

/** The server takes the cookie back. */
function isOver(line: string): boolean {
  return /;\s*max-age=(?:0|-\d+)\s*(?:;|$)/i.test(line);
}

function fits(cookie: Cookie, url: URL): boolean {
  const { host, path, withSubdomains, secure } = cookie;
  if (secure && url.protocol !== 'https:') return false;
  if (withSubdomains ? !isAtOrBelow(url.hostname, host) : url.hostname !== host) return false;
  const rest = url.pathname.slice(path.length);
  return url.pathname.startsWith(path) && (rest === '' || path.endsWith('/') || rest.startsWith('/'));
}

function isAtOrBelow(host: string, domain: string): boolean {
  return host === domain || host.endsWith(`.${domain}`);
}

function defaultPath(pathname: string): string {
  const end = pathname.lastIndexOf('/');
  return end <= 0 ? '/' : pathname.slice(0, end);
}
