import type { Readable } from 'node:stream';

/** What a handler wants sent. Nothing is opened or written before the faults had their say. */
export interface Reply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Body;
}

export type Body =
  | { readonly kind: 'bytes'; readonly bytes: Buffer }
  | {
      readonly kind: 'stream';
      readonly length: number;
      readonly open: () => Readable | Promise<Readable>;
    };

const EMPTY: Body = { kind: 'bytes', bytes: Buffer.alloc(0) };

export function lengthOf(body: Body): number {
  return body.kind === 'bytes' ? body.bytes.length : body.length;
}

export function jsonReply(value: object, status = 200): Reply {
  const headers = { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' };
  return { status, headers, body: { kind: 'bytes', bytes: Buffer.from(JSON.stringify(value)) } };
}

export function htmlReply(
  status: number,
  title: string,
  headers: Readonly<Record<string, string>> = {},
): Reply {
  const page = `<!doctype html>\n<html><head><title>${title}</title></head><body><h1>${title}</h1></body></html>\n`;
  return {
    status,
    headers: { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store', ...headers },
    body: { kind: 'bytes', bytes: Buffer.from(page) },
  };
}

export function emptyReply(status: number, headers: Readonly<Record<string, string>> = {}): Reply {
  return { status, headers, body: EMPTY };
}
