import type { IncomingMessage } from 'node:http';
import { parseDropPath } from '../../../shared/contract/index.ts';
import { DROP_LIMITS } from '../../../shared/model/drop.ts';
import type { Received } from '../../layouts/index.ts';
import { plainAnswer } from '../page/answers.ts';
import type { Answer } from '../page/answers.ts';
import { bodyOf } from './upload.ts';

type DropPlace = NonNullable<ReturnType<typeof parseDropPath>>;

export type TakeFile = (
  place: DropPlace,
  bytes: AsyncIterable<Uint8Array>,
  signal: AbortSignal,
) => Promise<Received>;

const STATUS: Readonly<Record<Received, number>> = {
  stored: 204,
  'bad-name': 400,
  'no-drop': 404,
  exists: 409,
  'too-large': 413,
  'disk-full': 507,
};

/** Takes a file of a drop from a page; `path` says which. */
export async function receiveFile(
  request: IncomingMessage,
  options: { readonly path: string; readonly take: TakeFile; readonly signal: AbortSignal },
): Promise<Answer> {
  const { path, take, signal } = options;
  const place = parseDropPath(path);
  if (place === null) return plainAnswer(400);
  if (Number(request.headers['content-length'] ?? 0) > DROP_LIMITS.fileBytes) return plainAnswer(413);
  const outcome = await take(place, bodyOf(request), signal);
  return outcome === 'stored'
    ? { status: 204, headers: {}, body: Buffer.alloc(0) }
    : plainAnswer(STATUS[outcome]);
}
