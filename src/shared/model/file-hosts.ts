/** How many hosts a person may add; a list that is longer is no choice any more. */
export const MAX_FILE_HOSTS = 20;

/** Second-level names under which strangers register their own. */
const SHARED_SECOND_LEVELS = new Set(['ac', 'co', 'com', 'edu', 'gov', 'net', 'or', 'org']);

/** Providers below whose names strangers keep files: a name of one's own below them is meant. */
const SHARED_HOSTING = new Set([
  'amazonaws.com',
  'appspot.com',
  'azureedge.net',
  'cloudfront.net',
  'github.io',
  'googleapis.com',
  'netlify.app',
  'pages.dev',
  'vercel.app',
  'windows.net',
]);

/**
 * The name of a host that files may come from, in canonical form, or `null` for any other text. Names only: no
 * scheme, port, path, wildcard, address by numbers, top-level domain or name that strangers share.
 */
export function fileHost(text: string): string | null {
  const trimmed = text.trim().toLowerCase();
  if (trimmed === '' || trimmed.length > 253 || /[\s/:*@?#%\\[\]]/.test(trimmed)) return null;
  const host = canonical(trimmed);
  const labels = host?.split('.') ?? [];
  const [top = '', second = ''] = labels.toReversed();
  const isName = labels.every((label) => /^(?!-)[a-z0-9-]{1,63}(?<!-)$/.test(label));
  if (host === null || labels.length < 2 || !isName || !/[a-z]/.test(top)) return null;
  const isShared = labels.length === 2 && top.length === 2 && SHARED_SECOND_LEVELS.has(second);
  const isLocal = top === 'localhost' || top === 'local' || top === 'internal';
  return isShared || isLocal || SHARED_HOSTING.has(host) ? null : host;
}

/** Letters of other scripts become their ASCII form, as in addresses. */
function canonical(name: string): string | null {
  const address = URL.parse(`https://${name}`)?.href;
  return address === undefined ? null : (/^https:\/\/([^/:@]+)\/$/.exec(address)?.[1] ?? null);
}
