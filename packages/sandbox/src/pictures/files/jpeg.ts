import { noisePart, letterPart } from './padding.ts';
import { bufferPart } from './parts.ts';
import type { Part } from './parts.ts';

const START_OF_IMAGE = 2;
/** Two bytes of marker, then a length that counts itself: 65,535 at most. */
const MAX_SEGMENT = 65_537;
const SEGMENT_HEADER = 4;

/**
 * A JPEG of exactly `bytes`: comment segments after the start marker fill it up, so the file still ends with
 * its end marker and a cut-off transfer can be told. Up to three bytes are 0xFF fill, which may precede any
 * marker (ITU T.81, B.1.1.2).
 */
export function paddedJpeg(image: Buffer, bytes: number): readonly Part[] {
  const missing = bytes - image.length;
  if (missing < 0) throw new RangeError(`A picture of ${image.length} bytes does not fit into ${bytes}`);
  return [
    bufferPart(image.subarray(0, START_OF_IMAGE)),
    ...comments(missing),
    bufferPart(image.subarray(START_OF_IMAGE)),
  ];
}

function comments(length: number): Part[] {
  const parts: Part[] = [];
  let rest = length;
  while (rest >= SEGMENT_HEADER) {
    const segment = Math.min(rest, MAX_SEGMENT);
    const header = Buffer.from([0xff, 0xfe, 0, 0]);
    header.writeUInt16BE(segment - 2, 2);
    parts.push(bufferPart(header), noisePart(segment - SEGMENT_HEADER));
    rest -= segment;
  }
  if (rest > 0) parts.push(bufferPart(Buffer.alloc(rest, 0xff)));
  return parts;
}

const COMMENT_OPEN = '<!--';
const COMMENT_CLOSE = '-->\n';

/** An SVG of exactly `bytes`, filled up with a comment in front of its last tag. */
export function paddedSvg(document: Buffer, bytes: number): readonly Part[] {
  const tail = Buffer.from('</svg>');
  const missing = bytes - document.length;
  const frame = COMMENT_OPEN.length + COMMENT_CLOSE.length;
  if (missing < frame || !document.subarray(-tail.length).equals(tail)) {
    throw new RangeError(`A drawing of ${document.length} bytes does not fit into ${bytes}`);
  }
  return [
    bufferPart(document.subarray(0, -tail.length)),
    bufferPart(Buffer.from(COMMENT_OPEN)),
    letterPart(missing - frame),
    bufferPart(Buffer.from(COMMENT_CLOSE)),
    bufferPart(tail),
  ];
}
