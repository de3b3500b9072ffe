import { unpack } from './filters.ts';
import type { Filter } from './filters.ts';
import { rescue, trailerOf } from './rescue.ts';
import { isSpace, Scanner } from './scanner.ts';
import { readTable } from './table.ts';
import type { Entry, Table } from './table.ts';
import { isArray, isDict, Keyword, Name, PdfFault, Ref, Stream } from './values.ts';
import type { Dict, PdfObject } from './values.ts';

/** References to references. */
const MAX_HOPS = 32;
/** Object streams are kept unpacked for the next object in them. Bytes. */
const KEPT = 64 * 1024 ** 2;

export interface PdfOptions {
  /** Bytes that one stream may unpack to. */
  readonly most: number;
  /** Takes no table at its word, as some readers do. */
  readonly searches?: boolean;
  /** Hears of every stream that was unpacked; may throw to end the reading. */
  readonly onUnpacked?: (bytes: number) => void;
}

interface Found {
  readonly number: number;
  readonly generation: number;
  readonly object: PdfObject;
  /** Behind it. */
  readonly end: number;
}

interface Packed {
  readonly bytes: Buffer;
  readonly numbers: readonly number[];
  readonly offsets: readonly number[];
}

/** A PDF by its objects (ISO 32000-1, 7). Nothing is drawn, and little is kept of what was asked. */
export class PdfDocument {
  readonly bytes: Buffer;
  /** Whether the tables lead to every object. Otherwise the objects were looked for one after the other. */
  readonly isSound: boolean;
  readonly trailer: Dict;
  /** Whether any state of the document says that it is encrypted. */
  readonly isLocked: boolean;
  readonly #options: PdfOptions;
  #entries: ReadonlyMap<number, Entry> = new Map();
  /** Addresses of all objects in the order of the file, where the tables are not to be trusted. */
  readonly #scanned: readonly number[];
  readonly #packed = new Map<number, Packed>();
  /** Objects whose data is being opened: one that needs itself has no end. */
  readonly #opening = new Set<number>();
  #kept = 0;

  /** Throws a `PdfFault` for a document beyond its limits; a damaged one is read as far as it goes. */
  constructor(bytes: Buffer, options: PdfOptions) {
    this.bytes = bytes;
    this.#options = options;
    const table = options.searches === true ? null : this.#tableOf();
    this.isSound = table !== null;
    if (table !== null) {
      this.#entries = table.entries;
      this.trailer = table.trailer;
      this.isLocked = table.trailers.some((trailer) => trailer.has('Encrypt'));
      this.#scanned = [];
      return;
    }
    const found = rescue(bytes, (offset) => this.#readAt(offset));
    this.#entries = found.entries;
    this.trailer = trailerOf(found);
    this.isLocked = found.trailers.some((trailer) => trailer.has('Encrypt'));
    this.#scanned = found.offsets;
    if (!this.isLocked) for (const number of found.objectStreams) this.#addPacked(number, found.entries);
  }

  get entries(): ReadonlyMap<number, Entry> {
    return this.#entries;
  }

  /** The object of a number; `null` where there is none. */
  object(number: number): PdfObject {
    const entry = this.#entries.get(number);
    if (entry === undefined || entry.kind === 'free') return null;
    if (entry.kind === 'at') {
      const found = this.#readAt(entry.offset);
      return found?.number === number ? found.object : null;
    }
    const packed = this.#packedIn(entry.stream);
    if (packed === null) return null;
    const index = packed.numbers[entry.index] === number ? entry.index : packed.numbers.indexOf(number);
    return this.#inside(packed, index);
  }

  /** What a value stands for: the object that it refers to, or itself. */
  resolve(value: PdfObject | undefined): PdfObject {
    let now = value ?? null;
    for (let hops = 0; now instanceof Ref; hops += 1) {
      if (hops > MAX_HOPS) return null;
      now = this.object(now.number);
    }
    return now;
  }

  get(dict: Dict, ...keys: readonly string[]): PdfObject {
    const key = keys.find((each) => dict.has(each));
    return key === undefined ? null : this.resolve(dict.get(key));
  }

  number(dict: Dict, ...keys: readonly string[]): number | null {
    const value = this.get(dict, ...keys);
    return typeof value === 'number' ? value : null;
  }

  name(dict: Dict, ...keys: readonly string[]): string | null {
    const value = this.get(dict, ...keys);
    return value instanceof Name ? value.text : null;
  }

  dict(value: PdfObject | undefined): Dict | null {
    const found = this.resolve(value);
    if (found instanceof Stream) return found.dict;
    return isDict(found) ? found : null;
  }

  /**
   * Every object with its number, in no order that means anything; of a document whose tables can't be trusted, the
   * states that were replaced as well. `isLost` is set where the object is packed into something that can't be opened.
   */
  *objects(): Generator<
    { readonly number: number; readonly object: PdfObject; readonly isLost: boolean },
    void,
    void
  > {
    for (const offset of this.#scanned) {
      const found = this.#readAt(offset);
      if (found !== null) yield { number: found.number, object: found.object, isLost: false };
    }
    for (const [number, entry] of this.#entries) {
      if (entry.kind === 'free' || (entry.kind === 'at' && !this.isSound)) continue;
      try {
        yield { number, object: this.object(number), isLost: false };
      } catch (error) {
        if (!(error instanceof PdfFault) || error.kind === 'limit') throw error;
        yield { number, object: null, isLost: true };
      }
    }
  }

  /** The codings of a stream, with the parameters that are numbers. `null` where they can't be told. */
  filtersOf(dict: Dict): readonly Filter[] | null {
    const told = this.get(dict, 'Filter');
    const names = told === null ? [] : isArray(told) ? told.map((each) => this.resolve(each)) : [told];
    const given = this.get(dict, 'DecodeParms');
    const parameters = isArray(given) ? given : [given];
    const filters: Filter[] = [];
    for (const [index, name] of names.entries()) {
      if (!(name instanceof Name)) return null;
      const numbers: Record<string, number> = {};
      for (const [key, value] of this.dict(parameters[index]) ?? []) {
        const plain = this.resolve(value);
        if (typeof plain === 'number') numbers[key] = plain;
        else if (typeof plain === 'boolean') numbers[key] = plain ? 1 : 0;
      }
      filters.push({ name: name.text, numbers });
    }
    return filters;
  }

  /** Undoes all codings of a stream but those of pictures. Throws a `PdfFault`. */
  unpack(stream: Stream): { readonly bytes: Buffer; readonly left: readonly Filter[] } {
    const filters = this.filtersOf(stream.dict);
    if (filters === null) throw new PdfFault('damaged');
    const unpacked = unpack(stream.packed, filters, this.#options.most);
    if (filters.length > unpacked.left.length) this.#options.onUnpacked?.(unpacked.bytes.length);
    return unpacked;
  }

  #unpackWhole(stream: Stream): Buffer {
    const { bytes, left } = this.unpack(stream);
    if (left.length > 0) throw new PdfFault('damaged');
    return bytes;
  }

  /** The tables, if every entry leads to its object. */
  #tableOf(): Table | null {
    try {
      const table = readTable(
        this.bytes,
        (offset) => this.#readAt(offset),
        (stream) => this.#unpackWhole(stream),
      );
      if (table === null || !(table.trailer.get('Root') instanceof Ref)) return null;
      for (const [number, entry] of table.entries) if (!this.#leads(number, entry, table)) return null;
      return table;
    } catch (error) {
      if (error instanceof PdfFault && error.kind === 'damaged') return null;
      throw error;
    }
  }

  #leads(number: number, entry: Entry, { entries }: Table): boolean {
    if (entry.kind === 'free') return true;
    if (entry.kind === 'in') return entries.get(entry.stream)?.kind === 'at';
    return this.#headAt(entry.offset)?.number === number;
  }

  /** `12 0 obj` at this very place. */
  #headAt(
    offset: number,
  ): { readonly number: number; readonly generation: number; readonly end: number } | null {
    const text = this.bytes.toString('latin1', offset, offset + 48);
    const [head, number, generation] =
      /^[\0\t\n\f\r ]*(\d{1,10})[\0\t\n\f\r ]+(\d{1,5})[\0\t\n\f\r ]+obj/.exec(text) ?? [];
    if (head === undefined) return null;
    return { number: Number(number), generation: Number(generation), end: offset + head.length };
  }

  #readAt(offset: number): Found | null {
    const head = this.#headAt(offset);
    if (head === null) return null;
    const scanner = new Scanner(this.bytes, head.end);
    const value = scanner.next();
    if (value === undefined || value instanceof Keyword) return { ...head, object: null, end: scanner.at };
    scanner.skipSpace();
    if (!isDict(value) || !scanner.peeks('stream')) return { ...head, object: value, end: scanner.at };
    const start = this.#dataAfter(scanner.at + 'stream'.length);
    const { end, isWhole } = this.#endOf(value, start);
    const object = new Stream(value, this.bytes.subarray(start, end), start, isWhole);
    return { ...head, object, end };
  }

  #dataAfter(at: number): number {
    const { bytes } = this;
    if (bytes[at] === 0x0d) return bytes[at + 1] === 0x0a ? at + 2 : at + 1;
    return bytes[at] === 0x0a ? at + 1 : at;
  }

  /** Where a stream ends: as its length says, if the word follows; else where the word stands. */
  #endOf(dict: Dict, start: number): { readonly end: number; readonly isWhole: boolean } {
    const { bytes } = this;
    const told = dict.get('Length');
    // While the tables are read, a length elsewhere is looked for at the word.
    const length = told instanceof Ref ? this.#lengthAt(told) : told;
    if (typeof length === 'number' && length >= 0 && Number.isInteger(length)) {
      let at = start + length;
      while (at < start + length + 8 && isSpace(bytes[at])) at += 1;
      if (bytes.toString('latin1', at, at + 9) === 'endstream') return { end: start + length, isWhole: true };
    }
    const word = bytes.indexOf('endstream', start);
    if (word === -1) return { end: bytes.length, isWhole: false };
    let end = word;
    if (bytes[end - 1] === 0x0a && end > start) end -= 1;
    if (bytes[end - 1] === 0x0d && end > start) end -= 1;
    return { end, isWhole: false };
  }

  #lengthAt({ number }: Ref): number | null {
    if (this.#opening.has(number)) return null;
    this.#opening.add(number);
    try {
      const value = this.object(number);
      return typeof value === 'number' ? value : null;
    } finally {
      this.#opening.delete(number);
    }
  }

  #inside({ bytes, offsets }: Packed, index: number): PdfObject {
    const offset = offsets[index];
    if (offset === undefined) return null;
    const value = new Scanner(bytes, offset).next();
    return value === undefined || value instanceof Keyword ? null : value;
  }

  #packedIn(number: number): Packed | null {
    const known = this.#packed.get(number);
    if (known !== undefined) return known;
    const entry = this.#entries.get(number);
    if (entry?.kind !== 'at' || this.#opening.has(number)) return null;
    this.#opening.add(number);
    try {
      const stream = this.#readAt(entry.offset)?.object;
      if (!(stream instanceof Stream)) return null;
      const packed = this.#openPacked(stream);
      if (this.#kept + packed.bytes.length > KEPT) {
        this.#packed.clear();
        this.#kept = 0;
      }
      this.#kept += packed.bytes.length;
      this.#packed.set(number, packed);
      return packed;
    } finally {
      this.#opening.delete(number);
    }
  }

  /** Adds what lies in an object stream that was found; one that can't be opened is told of when it is asked for. */
  #addPacked(number: number, entries: Map<number, Entry>): void {
    try {
      for (const [index, inner] of this.#packedIn(number)?.numbers.entries() ?? []) {
        if (entries.get(inner)?.kind !== 'at') entries.set(inner, { kind: 'in', stream: number, index });
      }
    } catch (error) {
      if (!(error instanceof PdfFault) || error.kind === 'limit') throw error;
    }
  }

  /** The objects of an object stream: pairs of number and address, then the objects (ISO 32000-1, 7.5.7). */
  #openPacked(stream: Stream): Packed {
    const bytes = this.#unpackWhole(stream);
    const count = this.number(stream.dict, 'N') ?? 0;
    const first = this.number(stream.dict, 'First') ?? 0;
    const scanner = new Scanner(bytes, 0, Math.min(bytes.length, first));
    const [numbers, offsets]: [number[], number[]] = [[], []];
    for (let each = 0; each < count; each += 1) {
      const [number, offset] = [scanner.next(), scanner.next()];
      if (typeof number !== 'number' || typeof offset !== 'number') throw new PdfFault('damaged');
      numbers.push(number);
      offsets.push(first + offset);
    }
    return { bytes, numbers, offsets };
  }
}
