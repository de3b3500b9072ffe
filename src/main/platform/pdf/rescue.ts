import { isSpace, Scanner } from './scanner.ts';
import type { Entry } from './table.ts';
import { isDict, Name, PdfFault, Ref, Stream } from './values.ts';
import type { Dict, PdfObject } from './values.ts';

/** What is left of a document whose tables can't be trusted. */
export interface Rescued {
  /** The latest object of each number. */
  readonly entries: Map<number, Entry>;
  /** Addresses of all objects, those that were replaced as well, in the order of the file. */
  readonly offsets: readonly number[];
  readonly objectStreams: readonly number[];
  readonly trailers: readonly Dict[];
  readonly catalogue: number | null;
}

/** More than any document has. */
const MAX_OBJECTS = 1_000_000;

interface Found {
  readonly number: number;
  readonly generation: number;
  readonly object: PdfObject;
  readonly end: number;
}

/** Looks for `12 0 obj` from the start of the file to its end; what lies in the data of a stream is none. */
export function rescue(bytes: Buffer, readAt: (offset: number) => Found | null): Rescued {
  const entries = new Map<number, Entry>();
  const offsets: number[] = [];
  const objectStreams: number[] = [];
  const trailers: Dict[] = [];
  let catalogue: number | null = null;
  for (let at = bytes.indexOf('obj'); at !== -1; at = bytes.indexOf('obj', at)) {
    const offset = headBefore(bytes, at);
    const found = offset === null ? null : readAt(offset);
    at += 3;
    if (offset === null || found === null) continue;
    if (offsets.push(offset) > MAX_OBJECTS) throw new PdfFault('limit');
    const { number, generation, object, end } = found;
    entries.set(number, { kind: 'at', offset, generation });
    const dict = object instanceof Stream ? object.dict : object;
    if (isDict(dict)) {
      const type = dict.get('Type');
      const kind = type instanceof Name ? type.text : '';
      if (kind === 'ObjStm') objectStreams.push(number);
      if (kind === 'XRef') trailers.push(dict);
      if (kind === 'Catalog') catalogue = number;
    }
    // A stream that seems to have no end has lost the word: what follows is looked at all the same.
    at = object instanceof Stream && end >= bytes.length ? object.start : Math.max(at, end);
  }
  for (let at = bytes.indexOf('trailer'); at !== -1; at = bytes.indexOf('trailer', at + 1)) {
    const dict = new Scanner(bytes, at + 'trailer'.length).next();
    if (isDict(dict)) trailers.push(dict);
  }
  return { entries, offsets, objectStreams, trailers, catalogue };
}

/** Where the number begins that belongs to an `obj`. */
function headBefore(bytes: Buffer, word: number): number | null {
  const isDigit = (byte: number | undefined) => byte !== undefined && byte >= 0x30 && byte <= 0x39;
  let at = word - 1;
  for (let part = 0; part < 2; part += 1) {
    const spaces = at;
    while (isSpace(bytes[at])) at -= 1;
    const digits = at;
    while (isDigit(bytes[at]) && digits - at < 10) at -= 1;
    if (digits === spaces || at === digits) return null;
  }
  return at + 1;
}

/** The newest trailer that names the catalogue, or one made up of what was found. */
export function trailerOf({ trailers, catalogue }: Rescued): Dict {
  const named = trailers.findLast((trailer) => trailer.get('Root') instanceof Ref);
  if (named !== undefined) return named;
  return new Map(catalogue === null ? [] : [['Root', new Ref(catalogue, 0)]]);
}
