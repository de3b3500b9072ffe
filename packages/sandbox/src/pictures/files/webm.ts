import { element, float, head, ID, text, unsigned } from './ebml.ts';
import { noisePart } from './padding.ts';
import { bufferPart, lengthOf } from './parts.ts';
import type { Part } from './parts.ts';

/** Milliseconds a tick. */
const TICK_NANOSECONDS = 1_000_000;
const TRACK = 1;
const KEY_FRAME = 0x80;
const BLOCK_HEADER = 4;
/** Smallest element that can fill a gap: an ID and a size of eight bytes. */
const MIN_VOID = 9;

export interface Footage {
  readonly width: number;
  readonly height: number;
  readonly fps: number;
  /** VP8 key frames in order of showing; the same buffer may come often. */
  readonly frames: readonly Buffer[];
}

/**
 * A WebM file: one VP8 track of key frames, one cluster a second, cues for seeking. With `bytes`, a void
 * element at the end fills it up to exactly so much.
 */
export function webm(footage: Footage, bytes?: number): readonly Part[] {
  const content = [...clusters(footage)];
  const about = Buffer.concat([info(footage), tracks(footage)]);
  const cueLength = cues(content, 0).length;
  const index = cues(content, about.length + cueLength);
  const inner = [bufferPart(about), bufferPart(index), ...content.flatMap((cluster) => cluster.parts)];
  const opening = ebmlHeader();
  const natural = opening.length + head(ID.segment, 0).length + lengthOf(inner);
  const padding = bytes === undefined ? 0 : bytes - natural;
  if (padding !== 0 && padding < MIN_VOID) {
    throw new RangeError(`Footage of ${natural} bytes does not fit into ${bytes}`);
  }
  const filler =
    padding === 0 ? [] : [bufferPart(head(ID.void, padding - MIN_VOID)), noisePart(padding - MIN_VOID)];
  return [
    bufferPart(opening),
    bufferPart(head(ID.segment, lengthOf([...inner, ...filler]))),
    ...inner,
    ...filler,
  ];
}

function ebmlHeader(): Buffer {
  return element(
    ID.ebml,
    text(ID.docType, 'webm'),
    unsigned(ID.docTypeVersion, 4),
    unsigned(ID.docTypeReadVersion, 2),
  );
}

function info({ frames, fps }: Footage): Buffer {
  return element(
    ID.info,
    unsigned(ID.timestampScale, TICK_NANOSECONDS),
    float(ID.duration, (frames.length / fps) * 1000),
    text(ID.muxingApp, 'stockroom'),
    text(ID.writingApp, 'stockroom'),
  );
}

function tracks({ width, height }: Footage): Buffer {
  return element(
    ID.tracks,
    element(
      ID.trackEntry,
      unsigned(ID.trackNumber, TRACK),
      unsigned(ID.trackUid, TRACK),
      unsigned(ID.trackType, 1),
      text(ID.codecId, 'V_VP8'),
      element(ID.video, unsigned(ID.pixelWidth, width), unsigned(ID.pixelHeight, height)),
    ),
  );
}

interface Cluster {
  readonly start: number;
  readonly parts: readonly Part[];
}

function* clusters({ frames, fps }: Footage): Generator<Cluster> {
  for (let first = 0; first < frames.length; first += fps) {
    const start = Math.round((first / fps) * 1000);
    const blocks = frames.slice(first, first + fps).flatMap((frame, index) => {
      const header = Buffer.from([0x80 | TRACK, 0, 0, KEY_FRAME]);
      header.writeInt16BE(Math.round(((first + index) / fps) * 1000) - start, 1);
      return [
        bufferPart(Buffer.concat([head(ID.simpleBlock, BLOCK_HEADER + frame.length), header])),
        bufferPart(frame),
      ];
    });
    const time = unsigned(ID.timestamp, start);
    const opening = Buffer.concat([head(ID.cluster, time.length + lengthOf(blocks)), time]);
    yield { start, parts: [bufferPart(opening), ...blocks] };
  }
}

/** Positions count from the start of the segment's content. */
function cues(content: readonly Cluster[], first: number): Buffer {
  let position = first;
  const points = content.map(({ start, parts }) => {
    const point = element(
      ID.cuePoint,
      unsigned(ID.cueTime, start),
      element(ID.cueTrackPositions, unsigned(ID.cueTrack, TRACK), unsigned(ID.cueClusterPosition, position)),
    );
    position += lengthOf(parts);
    return point;
  });
  return element(ID.cues, ...points);
}
