import zlib from 'node:zlib';
import { StockroomError } from '../../../../shared/model/failure.ts';
import type { Answer } from '../http/incoming.ts';
import { beginsPacked } from './codings.ts';

type Decoder = zlib.Gunzip | zlib.Inflate | zlib.BrotliDecompress | zlib.ZstdDecompress;

/** Encodings that a server may apply although we ask for none; see `codings.ts`. */
const DECODERS: Readonly<Record<string, () => Decoder>> = {
  gzip: () => zlib.createGunzip(),
  deflate: () => zlib.createInflate(),
  br: () => zlib.createBrotliDecompress(),
  zstd: () => zlib.createZstdDecompress(),
};

/** Bytes that tell whether a body is packed. */
const SIGN_BYTES = 2;

export interface Decoded extends Answer {
  /** Whether the bytes that came were packed in every coding; tells once the body has begun. */
  isPacked(): boolean;
}

/** The same answer with the bytes of the file itself: `codings` undone, the one that was applied last first. */
export function decoded(answer: Answer, codings: readonly string[]): Decoded {
  return codings.toReversed().reduce<Decoded>(undone, { ...answer, isPacked: () => true });
}

/** Takes one coding off. A body that does not begin like packed bytes is handed on as it is. */
function undone(answer: Decoded, coding: string): Decoded {
  const decoder = DECODERS[coding]?.();
  if (decoder === undefined) throw new Error(`no decoder for ${coding}`);
  let packed: boolean | null = null;
  let start: Buffer = Buffer.alloc(0);

  const body = async (sink: (chunk: Buffer) => boolean): Promise<void> => {
    const unpacked = new Promise<void>((resolve, reject) => {
      decoder.on('data', (chunk: Buffer) => {
        if (!sink(chunk)) decoder.pause();
      });
      decoder.on('drain', () => answer.resume());
      decoder.on('end', resolve);
      decoder.on('error', (error) => reject(new StockroomError('file.incomplete', { cause: error })));
      // The reader has given up on it.
      decoder.on('close', () => reject(new StockroomError('aborted')));
    });
    const take = (chunk: Buffer): boolean => {
      if (packed !== null) return packed ? decoder.write(Buffer.from(chunk)) : sink(chunk);
      start = Buffer.concat([start, chunk]);
      if (start.length < SIGN_BYTES) return true;
      packed = beginsPacked(coding, start);
      return take(start);
    };
    const received = answer.body(take).then(async () => {
      if (packed === true) {
        decoder.end();
        await unpacked;
      } else if (packed === null && start.length > 0) sink(start);
    });
    // A decoder that fails ends the body at once; plain bytes never reach it.
    await Promise.race([received, unpacked]);
    await received;
  };
  return {
    ...answer,
    body,
    isPacked: () => packed === true && answer.isPacked(),
    resume: () => (packed === true ? decoder.resume() : answer.resume()),
    discard: () => {
      answer.discard();
      decoder.destroy();
    },
  };
}
