/** A reader of WebM written from the specification, apart from the writer under test. */

export interface Block {
  readonly time: number;
  readonly keyFrame: boolean;
  readonly vp8: { readonly width: number; readonly height: number };
}

export interface Webm {
  /** Milliseconds. */
  readonly duration: number;
  readonly width: number;
  readonly height: number;
  readonly blocks: readonly Block[];
}

const CONTAINERS = new Set([0x18538067, 0x1549a966, 0x1654ae6b, 0xae, 0xe0, 0x1f43b675]);

interface State {
  duration: number;
  width: number;
  height: number;
  cluster: number;
  readonly blocks: Block[];
}

/** Throws where an element overruns its parent. */
export function readEbml(file: Buffer): Webm {
  const state: State = { duration: 0, width: 0, height: 0, cluster: 0, blocks: [] };
  if (file.readUInt32BE(0) !== 0x1a45dfa3) throw new Error('not EBML');
  walk(file, 0, file.length, state);
  return state;
}

function walk(file: Buffer, start: number, end: number, state: State): void {
  let at = start;
  while (at < end) {
    const idLength = Math.clz32(file[at] ?? 0) - 23;
    const id = file.readUIntBE(at, idLength);
    const sizeAt = at + idLength;
    const sizeLength = Math.clz32(file[sizeAt] ?? 0) - 23;
    const raw = file.subarray(sizeAt, sizeAt + sizeLength);
    const size = Number(BigInt(`0x${raw.toString('hex')}`) & ((1n << BigInt(7 * sizeLength)) - 1n));
    const from = sizeAt + sizeLength;
    if (from + size > end) throw new Error(`element ${id.toString(16)} overruns its parent`);
    if (CONTAINERS.has(id)) walk(file, from, from + size, state);
    else take(id, file.subarray(from, from + size), state);
    at = from + size;
  }
}

function take(id: number, body: Buffer, state: State): void {
  if (id === 0x4489) state.duration = body.readDoubleBE();
  if (id === 0xb0) state.width = Number(body.readBigUInt64BE());
  if (id === 0xba) state.height = Number(body.readBigUInt64BE());
  if (id === 0xe7) state.cluster = Number(body.readBigUInt64BE());
  if (id === 0xa3) state.blocks.push(blockOf(body, state.cluster));
}

/** The frame header of VP8: three bytes of tag, a start code, then the size (RFC 6386, 9.1). */
function blockOf(body: Buffer, cluster: number): Block {
  if (body.toString('hex', 7, 10) !== '9d012a') throw new Error('not a VP8 key frame');
  return {
    time: cluster + body.readInt16BE(1),
    keyFrame: ((body[3] ?? 0) & 0x80) !== 0,
    vp8: { width: body.readUInt16LE(10) & 0x3fff, height: body.readUInt16LE(12) & 0x3fff },
  };
}
