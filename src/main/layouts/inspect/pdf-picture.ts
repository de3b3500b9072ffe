import { isArray, PdfFault, Stream } from '../../platform/pdf/index.ts';
import type { Dict, Filter, PdfDocument } from '../../platform/pdf/index.ts';
import { contentOfBytes } from './content.ts';
import { LIMITS } from './limits.ts';
import { channelsOf, spaceOf } from './pdf-colours.ts';
import type { Space } from './pdf-colours.ts';
import { tiffOfFax } from './pdf-fax.ts';
import { packetOf } from './pdf-metadata.ts';
import { flatten, rowOf } from './pdf-raster.ts';
import { isDecodable, printOf } from './print.ts';
import type { Print } from './report.ts';
import type { Uses } from './uses.ts';
import { readXmp } from './xmp.ts';
import { entryOf } from '../../../shared/model/entry-of.ts';
import { attempt } from '../../platform/failures/index.ts';

/** Smaller ones are icons, masks and tiles. Pixels in all. */
const SMALLEST = 48 * 48;

/** A picture of a PDF, or why it can't be looked at, as the end of "pictures in …". */
export type PdfPicture =
  | {
      /** Of the file that was placed, for a JPEG; its samples for what was packed anew. */
      readonly bytes: Buffer;
      readonly look: () => Promise<Print | null | 'unread'>;
      readonly coding: string;
      /** Its own metadata. */
      readonly packet: Buffer | null;
    }
  | { readonly unread: string };

/**
 * Undoes what a picture is packed in; `null` for one that is too small to be anything. `resources` tell what the names in
 * it stand for. Throws a `PdfFault` for damaged data.
 */
export function openPicture(pdf: PdfDocument, stream: Stream, resources: Dict | null): PdfPicture | null {
  const { dict } = stream;
  const [width, height] = [pdf.number(dict, 'Width'), pdf.number(dict, 'Height')];
  if (width !== null && height !== null && width * height < SMALLEST) return null;
  const { bytes, left } = pdf.unpack(stream);
  const [coding, ...more] = left;
  const packet = packetOf(pdf, pdf.get(dict, 'Metadata'));
  if (more.length > 0) return { unread: entryOf(WORDS, coding?.name ?? '') ?? 'an unknown coding' };
  switch (coding?.name) {
    case 'DCTDecode':
    case 'DCT':
      return { bytes, look: () => lookOf(bytes), coding: 'JPEG', packet };
    case 'JPXDecode':
      return { bytes, look: () => lookOf(bytes), coding: 'JPEG 2000', packet };
    default:
      break;
  }
  const isFax = coding !== undefined && /^CC(?:ITTFaxDecode|F)$/.test(coding.name);
  if (coding !== undefined && !isFax) return { unread: entryOf(WORDS, coding.name) ?? 'an unknown coding' };
  if (width === null || height === null || width < 1 || height < 1) throw new PdfFault('damaged');
  if (width * height > LIMITS.pixels) return { unread: 'a size beyond all reason' };
  const told = pdf.get(dict, 'Decode');
  const decode = isArray(told) ? told.map((edge) => (typeof edge === 'number' ? edge : 0)) : null;
  if (coding !== undefined) return fax(bytes, coding, { width, height, decode, packet });
  const isMask = pdf.get(dict, 'ImageMask') === true;
  const bits = isMask ? 1 : pdf.number(dict, 'BitsPerComponent');
  const space = isMask ? GREY : spaceOf(pdf, dict.get('ColorSpace'), resources);
  if (space === null || bits === null || ![1, 2, 4, 8, 16].includes(bits))
    return { unread: 'unknown colours' };
  const raster = {
    samples: bytes,
    width,
    height,
    bits,
    space,
    decode: decode?.length === channelsOf(space) * 2 ? decode : null,
  };
  // Writers forget the last byte; more than a row is damage.
  if (bytes.length < rowOf(raster) * (height - 1)) throw new PdfFault('damaged');
  return { bytes, look: () => printOf(flatten(raster)), coding: 'samples', packet };
}

/** Lists a picture, and tells what of it could not be looked at. */
export async function addPicture(picture: PdfPicture, name: string, uses: Uses): Promise<void> {
  if ('unread' in picture) {
    uses.problem('unreadable', `It holds pictures in ${picture.unread}, which are not looked at.`);
    return;
  }
  const { bytes, look, coding, packet } = picture;
  const print = await look();
  if (print === 'unread') {
    uses.problem('unreadable', `It holds pictures in ${coding} that cannot be looked at.`);
  }
  const told = await contentOfBytes(bytes, coding === 'JPEG' ? `${name}.jpg` : '');
  const facts = packet === null ? null : await attempt(() => readXmp(packet), null);
  const content = {
    ...told,
    family: 'picture',
    marks: [...told.marks, ...(facts?.marks ?? [])],
    print: print === 'unread' ? null : print,
  } as const;
  uses.add({ name, where: '', use: { kind: 'embedded', content }, labels: [] });
}

const GREY: Space = { kind: 'grey' };

/** Codings without a reader here. */
const WORDS: Readonly<Record<string, string>> = {
  JBIG2Decode: 'JBIG2',
  JPXDecode: 'JPEG 2000',
  DCTDecode: 'JPEG',
  CCITTFaxDecode: 'a coding of fax',
  Crypt: 'encrypted form',
};

async function lookOf(bytes: Buffer): Promise<Print | null | 'unread'> {
  const print = await printOf(bytes);
  return print === null && !(await isDecodable(bytes)) ? 'unread' : print;
}

function fax(
  bytes: Buffer,
  { numbers }: Filter,
  facts: {
    readonly width: number;
    readonly height: number;
    readonly decode: readonly number[] | null;
    readonly packet: Buffer | null;
  },
): PdfPicture {
  const tiff = tiffOfFax(bytes, {
    columns: numbers['Columns'] ?? 1728,
    rows: facts.height,
    k: numbers['K'] ?? 0,
    isAligned: numbers['EncodedByteAlign'] === 1,
    isInverted: (numbers['BlackIs1'] === 1) !== (facts.decode?.[0] === 1),
  });
  if (tiff === null) return { unread: 'a coding of fax' };
  return { bytes, look: () => lookOf(tiff), coding: 'a coding of fax', packet: facts.packet };
}
