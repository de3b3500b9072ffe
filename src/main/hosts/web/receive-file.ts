import type { IncomingMessage } from 'node:http';
import { parseDropPath } from '../../../shared/contract/index.ts';
import { DROP_LIMITS } from '../../../shared/model/drop.ts';
import type { Received } from '../../layouts/index.ts';
import { plainAnswer } from '../page/answers.ts';
import type { Answer } from '../page/answers.ts';
import type { Gate } from './gate.ts';

type DropPlace = NonNullable<ReturnType<typeof parseDropPath>>;

export type TakeFile = (
  place: DropPlace,
  bytes: AsyncIterable<Uint8Array>,
  signal: AbortSignal,
) => Promise<Received>;

/** A page that sends nothing for as long is gone. Milliseconds. */
const SILENCE_MS = 60_000;

const STATUS: Readonly<Record<Received, number>> = {
  stored: 204,
  'bad-name': 400,
  'no-drop': 404,
  exists: 409,
  'too-large': 413,
  'disk-full': 507,
};

/** Takes a file from a page, as it comes in: it need not fit into memory. */
export async function receiveFile(
  request: IncomingMessage,
  options: { readonly gate: Gate; readonly take: TakeFile; readonly signal: AbortSignal },
): Promise<Answer> {
  const { gate, take, signal } = options;
  const verdict = gate.admit(request, 'drop');
  if (verdict.kind !== 'pass') return refuse(verdict.kind === 'refuse' ? verdict.status : 401);
  const place = parseDropPath(verdict.path);
  if (place === null) return refuse(400);
  if (Number(request.headers['content-length'] ?? 0) > DROP_LIMITS.fileBytes) return refuse(413);
  request.setTimeout(SILENCE_MS, () => request.destroy());
  // Left half read, the request can still be answered.
  const bytes = request.iterator({ destroyOnReturn: false }) as AsyncIterable<Uint8Array>;
  const outcome = await take(place, bytes, signal);
  return outcome === 'stored' ? { status: 204, headers: {}, body: Buffer.alloc(0) } : refuse(STATUS[outcome]);
}

/** The rest of the body is not read. */
function refuse(status: number): Answer {
  return plainAnswer(status, { Connection: 'close' });
}
