import { crc32 } from 'node:zlib';
import { fromBufferPromise, openPromise } from 'yauzl';
import type { Entry, ZipFile } from 'yauzl';
import { LIMITS, LimitError } from './limits.ts';
import type { Budget } from './limits.ts';

/** The parts of an archive. Nothing is ever unpacked to disk: a name is a label, wherever it points to. */
export interface Archive {
  /** In the order of the archive. */
  readonly names: readonly string[];
  has(name: string): boolean;
  /** In pieces, and never more of them than the archive promised. */
  stream(name: string): AsyncIterable<Buffer>;
  read(name: string): Promise<Buffer>;
  close(): void;
}

export async function openArchive(source: string | Buffer, budget: Budget): Promise<Archive> {
  const options = { autoClose: false, lazyEntries: true, validateEntrySizes: true, strictFileNames: false };
  const zip = await (typeof source === 'string'
    ? openPromise(source, options)
    : fromBufferPromise(source, options)
  ).catch(broken);
  const entries = await listOf(zip).catch((error: unknown) => {
    zip.close();
    return broken(error);
  });

  async function* stream(name: string): AsyncGenerator<Buffer, void, void> {
    const entry = entries.get(name);
    if (entry === undefined) return;
    check(entry);
    try {
      const readable = await zip.openReadStreamPromise(entry);
      let sum = 0;
      for await (const chunk of readable) {
        budget.unpack((chunk as Buffer).length);
        sum = crc32(chunk as Buffer, sum);
        yield chunk as Buffer;
      }
      if (sum !== entry.crc32) broken(new Error('checksum'));
    } catch (error) {
      broken(error);
    }
  }

  return {
    names: [...entries.keys()],
    has: (name) => entries.has(name),
    stream,
    read: async (name) => {
      const chunks: Buffer[] = [];
      for await (const chunk of stream(name)) chunks.push(chunk);
      return Buffer.concat(chunks);
    },
    close: () => zip.close(),
  };
}

async function listOf(zip: ZipFile): Promise<ReadonlyMap<string, Entry>> {
  if (zip.entryCount > LIMITS.entries) throw tooMany();
  const entries = new Map<string, Entry>();
  for await (const entry of zip.eachEntry()) {
    if (entries.size >= LIMITS.entries) throw tooMany();
    if (!entry.fileName.endsWith('/')) entries.set(entry.fileName, entry);
  }
  return entries;
}

function check(entry: Entry): void {
  if (entry.isEncrypted()) throw new LimitError('unreadable', 'It is locked with a password.');
  if (entry.uncompressedSize > LIMITS.partBytes) {
    throw new LimitError('limit', 'A part of it is larger than 256 MB, so it was not read.');
  }
  const isBomb =
    entry.uncompressedSize > LIMITS.ratioFrom &&
    entry.uncompressedSize > Math.max(1, entry.compressedSize) * LIMITS.ratio;
  if (isBomb)
    throw new LimitError('unsafe', 'A part of it unpacks to far more than it should, so it was not read.');
}

function tooMany(): LimitError {
  return new LimitError('limit', `It holds more than ${LIMITS.entries} parts, so it was not read.`);
}

function broken(error: unknown): never {
  if (error instanceof LimitError) throw error;
  if (error instanceof Error && /relative path|absolute path|invalid characters/.test(error.message)) {
    throw new LimitError('unsafe', 'It holds names that lead out of it, so it was not read.');
  }
  throw new LimitError('unreadable', 'It is damaged: its parts cannot be unpacked.');
}
