import { open } from 'node:fs/promises';

/** Bytes that are read where they are needed: a film need not fit into memory. */
export interface Source {
  readonly size: number;
  /** Less at the end, and nothing behind it. */
  read(at: number, length: number): Promise<Buffer>;
}

export function sourceOfBytes(bytes: Buffer): Source {
  return { size: bytes.length, read: async (at, length) => bytes.subarray(at, at + length) };
}

export async function withSource<T>(file: string, work: (source: Source) => Promise<T>): Promise<T> {
  const handle = await open(file, 'r');
  try {
    const { size } = await handle.stat();
    const read = async (at: number, length: number) => {
      const { buffer, bytesRead } = await handle.read(Buffer.alloc(length), 0, length, at);
      return buffer.subarray(0, bytesRead);
    };
    return await work({ size, read });
  } finally {
    await handle.close();
  }
}

/** The inside of a box of an MP4 or QuickTime film (ISO 14496-12, 4.2). */
export interface Box {
  readonly from: number;
  readonly to: number;
}

export function all({ size }: Source): Box {
  return { from: 0, to: size };
}

/** More in one box than any real film has: the file is broken. */
const MAX_BOXES = 1000;

/** Boxes of one name in another, in order. */
export async function* boxesIn(source: Source, box: Box, name: string): AsyncGenerator<Box, void, void> {
  let at = box.from;
  for (let count = 0; at + 8 <= box.to && count < MAX_BOXES; count += 1) {
    const head = await source.read(at, 16);
    if (head.length < 8) return;
    const short = head.readUInt32BE(0);
    const header = short === 1 ? 16 : 8;
    if (head.length < header) return;
    const length = short === 0 ? box.to - at : short === 1 ? Number(head.readBigUInt64BE(8)) : short;
    if (length < header || at + length > box.to) return;
    if (head.toString('latin1', 4, 8) === name) yield { from: at + header, to: at + length };
    at += length;
  }
}

/** The first box on a way of names. */
export async function boxAt(source: Source, box: Box, way: readonly string[]): Promise<Box | null> {
  const [name, ...more] = way;
  if (name === undefined) return box;
  for await (const inner of boxesIn(source, box, name)) {
    // Between the head of this one and what lies in it stand a version and flags.
    const found = await boxAt(source, name === 'meta' ? { ...inner, from: inner.from + 4 } : inner, more);
    if (found !== null) return found;
  }
  return null;
}
