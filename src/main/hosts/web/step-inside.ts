import { createHash } from 'node:crypto';
import type { Answer } from '../page/answers.ts';

/** Keeps the place behind the mark, which never reaches the server. */
const SCRIPT = "location.replace('/' + location.hash)";
const HASH = createHash('sha256').update(SCRIPT).digest('base64');
const PAGE = `<!doctype html><meta charset="utf-8"><title>Stockroom</title><script>${SCRIPT}</script>\n`;

/** Hands over the cookie on a page of our own, which then goes on by itself: from there the cookie is sent. */
export function stepInside(cookie: string): Answer {
  return {
    status: 200,
    headers: {
      'Content-Type': 'text/html; charset=utf-8',
      'Cache-Control': 'no-store',
      'Content-Security-Policy': `default-src 'none'; script-src 'sha256-${HASH}'; base-uri 'none'; frame-ancestors 'none'`,
      'Set-Cookie': cookie,
    },
    body: Buffer.from(PAGE),
  };
}
