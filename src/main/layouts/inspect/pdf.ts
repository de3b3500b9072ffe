import { inflateSync } from 'node:zlib';
import { contentOfBytes } from './content.ts';
import { LIMITS, LimitError } from './limits.ts';
import { flattenRows } from './pdf-rows.ts';
import { printOfPreviews } from './previews.ts';
import { printOf } from './print.ts';
import type { Reading } from './report.ts';
import type { Uses } from './uses.ts';
import { scanXmp } from './xmp.ts';

/** The head of an object is shorter. Bytes. */
const HEAD_REACH = 4096;
/** Pictures in one document; a catalogue has thousands. */
const MAX_PICTURES = 5_000;
/** Smaller ones are icons, masks and tiles. Pixels of an edge. */
const SMALLEST = 48;

/**
 * PDF, and Illustrator files, which are PDF inside. Streams are looked for one after the other instead of by the
 * table of objects: a damaged file then tells what is left of it.
 */
export async function readPdf(bytes: Buffer, uses: Uses): Promise<Reading> {
  if (isLocked(bytes)) uses.problem('unreadable', 'It is locked with a password.');
  if (!bytes.subarray(-HEAD_REACH).includes('%%EOF'))
    uses.problem('unreadable', 'It is cut off: its end is missing.');
  const { marks, links, previews } = await scanXmp(bytes);
  const files = new Set(links);
  collectFiles(bytes, files);
  let pictures = 0;
  for (const { head, body } of streamsOf(bytes)) {
    if (/\/Type\s*\/ObjStm\b/.test(head)) {
      const objects = inflated(body, uses);
      if (objects !== null) collectFiles(objects, files);
    } else if (/\/Subtype\s*\/Image\b/.test(head) && !/\/ImageMask\s+true/.test(head)) {
      pictures += 1;
      if (pictures > MAX_PICTURES)
        throw new LimitError('limit', `It holds more than ${MAX_PICTURES} pictures.`);
      await readPicture(head, body, pictures, uses);
    }
  }
  for (const file of files) uses.linked(file);
  return { marks, look: () => printOfPreviews(previews) };
}

interface PdfStream {
  /** The dictionary, and perhaps some of what stands before it. */
  readonly head: string;
  readonly body: Buffer;
}

export function* streamsOf(bytes: Buffer): Generator<PdfStream, void, void> {
  for (let at = bytes.indexOf('stream'); at !== -1; at = bytes.indexOf('stream', at)) {
    const mark = at;
    at += 'stream'.length;
    const isReturn = bytes[at] === 0x0d && bytes[at + 1] === 0x0a;
    if (!isReturn && bytes[at] !== 0x0a) continue;
    const before = bytes.toString('latin1', Math.max(0, mark - HEAD_REACH), mark);
    const head = before.slice(before.lastIndexOf(' obj') + 1);
    if (!/>>\s*$/.test(head)) continue;
    const start = at + (isReturn ? 2 : 1);
    const end = endOf(bytes, head, start);
    yield { head, body: bytes.subarray(start, end) };
    at = end;
  }
}

/** Where the stream ends: as its head says, if that is so; else where the word stands. */
function endOf(bytes: Buffer, head: string, start: number): number {
  const told = /\/Length\s+(\d{1,12})\b(?!\s+\d+\s+R)/.exec(head)?.[1];
  if (told !== undefined) {
    const end = start + Number(told);
    if (bytes.subarray(end, end + 12).includes('endstream')) return end;
  }
  const found = bytes.indexOf('endstream', start);
  const end = found === -1 ? bytes.length : found;
  if (bytes[end - 1] !== 0x0a) return end;
  return end - (bytes[end - 2] === 0x0d ? 2 : 1);
}

async function readPicture(head: string, body: Buffer, number: number, uses: Uses): Promise<void> {
  const width = numberOf(head, 'Width');
  const height = numberOf(head, 'Height');
  if (width < SMALLEST || height < SMALLEST) return;
  const filter = /\/Filter\s*(\[[^\]]*\]|\/\w+)/.exec(head)?.[1] ?? '';
  const codings = [...filter.matchAll(/\/(\w+)/g)].map(([, name]) => name);
  const facts = { name: `Picture ${number}`, where: '' };
  const unpacked = codings[0] === 'FlateDecode' ? inflated(body, uses) : body;
  if (unpacked === null) return;
  const coding = codings.find((name) => name !== 'FlateDecode');
  if (coding === 'DCTDecode' || coding === 'JPXDecode') return uses.embedded(unpacked, facts);
  if (coding !== undefined || numberOf(head, 'BitsPerComponent') !== 8) return;
  // What a program has decoded and packed anew has no bytes of the original: its look is all there is.
  const flat = flattenRows(unpacked, {
    width,
    height,
    predictor: numberOf(head, 'Predictor'),
    colours: numberOf(head, 'Colors'),
  });
  if (flat === null) return;
  const print = await printOf({ raw: flat.pixels, width, height, channels: flat.channels });
  const content = { ...(await contentOfBytes(unpacked, '')), family: 'picture', print } as const;
  uses.add({ ...facts, use: { kind: 'embedded', content }, labels: [] });
}

function inflated(body: Buffer, uses: Uses): Buffer | null {
  try {
    const out = inflateSync(body, { maxOutputLength: LIMITS.partBytes });
    uses.budget.unpack(out.length);
    return out;
  } catch (error) {
    if (error instanceof LimitError) throw error;
    if (error instanceof RangeError)
      uses.problem('unsafe', 'A part of it unpacks to far more than it should.');
    else uses.problem('unreadable', 'A part of it is damaged.');
    return null;
  }
}

/** File specifications: `<< /Type /Filespec /F (hero.jpg) >>`. */
function collectFiles(bytes: Buffer, into: Set<string>): void {
  for (let at = bytes.indexOf('/Filespec'); at !== -1; at = bytes.indexOf('/Filespec', at + 1)) {
    const around = bytes.toString('latin1', Math.max(0, at - HEAD_REACH / 2), at + HEAD_REACH / 2);
    const middle = Math.min(at, HEAD_REACH / 2);
    const open = around.lastIndexOf('<<', middle);
    const close = around.indexOf('>>', middle);
    const spec = around.slice(Math.max(0, open), close === -1 ? undefined : close);
    const name = /\/U?F\s*\(((?:\\.|[^\\)]){1,1000})\)/.exec(spec)?.[1];
    if (name !== undefined && into.size < LIMITS.uses) into.add(name.replaceAll(/\\([()\\])/g, '$1'));
  }
}

/** The word stands in the trailer, which is at the end, or at the start of a file made for the web. */
export function isLocked(bytes: Buffer): boolean {
  const ends = [bytes.subarray(0, HEAD_REACH), bytes.subarray(-HEAD_REACH)];
  return ends.some((part) => /\/Encrypt\s+\d+\s+\d+\s+R/.test(part.toString('latin1')));
}

function numberOf(head: string, key: string): number {
  return Number(new RegExp(`/${key}\\s+(\\d{1,9})\\b`).exec(head)?.[1] ?? 0);
}
