import { Readable } from 'node:stream';
import { crc32 } from 'node:zlib';
import { RandomAccessReader, ZipFile } from 'yauzl';
import type { Entry } from 'yauzl';
import type { Source } from './boxes.ts';
import { LIMITS, LimitError } from './limits.ts';
import type { Budget } from './limits.ts';
import { findDirectory } from './zip-end.ts';

/** The parts of an archive. Nothing is ever unpacked to disk: a name is a label, wherever it points to. */
export interface Archive {
  /** In the order of the archive. */
  readonly names: readonly string[];
  /** Whether a name stands there twice: only the last of those parts can be read. */
  readonly doubled: boolean;
  has(name: string): boolean;
  /** In pieces, and never more of them than the archive promised. */
  stream(name: string): AsyncIterable<Buffer>;
  read(name: string): Promise<Buffer>;
}

/** `source` stays open as long as the archive is read. Throws a `LimitError` for what is no archive. */
export async function openArchive(source: Source, budget: Budget): Promise<Archive> {
  const directory = await findDirectory(source);
  if (directory === null) broken(new Error('no directory'));
  const { offset, shift, entries: count } = directory;
  if (count > LIMITS.entries) throw tooMany();
  const zip = new ZipFile(
    new SourceReader(source, shift),
    offset,
    source.size - shift,
    count,
    '',
    false,
    true,
    true,
    true,
  );
  const entries = new Map<string, Entry>();
  let parts = 0;
  try {
    for await (const entry of zip.eachEntry()) {
      if (entry.fileName.endsWith('/')) continue;
      parts += 1;
      entries.set(entry.fileName, entry);
    }
  } catch (error) {
    broken(error);
  }

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
    doubled: parts > entries.size,
    has: (name) => entries.has(name),
    stream,
    read: async (name) => {
      const chunks: Buffer[] = [];
      for await (const chunk of stream(name)) chunks.push(chunk);
      return Buffer.concat(chunks);
    },
  };
}

/** What the parser reads from: the source, without what stands before the archive. */
class SourceReader extends RandomAccessReader {
  readonly #source: Source;
  readonly #shift: number;

  constructor(source: Source, shift: number) {
    super();
    this.#source = source;
    this.#shift = shift;
  }

  override _readStreamForRange(start: number, end: number): Readable {
    return Readable.from(this.#pieces(start, end), { objectMode: false });
  }

  override read(
    buffer: Buffer,
    offset: number,
    length: number,
    position: number,
    callback: (error: Error | null) => void,
  ): void {
    void this.#fill(buffer.subarray(offset, offset + length), position, callback);
  }

  async #fill(into: Buffer, position: number, callback: (error: Error | null) => void): Promise<void> {
    let error: Error | null = null;
    try {
      const bytes = await this.#source.read(position + this.#shift, into.length);
      bytes.copy(into);
      if (bytes.length < into.length) error = new Error('end of file');
    } catch (cause) {
      error = cause as Error;
    }
    callback(error);
  }

  async *#pieces(start: number, end: number): AsyncGenerator<Buffer, void, void> {
    for (let at = start; at < end; ) {
      const piece = await this.#source.read(at + this.#shift, Math.min(PIECE, end - at));
      if (piece.length === 0) return;
      yield piece;
      at += piece.length;
    }
  }
}

/** Bytes that are read at a time. */
const PIECE = 1 << 16;

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
  if (error instanceof Error && /unsupported compression method/.test(error.message)) {
    throw new LimitError('unreadable', 'A part of it is packed in a way that is not read.');
  }
  if (error instanceof Error && /relative path|absolute path|invalid characters/.test(error.message)) {
    throw new LimitError('unsafe', 'It holds names that lead out of it, so it was not read.');
  }
  throw new LimitError('unreadable', 'It is damaged: its parts cannot be unpacked.');
}
