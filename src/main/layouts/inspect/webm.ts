import { all } from './boxes.ts';
import type { Box, Source } from './boxes.ts';
import type { Extent } from './report.ts';

/** Elements of Matroska and WebM (RFC 9559), by their IDs. */
const SEGMENT = 0x18_53_80_67;
const TRACKS = 0x16_54_ae_6b;
const TRACK = 0xae;
const VIDEO = 0xe0;
const WIDTH = 0xb0;
const HEIGHT = 0xba;

/** More in one element than is sane before its tracks: the file is broken. */
const MAX_ELEMENTS = 1000;

/** Size of the first track of pictures, in pixels. */
export async function measureWebm(source: Source): Promise<readonly Extent[] | null> {
  for await (const segment of elementsIn(source, all(source), SEGMENT)) {
    for await (const tracks of elementsIn(source, segment, TRACKS)) {
      for await (const track of elementsIn(source, tracks, TRACK)) {
        for await (const video of elementsIn(source, track, VIDEO)) {
          const width = await numberIn(source, video, WIDTH);
          const height = await numberIn(source, video, HEIGHT);
          if (width !== null && height !== null) return [{ width, height }];
        }
      }
    }
  }
  return null;
}

async function* elementsIn(source: Source, box: Box, wanted: number): AsyncGenerator<Box, void, void> {
  let at = box.from;
  for (let count = 0; at < box.to && count < MAX_ELEMENTS; count += 1) {
    const head = await source.read(at, 12);
    const idLength = widthOf(head[0]);
    const sizeLength = widthOf(head[idLength]);
    if (idLength > 4 || sizeLength > 8 || head.length < idLength + sizeLength) return;
    const from = at + idLength + sizeLength;
    const length = sizeOf(head.subarray(idLength, idLength + sizeLength));
    // A film that was written as it came in does not know its own length.
    const to = length === null ? box.to : from + length;
    if (to > box.to) return;
    if (head.readUIntBE(0, idLength) === wanted) yield { from, to };
    at = to;
  }
}

async function numberIn(source: Source, box: Box, id: number): Promise<number | null> {
  for await (const { from, to } of elementsIn(source, box, id)) {
    if (to - from < 1 || to - from > 4) return null;
    return (await source.read(from, to - from)).readUIntBE(0, to - from);
  }
  return null;
}

/** Bytes of a number of variable length: one more for each zero that it begins with. */
function widthOf(first: number | undefined): number {
  return first === undefined || first === 0 ? 9 : Math.clz32(first) - 23;
}

/** `null` for the largest, which means unknown. */
function sizeOf(bytes: Buffer): number | null {
  const value = BigInt(`0x${bytes.toString('hex')}`) & ((1n << BigInt(7 * bytes.length)) - 1n);
  return value === (1n << BigInt(7 * bytes.length)) - 1n ? null : Number(value);
}
