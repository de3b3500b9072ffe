import { createHash } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { setImmediate } from 'node:timers/promises';
import { kindOf } from '../../platform/file-kinds/index.ts';

/** How it is shown that only what a file says of itself has changed. */
export type Proof = 'pixels' | 'objects' | 'drawing';

/** What a proof needs that is done elsewhere. */
export interface ProofTools {
  /** Whether a PDF is another one with nothing but metadata added. Paths are absolute. */
  addsMetadata(before: string, after: string): Promise<boolean>;
}

/** Larger pictures are not decoded twice to prove a point: their rights go beside them. */
const MAX_PIXELS = 200_000_000;
/** PostScript is read whole. */
const MAX_DRAWING = 128 * 1024 ** 2;
/** Bytes hashed before others get a turn. */
const SLICE = 4 * 1024 ** 2;

/** Which proof a format allows; `null` for those that rights are never written into. */
export function proofFor(head: Buffer): Proof | null {
  switch (kindOf(head)) {
    case 'jpeg':
    case 'png':
    case 'tiff':
      return 'pixels';
    case 'pdf':
      return 'objects';
    case 'postscript':
      return 'drawing';
    default:
      return null;
  }
}

/** Whether both files show the very same. */
export async function showTheSame(
  proof: Proof,
  one: string,
  other: string,
  { addsMetadata }: ProofTools,
): Promise<boolean> {
  switch (proof) {
    case 'pixels':
      return (await pixelHash(one)) === (await pixelHash(other));
    case 'objects':
      return addsMetadata(one, other);
    case 'drawing':
      return (await drawingOf(one)) === (await drawingOf(other));
  }
}

/** SHA-256 of all decoded pixels, of every page and channel. Throws for what is no picture, or too large a one. */
export async function pixelHash(file: string): Promise<string> {
  // Loaded with the first picture: it is no part of a quick start.
  const { default: sharp } = await import('sharp');
  const picture = sharp(file, {
    pages: -1,
    limitInputPixels: MAX_PIXELS,
    sequentialRead: true,
    failOn: 'error',
  });
  const { data, info } = await picture.raw({ depth: 'ushort' }).toBuffer({ resolveWithObject: true });
  const hash = createHash('sha256').update(`${info.width}x${info.height}x${info.channels}`);
  for (let at = 0; at < data.length; at += SLICE) {
    hash.update(data.subarray(at, at + SLICE));
    await setImmediate();
  }
  return hash.digest('hex');
}

/** PostScript without the blocks that hold metadata: exactly what is drawn. */
async function drawingOf(file: string): Promise<string> {
  if ((await stat(file)).size > MAX_DRAWING) throw new RangeError('too large to compare');
  return (
    (await readFile(file, 'latin1'))
      .replaceAll(/\r\n?/g, '\n')
      .replaceAll(/%begin_xml_code\n[\s\S]*?%end_xml_code\n/g, '')
      .replaceAll(/%begin_xml_packet[\s\S]*?%end_xml_packet\n?/g, '')
      .replaceAll(/%ADO_ContainsXMP[^\n]*\n/g, '')
      // Ends the mark that the block has begun.
      .replaceAll(/^\[\/EMC pdfmark\n/gm, '')
      .trimEnd()
  );
}
