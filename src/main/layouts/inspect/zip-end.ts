import type { Source } from './boxes.ts';

/** Where the list of an archive's parts stands. */
export interface Directory {
  /** As the archive counts. Bytes. */
  readonly offset: number;
  /** What stands before the archive in its file: add it to every offset. Bytes. */
  readonly shift: number;
  readonly entries: number;
}

const END = 0x06054b50;
const END_BYTES = 22;
const LOCATOR_64 = 0x07064b50;
const LOCATOR_64_BYTES = 20;
const END_64 = 0x06064b50;
const END_64_BYTES = 56;
const ENTRY = 0x02014b50;

/** How much may stand behind the end of an archive. Bytes. */
const REACH = 1024 ** 2;

/**
 * Finds the end record as unzip does: the last one whose list is where it says, whatever stands behind it or before the
 * archive, and whatever length it tells of its comment. `null` where there is none.
 */
export async function findDirectory(source: Source): Promise<Directory | null> {
  const from = Math.max(0, source.size - REACH);
  const tail = await source.read(from, source.size - from);
  const mark = Buffer.alloc(4);
  mark.writeUInt32LE(END);
  for (
    let at = tail.lastIndexOf(mark, tail.length - END_BYTES);
    at !== -1;
    at = at === 0 ? -1 : tail.lastIndexOf(mark, at - 1)
  ) {
    const end = tail.subarray(at, at + END_BYTES);
    const found = (await directory64(source, from + at)) ?? {
      entries: end.readUInt16LE(10),
      size: end.readUInt32LE(12),
      offset: end.readUInt32LE(16),
      end: from + at,
    };
    const shift = await shiftOf(source, found);
    if (shift !== null) return { offset: found.offset, shift, entries: found.entries };
  }
  return null;
}

interface Told {
  readonly entries: number;
  readonly size: number;
  readonly offset: number;
  /** Where the record stands that tells it, and the list ends. */
  readonly end: number;
}

/** The record of an archive that is larger than 4 GB, or has more than 65,535 parts, or is written by Excel. */
async function directory64(source: Source, end: number): Promise<Told | null> {
  const at = end - LOCATOR_64_BYTES;
  const locator = at < 0 ? null : await source.read(at, LOCATOR_64_BYTES);
  if (locator?.readUInt32LE(0) !== LOCATOR_64) return null;
  for (const place of [Number(locator.readBigUInt64LE(8)), at - END_64_BYTES]) {
    if (place < 0 || place + END_64_BYTES > end) continue;
    const record = await source.read(place, END_64_BYTES);
    if (record.readUInt32LE(0) !== END_64) continue;
    const [entries, size, offset] = [32, 40, 48].map((each) => Number(record.readBigUInt64LE(each)));
    return { entries: entries ?? 0, size: size ?? 0, offset: offset ?? 0, end: place };
  }
  return null;
}

/** The list ends where the record begins; where that is not so, its offset may count from the start of the file. */
async function shiftOf(source: Source, { entries, size, offset, end }: Told): Promise<number | null> {
  const before = end - size - offset;
  if (entries === 0) return Math.max(0, before);
  for (const shift of new Set([before, 0])) {
    if (shift < 0 || offset + shift + 4 > source.size) continue;
    const start = await source.read(offset + shift, 4);
    if (start.length === 4 && start.readUInt32LE(0) === ENTRY) return shift;
  }
  return null;
}
