import type { CustomScheme } from 'electron';

const SCHEME = 'app';
const HOST = 'bundle';

/** The scheme our page is served from. Registered once, before Electron is ready. */
export const PAGE_SCHEME: CustomScheme = {
  scheme: SCHEME,
  privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true, codeCache: true },
};

/** Where the page comes from: the bundle, or Vite while we develop. */
export interface Page {
  readonly url: string;
  readonly development: boolean;
  /** Whether an address belongs to the page. Anything that cannot be read does not. */
  owns(address: string): boolean;
}

export function pageFor(options: {
  readonly packaged: boolean;
  readonly rendererUrl?: string | undefined;
}): Page {
  const { packaged, rendererUrl = '' } = options;
  if (packaged || rendererUrl === '') {
    return { url: `${SCHEME}://${HOST}/`, development: false, owns: (address) => isBundle(address) };
  }
  const { href, origin } = new URL(rendererUrl);
  return { url: href, development: true, owns: (address) => parse(address)?.origin === origin };
}

/** Compares scheme and host: in Node the origin of any scheme of our own is the text `null`. */
function isBundle(address: string): boolean {
  const url = parse(address);
  if (url === null || url.username !== '' || url.password !== '') return false;
  return url.protocol === `${SCHEME}:` && url.host === HOST;
}

function parse(address: string): URL | null {
  return URL.canParse(address) ? new URL(address) : null;
}
