import type { IncomingHttpHeaders } from 'node:http';
import { StockroomError } from '../../../../shared/model/failure.ts';

/** The first part of an answer: its status line and headers. */
export interface ResponseHead {
  readonly status: number;
  readonly minorVersion: 0 | 1;
  /**
   * Names in lower case. Of a header that may stand there once only, the first; cookies one by one; others are joined by
   * commas. There is no length beside chunks, which outrank it (RFC 9112, 6.3).
   */
  readonly headers: IncomingHttpHeaders;
  /** The head named a length and chunks: where the body ends is known, what follows on the connection is not. */
  readonly framedTwice: boolean;
}

/** Node's own parser takes 16 KiB; some CDNs send more than that in cookies and policies. */
export const MAX_HEAD = 64 * 1024;

const STATUS = /^HTTP\/1\.([01]) ([1-9]\d\d)(?: [^\r\n]*)?$/;
const NAME = /^[\w!#$%&'*+.^`|~-]+$/;
/** No control characters but a tab. Bytes above 127 are an old alphabet, and harmless. */
const VALUE = /^[\t -~\x80-\xff]*$/;
const ONCE = new Set([
  'content-length',
  'content-range',
  'content-type',
  'etag',
  'last-modified',
  'location',
  'retry-after',
]);

/** Bytes of the head, the empty line included; `null` while that line has not come. Throws for what is no HTTP. */
export function headLength(bytes: Buffer): number | null {
  const end = bytes.indexOf('\r\n\r\n');
  if (end >= 0 && end <= MAX_HEAD) return end + 4;
  const line = bytes.indexOf('\n');
  const foreign = line > 0 && bytes[line - 1] !== 0x0d;
  if (foreign || bytes.length > MAX_HEAD || !'HTTP/1.'.startsWith(bytes.toString('latin1', 0, 7)))
    throw unreadable();
  return null;
}

/** Reads a whole head, as strictly as Node's parser: nothing is guessed (RFC 9112, 2.2 and 5). */
export function parseHead(head: Buffer): ResponseHead {
  const [first = '', ...lines] = head.toString('latin1', 0, head.length - 4).split('\r\n');
  const status = STATUS.exec(first);
  if (status === null) throw unreadable();
  const headers = Object.create(null) as Record<string, string>;
  const cookies: string[] = [];
  for (const line of lines) {
    const [name, value] = parseField(line);
    if (name === 'set-cookie') {
      cookies.push(value);
      continue;
    }
    const known = headers[name];
    if (known === undefined) headers[name] = value;
    else if (!ONCE.has(name)) headers[name] = `${known}, ${value}`;
    // Two lengths do not tell where the body ends.
    else if (name === 'content-length') throw unreadable();
  }
  const framedTwice = 'transfer-encoding' in headers && 'content-length' in headers;
  if (framedTwice) delete headers['content-length'];
  return {
    status: Number(status[2]),
    minorVersion: status[1] === '1' ? 1 : 0,
    headers: cookies.length === 0 ? headers : { ...headers, 'set-cookie': cookies },
    framedTwice,
  };
}

/** One `Name: value`, without its end of line. The name comes in lower case. */
export function parseField(line: string): readonly [name: string, value: string] {
  const colon = line.indexOf(':');
  const name = line.slice(0, Math.max(0, colon)).toLowerCase();
  const value = line.slice(colon + 1).replace(/^[ \t]+|[ \t]+$/g, '');
  if (!NAME.test(name) || !VALUE.test(value)) throw unreadable();
  return [name, value];
}

/** The other side does not speak HTTP as it should; what it says is not looked at further. */
export function unreadable(): StockroomError {
  return new StockroomError('protocol', { message: 'The file server gave an answer that can not be read.' });
}
