import { pageHeaders } from '../page/headers.ts';

/**
 * What every answer carries: the page's headers, and what only matters where a browser has other pages.
 * `ws:` is named because not every browser counts it into `'self'`.
 */
export function securityHeaders(port: number): Readonly<Record<string, string>> {
  return {
    ...pageHeaders([`ws://127.0.0.1:${port}`, `ws://localhost:${port}`]),
    'X-Frame-Options': 'DENY',
    'Permissions-Policy': 'camera=(), microphone=(), geolocation=(), display-capture=()',
  };
}
