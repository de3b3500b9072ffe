import type { IncomingHttpHeaders } from 'node:http';

/**
 * What an answer that is not the service's own JSON looks like.
 * - `portal`: a sign-in page of the network, on evidence: status 511, a field for a password beside words of a
 *   network, or a redirect to the sign-in of another host.
 * - `maintenance`: a page that says so.
 * - `redirect`: the API's host leads elsewhere, as when it is moved or maintained. The API itself never redirects.
 */
export type ForeignPage = 'portal' | 'maintenance' | 'redirect';

/** Characters of a page that are looked at. */
const MAX_LOOKED_AT = 65_536;

const SIGN_IN = /sign.?in|log.?in|captive|hotspot|wi-?fi|guest|portal/;
const NETWORK = /captive|hotspot|wi-?fi|guest network|internet access|accept the terms|\bportal\b/;
const MAINTENANCE = /maintenance|temporarily unavailable|be back soon|be right back|scheduled work/;

export function foreignPage(
  { status, headers, body }: { status: number; headers: IncomingHttpHeaders; body: Uint8Array },
  endpoint: URL,
): ForeignPage | null {
  if (status === 511) return 'portal';
  if (status >= 300 && status < 400) {
    return leadsToSignIn(headers.location, endpoint) ? 'portal' : 'redirect';
  }
  if (status < 200 || status >= 300) return null;
  const page = new TextDecoder().decode(body.subarray(0, MAX_LOOKED_AT)).toLowerCase();
  if (!/^\s*(?:<!doctype html|<html)/.test(page)) return null;
  if (MAINTENANCE.test(page)) return 'maintenance';
  return NETWORK.test(page) && /<form|<input|<button|sign.?in|log.?in/.test(page) ? 'portal' : null;
}

function leadsToSignIn(location: string | undefined, endpoint: URL): boolean {
  const target = location === undefined ? null : URL.parse(location, endpoint.href);
  if (target === null || isSameSite(target.hostname, endpoint.hostname)) return false;
  return SIGN_IN.test(`${target.hostname}${target.pathname}`.toLowerCase());
}

/** The last two labels, which the hosts of the service share. */
function isSameSite(one: string, other: string): boolean {
  const site = (host: string) => host.split('.').slice(-2).join('.');
  return one === other || site(one) === site(other);
}
