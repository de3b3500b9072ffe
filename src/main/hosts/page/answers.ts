import type { ServerResponse } from 'node:http';
import type { FailureCode } from '../../../shared/model/failure.ts';
import { failureOf } from '../../../shared/model/failure.ts';
import type { PreviewRequest } from '../../../shared/contract/index.ts';
import { parseRange } from './range.ts';
import { readStatic } from './static-files.ts';

export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
}

export interface PreviewFile {
  readonly bytes: Uint8Array;
  readonly contentType: string;
  /** Made from a file of ours, which may change at any time. */
  readonly own: boolean;
}

export type ReadPreview = (request: PreviewRequest, signal: AbortSignal) => Promise<PreviewFile>;

/** A status and its name, nothing else: a caller that is turned away learns nothing. */
export function plainAnswer(status: number, headers: Readonly<Record<string, string>> = {}): Answer {
  return {
    status,
    headers: { 'Content-Type': 'text/plain; charset=utf-8', 'Cache-Control': 'no-store', ...headers },
    body: Buffer.from(`${REASONS[status] ?? 'Error'}\n`),
  };
}

export async function staticAnswer(root: string, path: string): Promise<Answer> {
  const file = await readStatic(root, path);
  if (file === null) return plainAnswer(404);
  return {
    status: 200,
    headers: { 'Content-Type': file.contentType, 'Cache-Control': file.cacheControl },
    body: file.bytes,
  };
}

/**
 * Previews are kept by the page for an hour, pictures of files only at an address that changes with them; the services
 * behind it keep both for longer.
 */
export async function previewAnswer(
  request: PreviewRequest,
  load: () => Promise<PreviewFile>,
  rangeHeader: string | undefined,
): Promise<Answer> {
  const loaded = await load().catch((thrown: unknown) => PREVIEW_STATUS[failureOf(thrown).code] ?? 502);
  if (typeof loaded === 'number') return plainAnswer(loaded);
  const { bytes, contentType, own } = loaded;
  // Only what a page may show: nothing that arrives as a preview can become a page or a script of ours.
  if (!/^(?:image\/(?!svg)|video\/|audio\/)/.test(contentType)) return plainAnswer(502);

  const headers = {
    'Content-Type': contentType,
    'Cache-Control': own && !request.versioned ? 'no-store' : 'private, max-age=3600',
    'Accept-Ranges': 'bytes',
  };
  const range = parseRange(rangeHeader, bytes.byteLength);
  if (range === null) return { status: 200, headers, body: bytes };
  if (range === 'unsatisfiable') return plainAnswer(416, { 'Content-Range': `bytes */${bytes.byteLength}` });
  return {
    status: 206,
    headers: { ...headers, 'Content-Range': `bytes ${range.start}-${range.end}/${bytes.byteLength}` },
    body: bytes.subarray(range.start, range.end + 1),
  };
}

export function send(response: ServerResponse, answer: Answer): void {
  response.writeHead(answer.status, { ...answer.headers, 'Content-Length': answer.body.byteLength });
  response.end(response.req.method === 'HEAD' ? undefined : answer.body);
}

export const REASONS: Readonly<Record<number, string>> = {
  204: 'No Content',
  400: 'Bad Request',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not Found',
  405: 'Method Not Allowed',
  409: 'Conflict',
  413: 'Content Too Large',
  416: 'Range Not Satisfiable',
  500: 'Internal Server Error',
  502: 'Bad Gateway',
  503: 'Service Unavailable',
  504: 'Gateway Timeout',
  507: 'Insufficient Storage',
};

const PREVIEW_STATUS: Partial<Record<FailureCode, number>> = {
  'not-found': 404,
  'rate-limited': 503,
  offline: 503,
  'signed-out': 503,
  timeout: 504,
};
