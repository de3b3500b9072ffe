import { isDeepStrictEqual } from 'node:util';
import { PdfDocument } from './document.ts';
import { isArray, isDict, partsOf, Ref, Stream } from './values.ts';
import type { Dict, PdfObject, PdfValue } from './values.ts';

/** Keys of a trailer that only say where tables are and how they are written. */
const OF_TABLES = new Set([
  'Size',
  'Prev',
  'XRefStm',
  'Type',
  'W',
  'Index',
  'Filter',
  'DecodeParms',
  'Length',
  'ID',
]);

/**
 * Whether a document is the same but for metadata of its own that was added or replaced: every number stands for the
 * same object, whether a reader follows the tables or looks for objects itself, and no object is new that an old one
 * refers to. `false` as well for a document that is locked, signed or damaged: nothing can be shown of it. Throws a
 * `PdfFault` for one beyond its limits. `most` are the bytes that one stream may unpack to.
 */
export function addsMetadataAlone(before: Buffer, after: Buffer, most: number): boolean {
  const [was, is] = [new PdfDocument(before, { most }), new PdfDocument(after, { most })];
  if (!was.isSound || !is.isSound || was.isLocked || is.isLocked) return false;
  const root = was.trailer.get('Root');
  if (!(root instanceof Ref) || !sameEntries(was.trailer, is.trailer, OF_TABLES)) return false;
  if (!countsAll(was)) return false;
  const metadata = rootOf(is).get('Metadata');
  const old = rootOf(was).get('Metadata');
  if (!(metadata instanceof Ref) || !isMetadata(is.object(metadata.number))) return false;
  const added = new Set<number>();
  for (const number of new Set([...was.entries.keys(), ...is.entries.keys()])) {
    const [one, other] = [was.object(number), is.object(number)];
    if (number === root.number) {
      if (!isDict(one) || !isDict(other) || !sameEntries(one, other, new Set(['Metadata']))) return false;
    } else if (number === metadata.number) {
      if (old instanceof Ref ? old.number !== number : one !== null) return false;
      if (one === null) added.add(number);
    } else if (one === null && isTable(is, other)) {
      added.add(number);
    } else if (!isSame(one, other)) return false;
  }
  return (
    isUntouched(was, added) &&
    sameToSearchers(was, is, new Set([root.number, metadata.number, ...added]), most)
  );
}

function rootOf(pdf: PdfDocument): Dict {
  return pdf.dict(pdf.trailer.get('Root')) ?? new Map();
}

function isMetadata(object: PdfObject): boolean {
  return object instanceof Stream && object.dict.has('Subtype') && object.dict.has('Type');
}

/** Whether the trailer counts every object: a new one would take the number of one that is not counted. */
function countsAll({ trailer, entries }: PdfDocument): boolean {
  const size = trailer.get('Size');
  if (typeof size !== 'number') return false;
  for (const number of entries.keys()) if (number >= size) return false;
  return true;
}

/** Whether no old object refers to an added one, and none is signed over the bytes of the file. */
function isUntouched(was: PdfDocument, added: ReadonlySet<number>): boolean {
  for (const { object, isLost } of was.objects()) {
    if (isLost) return false;
    for (const part of partsOf(object)) {
      const dict = part instanceof Stream ? part.dict : part;
      if (dict.has('ByteRange')) return false;
      for (const value of dict.values()) if (refersTo(value, added)) return false;
    }
  }
  return true;
}

function refersTo(value: PdfValue, numbers: ReadonlySet<number>): boolean {
  if (value instanceof Ref) return numbers.has(value.number);
  return isArray(value) && value.some((each) => refersTo(each, numbers));
}

/** The same for readers that do not believe the tables: they take the last object of a number. */
function sameToSearchers(
  was: PdfDocument,
  is: PdfDocument,
  changed: ReadonlySet<number>,
  most: number,
): boolean {
  const [one, other] = [was, is].map(({ bytes }) => new PdfDocument(bytes, { most, searches: true }));
  if (one === undefined || other === undefined) return false;
  for (const number of new Set([...one.entries.keys(), ...other.entries.keys()])) {
    if (changed.has(number)) continue;
    // The table of a hybrid is an object that no table lists.
    if (!one.entries.has(number) && isTable(other, other.object(number))) continue;
    // ExifTool writes an update of its own anew: the same objects, in other places.
    if (isDeepStrictEqual(one.entries.get(number), other.entries.get(number))) continue;
    if (!one.entries.has(number) || !isSame(one.object(number), other.object(number))) return false;
  }
  // The number of an added object must not be that of one that is there without being listed.
  return [...changed].every((number) => was.entries.has(number) || !one.entries.has(number));
}

function isTable(pdf: PdfDocument, object: PdfObject): boolean {
  return object instanceof Stream && pdf.name(object.dict, 'Type') === 'XRef';
}

function sameEntries(one: Dict, other: Dict, but: ReadonlySet<string>): boolean {
  const keys = new Set([...one.keys(), ...other.keys()]);
  for (const key of keys)
    if (!but.has(key) && !isSame(one.get(key) ?? null, other.get(key) ?? null)) return false;
  return true;
}

/** Whether two objects are equal by value: the same kinds, entries and bytes. */
function isSame(one: PdfObject, other: PdfObject): boolean {
  if (one instanceof Stream) {
    return (
      other instanceof Stream && sameEntries(one.dict, other.dict, NONE) && one.packed.equals(other.packed)
    );
  }
  if (isDict(one)) return isDict(other) && sameEntries(one, other, NONE);
  if (isArray(one)) {
    return (
      isArray(other) &&
      one.length === other.length &&
      one.every((each, at) => isSame(each, other[at] ?? null))
    );
  }
  if (Buffer.isBuffer(one)) return Buffer.isBuffer(other) && one.equals(other);
  return isDeepStrictEqual(one, other);
}

const NONE: ReadonlySet<string> = new Set();
