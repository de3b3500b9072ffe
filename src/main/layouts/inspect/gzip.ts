import { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import type { Source } from './boxes.ts';
import { HEAD_BYTES } from './formats.ts';
import { LimitError } from './limits.ts';
import type { Budget } from './limits.ts';

const PIECE = 1 << 16;

/** A source from its start to its end. */
export async function* piecesOf(source: Source): AsyncGenerator<Buffer, void, void> {
  for (let at = 0; at < source.size; ) {
    const piece = await source.read(at, Math.min(PIECE, source.size - at));
    if (piece.length === 0) return;
    yield piece;
    at += piece.length;
  }
}

/** What a file in gzip unpacks to, as it is read. */
export async function* unpacked(source: Source, budget: Budget): AsyncGenerator<Buffer, void, void> {
  const packed = Readable.from(piecesOf(source), { objectMode: false });
  const plain = packed.pipe(createGunzip());
  packed.once('error', (error) => plain.destroy(error));
  try {
    for await (const chunk of plain) {
      budget.unpack((chunk as Buffer).length);
      yield chunk as Buffer;
    }
  } catch (error) {
    if (error instanceof LimitError) throw error;
    throw new LimitError('unreadable', 'It is damaged: it cannot be unpacked.');
  } finally {
    packed.destroy();
    plain.destroy();
  }
}

/** The first bytes, and all of them. */
export async function withHead(
  source: AsyncGenerator<Buffer, void, void>,
): Promise<{ readonly head: Buffer; readonly pieces: AsyncIterable<Buffer> }> {
  const first: Buffer[] = [];
  let bytes = 0;
  while (bytes < HEAD_BYTES) {
    const { value, done } = await source.next();
    if (done === true || value === undefined) break;
    first.push(value);
    bytes += value.length;
  }
  async function* pieces(): AsyncGenerator<Buffer, void, void> {
    yield* first;
    yield* source;
  }
  return { head: Buffer.concat(first).subarray(0, HEAD_BYTES), pieces: pieces() };
}
