import { Scanner } from './scanner.ts';
import { isArray, isDict, Keyword, PdfFault, Stream } from './values.ts';
import type { Dict, PdfObject, PdfValue } from './values.ts';

/** Where an object is. */
export type Entry =
  | { readonly kind: 'at'; readonly offset: number; readonly generation: number }
  /** Inside an object stream. */
  | { readonly kind: 'in'; readonly stream: number; readonly index: number }
  | { readonly kind: 'free' };

/** The table of objects of all states of a document, the newest first. */
export interface Table {
  readonly entries: Map<number, Entry>;
  /** The newest trailer. */
  readonly trailer: Dict;
  /** All trailers, the older ones too. */
  readonly trailers: readonly Dict[];
}

/** A document is not changed more often, nor does it hold more objects. */
const MAX_SECTIONS = 4096;
const MAX_OBJECTS = 1_000_000;

/** Reads an object at an address; `null` where there is none. */
export type ReadAt = (offset: number) => { readonly number: number; readonly object: PdfObject } | null;

/** Unpacks a stream whole. */
export type Unpack = (stream: Stream) => Buffer;

/** Follows the tables from the end of the file. `null` where one of them can't be read. */
export function readTable(bytes: Buffer, readAt: ReadAt, unpack: Unpack): Table | null {
  const entries = new Map<number, Entry>();
  const trailers: Dict[] = [];
  const seen = new Set<number>();
  let offset = startOf(bytes);
  if (offset === null) return null;
  while (offset !== null && !seen.has(offset)) {
    seen.add(offset);
    if (seen.size > MAX_SECTIONS) return null;
    const section: Section | null = readSection(bytes, offset, readAt, unpack);
    if (section === null) return null;
    trailers.push(section.trailer);
    // A file for old readers hides objects from them as free ones, and lists them in a stream of its own.
    const hidden = numberIn(section.trailer, 'XRefStm');
    const beside = hidden === null ? null : readSection(bytes, hidden, readAt, unpack);
    if (hidden !== null && beside === null) return null;
    for (const [number, entry] of beside?.entries ?? []) {
      if (entry.kind !== 'free' && section.entries.get(number)?.kind !== 'at')
        section.entries.set(number, entry);
    }
    for (const [number, entry] of section.entries) if (!entries.has(number)) entries.set(number, entry);
    if (entries.size > MAX_OBJECTS) throw new PdfFault('limit');
    offset = numberIn(section.trailer, 'Prev');
  }
  const [trailer] = trailers;
  return trailer === undefined ? null : { entries, trailer, trailers };
}

/** The address behind the last `startxref`. */
function startOf(bytes: Buffer): number | null {
  const at = bytes.lastIndexOf('startxref');
  if (at === -1) return null;
  const value = new Scanner(bytes, at + 'startxref'.length).next();
  return typeof value === 'number' ? value : null;
}

interface Section {
  readonly entries: Map<number, Entry>;
  readonly trailer: Dict;
}

function readSection(bytes: Buffer, offset: number, readAt: ReadAt, unpack: Unpack): Section | null {
  if (offset < 0 || offset >= bytes.length) return null;
  const scanner = new Scanner(bytes, offset);
  scanner.skipSpace();
  if (!scanner.peeks('xref')) {
    const found = readAt(offset)?.object;
    return found instanceof Stream ? readStream(found, unpack) : null;
  }
  scanner.next();
  const entries = new Map<number, Entry>();
  for (;;) {
    const first = scanner.next();
    if (first instanceof Keyword && first.text === 'trailer') {
      const trailer = scanner.next();
      return isDict(trailer) ? { entries, trailer } : null;
    }
    const count = scanner.next();
    if (typeof first !== 'number' || typeof count !== 'number' || count > MAX_OBJECTS) return null;
    for (let each = 0; each < count; each += 1) {
      const [at, generation, word] = [scanner.next(), scanner.next(), scanner.next()];
      if (typeof at !== 'number' || typeof generation !== 'number' || !(word instanceof Keyword)) return null;
      // Nothing lies at the very start: writers mean a free one.
      const isFree = word.text !== 'n' || at === 0;
      entries.set(first + each, isFree ? { kind: 'free' } : { kind: 'at', offset: at, generation });
    }
  }
}

/** The table as a stream (ISO 32000-1, 7.5.8): rows of three numbers of the widths in `W`. */
function readStream(stream: Stream, unpack: Unpack): Section | null {
  const { dict } = stream;
  const widths = numbersIn(dict.get('W'));
  const [w0 = 0, w1 = 0, w2 = 0] = widths ?? [];
  const row = w0 + w1 + w2;
  if (widths === null || widths.length < 3 || widths.some((width) => width < 0 || width > 8) || row === 0)
    return null;
  const index = numbersIn(dict.get('Index')) ?? [0, numberIn(dict, 'Size') ?? 0];
  const rows = unpack(stream);
  const entries = new Map<number, Entry>();
  let at = 0;
  const take = (width: number, otherwise: number) => {
    let value = width === 0 ? otherwise : 0;
    for (let each = 0; each < width; each += 1) value = value * 256 + (rows[at + each] ?? 0);
    at += width;
    return value;
  };
  for (let pair = 0; pair + 1 < index.length; pair += 2) {
    const [first = 0, count = 0] = [index[pair], index[pair + 1]];
    for (let each = 0; each < count && at + row <= rows.length; each += 1) {
      const [kind, second, third] = [take(w0, 1), take(w1, 0), take(w2, 0)];
      entries.set(first + each, entryOf(kind, second, third));
      if (entries.size > MAX_OBJECTS) throw new PdfFault('limit');
    }
  }
  return { entries, trailer: dict };
}

function entryOf(kind: number, second: number, third: number): Entry {
  if (kind === 1 && second > 0) return { kind: 'at', offset: second, generation: third };
  return kind === 2 ? { kind: 'in', stream: second, index: third } : { kind: 'free' };
}

function numberIn(dict: Dict, key: string): number | null {
  const value = dict.get(key);
  return typeof value === 'number' ? value : null;
}

function numbersIn(value: PdfValue | undefined): readonly number[] | null {
  return isArray(value) && value.every((each) => typeof each === 'number') ? value : null;
}
