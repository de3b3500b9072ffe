import type { Source } from './boxes.ts';
import { LIMITS, LimitError } from './limits.ts';

/** A file system in a file (MS-CFB), in which Office keeps objects of other programs, and once kept documents. */
export interface Compound {
  /** Of all streams, without the storages that they lie in. */
  readonly names: readonly string[];
  read(name: string): Promise<Buffer>;
}

const FREE = 0xff_ff_ff_fa;
const ENTRY = 128;
const MINI = 64;
/** More than any document has. Sectors of one chain, and streams. */
const MOST_SECTORS = LIMITS.partBytes / 512;
const MOST_STREAMS = 10_000;

interface Stream {
  readonly name: string;
  readonly kind: number;
  readonly start: number;
  readonly size: number;
}

/** Throws a `LimitError` for a file system that is damaged. */
export async function openCompound(source: Source): Promise<Compound> {
  const head = await source.read(0, 512);
  if (head.length < 512) throw damaged();
  const sector = 2 ** head.readUInt16LE(30);
  if (sector !== 512 && sector !== 4096) throw damaged();
  const sectorAt = (index: number) => source.read((index + 1) * sector, sector);
  const table = await tableOf(head, sectorAt);

  const chain = async (
    start: number,
    next: readonly number[],
    pieceAt: (index: number) => Promise<Buffer> | Buffer,
  ) => {
    const pieces: Buffer[] = [];
    for (let at = start; at < FREE; at = next[at] ?? 0xff_ff_ff_ff) {
      if (pieces.length > MOST_SECTORS) throw damaged();
      pieces.push(await pieceAt(at));
    }
    return Buffer.concat(pieces);
  };

  const directory = await chain(head.readUInt32LE(48), table, sectorAt);
  const streams: Stream[] = [];
  for (let at = 0; at + ENTRY <= directory.length && streams.length < MOST_STREAMS; at += ENTRY) {
    const length = Math.min(64, directory.readUInt16LE(at + 64));
    streams.push({
      name: directory.toString('utf16le', at, at + Math.max(0, length - 2)),
      kind: directory.readUInt8(at + 66),
      start: directory.readUInt32LE(at + 116),
      size: directory.readUInt32LE(at + 120),
    });
  }
  const root = streams.find(({ kind }) => kind === ROOT);
  if (root === undefined) throw damaged();
  const small = await chain(root.start, table, sectorAt);
  const smallTable = wordsOf(await chain(head.readUInt32LE(60), table, sectorAt));
  const cutoff = head.readUInt32LE(56);
  const files = streams.filter(({ kind }) => kind === FILE);

  return {
    names: files.map(({ name }) => name),
    read: async (name) => {
      const file = files.find((each) => each.name === name);
      if (file === undefined || file.size > LIMITS.partBytes) throw damaged();
      const isSmall = file.size < cutoff;
      const bytes = isSmall
        ? await chain(file.start, smallTable, (index) => small.subarray(index * MINI, (index + 1) * MINI))
        : await chain(file.start, table, sectorAt);
      if (bytes.length < file.size) throw damaged();
      return bytes.subarray(0, file.size);
    },
  };
}

const ROOT = 5;
const FILE = 2;

/** Which sector follows which: its own sectors are listed in the head, and where that is full in a chain of lists. */
async function tableOf(
  head: Buffer,
  sectorAt: (index: number) => Promise<Buffer>,
): Promise<readonly number[]> {
  const places = wordsOf(head.subarray(76));
  let list = head.readUInt32LE(68);
  for (let count = 0; list < FREE; count += 1) {
    if (count > MOST_SECTORS / 128) throw damaged();
    const words = wordsOf(await sectorAt(list));
    places.push(...words.slice(0, -1));
    list = words.at(-1) ?? 0xff_ff_ff_ff;
  }
  const used = places.filter((place) => place < FREE);
  if (used.length > MOST_SECTORS / 128) throw damaged();
  const table: number[] = [];
  for (const place of used) for (const word of wordsOf(await sectorAt(place))) table.push(word);
  return table;
}

function wordsOf(bytes: Buffer): number[] {
  return Array.from({ length: Math.floor(bytes.length / 4) }, (_, index) => bytes.readUInt32LE(index * 4));
}

function damaged(): LimitError {
  return new LimitError('unreadable', 'It is damaged: its parts cannot be found.');
}
