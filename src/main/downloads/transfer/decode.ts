import zlib from 'node:zlib';
import { StockroomError } from '../../../shared/model/failure.ts';
import type { Answer } from '../http/incoming.ts';

/** Encodings that a server may apply although we ask for none. */
const DECODERS: Readonly<Record<string, () => zlib.Gunzip | zlib.BrotliDecompress | zlib.ZstdDecompress>> = {
  gzip: () => zlib.createGunzip(),
  'x-gzip': () => zlib.createGunzip(),
  deflate: () => zlib.createInflate(),
  br: () => zlib.createBrotliDecompress(),
  zstd: () => zlib.createZstdDecompress(),
};

/** The same answer with the bytes of the file itself. Throws for an encoding nobody here knows. */
export function decoded(answer: Answer, encoding: string): Answer {
  const decoder = DECODERS[encoding]?.();
  if (decoder === undefined) {
    throw new StockroomError('protocol', { message: 'The file server packs the file in an unknown way.' });
  }
  const body = async (sink: (chunk: Buffer) => boolean): Promise<void> => {
    const unpacked = new Promise<void>((resolve, reject) => {
      decoder.on('data', (chunk: Buffer) => {
        if (!sink(chunk)) decoder.pause();
      });
      decoder.on('drain', () => answer.resume());
      decoder.on('end', resolve);
      decoder.on('error', (error) => reject(new StockroomError('file.incomplete', { cause: error })));
      // Given up on.
      decoder.on('close', () => reject(new StockroomError('aborted')));
    });
    const received = answer.body((chunk) => decoder.write(Buffer.from(chunk))).then(() => void decoder.end());
    await Promise.all([received, unpacked]);
  };
  return {
    ...answer,
    body,
    resume: () => decoder.resume(),
    discard: () => {
      answer.discard();
      decoder.destroy();
    },
  };
}
