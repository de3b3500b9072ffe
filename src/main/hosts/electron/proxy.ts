import { entryOf } from '../../../shared/model/entry-of.ts';

const SCHEMES: Readonly<Record<string, string>> = {
  PROXY: 'http',
  HTTP: 'http',
  HTTPS: 'https',
  SOCKS: 'socks4',
  SOCKS4: 'socks4',
  SOCKS5: 'socks5',
};

/**
 * The first usable way in Chromium's answer, which is a PAC string such as `PROXY a:3128; SOCKS5 b:1080; DIRECT`,
 * as the URL of a proxy, or `null` for a direct connection.
 */
export function firstProxy(answer: string): string | null {
  for (const part of answer.split(';')) {
    const [kind = '', address = ''] = part.trim().split(/\s+/);
    if (kind.toUpperCase() === 'DIRECT') return null;
    const scheme = entryOf(SCHEMES, kind.toUpperCase());
    if (scheme !== undefined && URL.canParse(`${scheme}://${address}`)) return `${scheme}://${address}`;
  }
  return null;
}
