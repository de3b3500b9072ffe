import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { ownWords } from './own-marks.ts';
import type { OwnWords } from './own-marks.ts';
import { attempt } from '../../platform/failures/index.ts';

/** A file by its bytes, and by what it says of itself. Plain data: it crosses between threads. */
export interface Identity extends OwnWords {
  /** `null` where it was not asked for. */
  readonly sha256: string | null;
}

export interface WhoIsIt {
  /** Absolute. */
  readonly file: string;
  /** As people know it, for its extension. */
  readonly name: string;
  /** Whether the bytes may be ours: reading all of a large file takes a while. */
  readonly hash: boolean;
}

const CHUNK = 1 << 20;

/** Never throws: of what can't be read nothing is known. */
export async function identityOf({ file, name, hash }: WhoIsIt): Promise<Identity | null> {
  return attempt(
    async () => ({ sha256: hash ? await hashOf(file) : null, ...(await ownWords(file, name)) }),
    null,
  );
}

async function hashOf(file: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(file, { highWaterMark: CHUNK }), hash);
  return hash.digest('hex');
}
