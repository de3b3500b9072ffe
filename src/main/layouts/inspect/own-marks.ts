import { open } from 'node:fs/promises';
import { METADATA_REACH } from '../../../shared/model/dropped.ts';
import { marksOf } from './content.ts';
import { formatOf, HEAD_BYTES, isLayout } from './formats.ts';
import type { Format } from './formats.ts';
import { Budget, LimitError } from './limits.ts';
import { openPdf } from './pdf.ts';
import { packetOf } from './pdf-metadata.ts';
import { packetsIn, readXmp } from './xmp.ts';
import { attempt } from '../../platform/failures/index.ts';

/** What a file says of itself. */
export interface OwnWords {
  /** Texts of its own metadata that may name an asset. */
  readonly marks: readonly string[];
  /** Whether it can hold other files. */
  readonly layout: boolean;
}

/**
 * What a file says of itself, as against what the files placed in it say of themselves: a flyer with one picture of
 * ours is not that picture. Only the ends of the file are read, whatever its size.
 */
export async function ownWords(file: string, name: string): Promise<OwnWords> {
  const ends = await readEnds(file);
  const format = formatOf(ends.subarray(0, HEAD_BYTES), name);
  return { marks: await marksOfOwn(file, ends, format), layout: isLayout(format) };
}

async function marksOfOwn(file: string, ends: Buffer, format: Format): Promise<readonly string[]> {
  switch (format) {
    case 'picture': {
      const told = await marksOf(file);
      return told.length > 0 ? told : await marksIn(ends);
    }
    case 'film':
    case 'sound':
    case 'svg':
    case 'xmp':
      return marksIn(ends);
    case 'psd':
      return marksIn(photoshopResources(ends));
    case 'postscript':
      return marksIn(before(ends, '%%BeginDocument'), 1);
    case 'pdf':
      return pdfMarks(ends);
    default:
      return [];
  }
}

/** The whole of a file that is no larger than both ends. */
async function readEnds(file: string): Promise<Buffer> {
  await using handle = await open(file);
  const { size } = await handle.stat();
  const head = Math.min(size, METADATA_REACH);
  const tail = Math.min(size - head, METADATA_REACH);
  const bytes = Buffer.alloc(head + tail);
  const first = await handle.read(bytes, 0, head, 0);
  const second = await handle.read(bytes, first.bytesRead, tail, size - tail);
  return bytes.subarray(0, first.bytesRead + second.bytesRead);
}

async function marksIn(bytes: Buffer, most = Number.POSITIVE_INFINITY): Promise<readonly string[]> {
  const marks: string[] = [];
  let count = 0;
  for (const { xml } of packetsIn(bytes)) {
    count += 1;
    if (count > most) break;
    if (xml !== null) marks.push(...((await attempt(() => readXmp(xml), null))?.marks ?? []));
  }
  return marks;
}

function before(bytes: Buffer, word: string): Buffer {
  const at = bytes.indexOf(word);
  return at === -1 ? bytes : bytes.subarray(0, at);
}

/** The third part of a PSD, before its layers and the files in them: header, colours, resources. */
function photoshopResources(bytes: Buffer): Buffer {
  const COLOURS = 26;
  const lengthAt = (at: number) => (at + 4 <= bytes.length ? bytes.readUInt32BE(at) : 0);
  const start = COLOURS + 4 + lengthAt(COLOURS);
  return bytes.subarray(start, start + 4 + lengthAt(start));
}

/**
 * The packet that the document's catalogue names, in its last state. Where the catalogue is in the part that was not
 * read, a lone packet is the document's.
 */
async function pdfMarks(bytes: Buffer): Promise<readonly string[]> {
  try {
    const pdf = openPdf(bytes, new Budget());
    const catalogue = pdf.dict(pdf.trailer.get('Root'));
    if (catalogue === null) return [...packetsIn(bytes)].length === 1 ? await marksIn(bytes) : [];
    const packet = packetOf(pdf, pdf.get(catalogue, 'Metadata'));
    return packet === null ? [] : await marksIn(packet);
  } catch (error) {
    if (error instanceof LimitError) return [];
    throw error;
  }
}
