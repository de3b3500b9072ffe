import { createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { SaveEvent } from '../../../shared/contract/index.ts';
import { StockroomError } from '../../../shared/model/failure.ts';
import type { Host } from '../host/index.ts';

interface Saving {
  readonly name: string;
  /** Media type, for the page. */
  readonly type: string;
  readonly pieces: AsyncIterable<string | Uint8Array> | Iterable<string | Uint8Array>;
}

/** Hands a file to the user. A page never names a place to write to: the host asks, or the page gets the bytes. */
export async function* saved(
  app: { readonly askWhereToSave: Host['askWhereToSave'] },
  { name, type, pieces }: Saving,
): AsyncGenerator<SaveEvent, void, void> {
  if (app.askWhereToSave === undefined) {
    for await (const piece of pieces) {
      yield { kind: 'piece', base64: Buffer.from(piece).toString('base64') };
    }
    yield { kind: 'end', name, type };
    return;
  }
  const target = await app.askWhereToSave(name);
  if (target === null) {
    yield { kind: 'cancelled' };
    return;
  }
  await writeWhole(target, pieces);
  yield { kind: 'saved', name: path.basename(target) };
}

/** Replaces the file at the path only by a whole one. */
async function writeWhole(target: string, pieces: Saving['pieces']): Promise<void> {
  const part = `${target}.part`;
  try {
    await pipeline(Readable.from(pieces), createWriteStream(part));
    await rename(part, target);
  } catch (cause) {
    await rm(part, { force: true });
    throw new StockroomError('disk.denied', {
      message: `${path.basename(target)} could not be written.`,
      cause,
    });
  }
}
