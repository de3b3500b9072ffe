/** What a small Photoshop file is made of. */
export interface Flat {
  readonly width: number;
  readonly height: number;
  readonly bits: 8 | 16;
  /** 1 grey, 3 RGB, 4 CMYK. */
  readonly mode: 1 | 3 | 4;
  /** Of each channel, one value for all pixels: 255 is light, and paper. */
  readonly values: readonly number[];
  readonly packed?: boolean;
  readonly big?: boolean;
  readonly resources?: readonly (readonly [number, Buffer])[];
}

/** A Photoshop file with nothing in it but its flattened picture (Adobe Photoshop File Formats). */
export function flatPsd(flat: Flat): Buffer {
  const { width, height, bits, mode, values, packed = false, big = false, resources = [] } = flat;
  const head = Buffer.alloc(26);
  head.write('8BPS', 'latin1');
  head.writeUInt16BE(big ? 2 : 1, 4);
  head.writeUInt16BE(values.length, 12);
  head.writeUInt32BE(height, 14);
  head.writeUInt32BE(width, 18);
  head.writeUInt16BE(bits, 22);
  head.writeUInt16BE(mode, 24);
  const blocks = Buffer.concat(resources.map(([id, data]) => block(id, data)));
  const layers = Buffer.alloc(big ? 8 : 4);
  const row = (value: number) => Buffer.alloc((width * bits) / 8, value);
  if (!packed) {
    const planes = values.map((value) => Buffer.concat(Array.from({ length: height }, () => row(value))));
    return Buffer.concat([
      head,
      number(0),
      number(blocks.length),
      blocks,
      layers,
      Buffer.from([0, 0]),
      ...planes,
    ]);
  }
  const rows = values.flatMap((value) => Array.from({ length: height }, () => runLengths(row(value))));
  const table = Buffer.concat(rows.map(({ length }) => (big ? number(length) : number(length).subarray(2))));
  return Buffer.concat([
    head,
    number(0),
    number(blocks.length),
    blocks,
    layers,
    Buffer.from([0, 1]),
    table,
    ...rows,
  ]);
}

function number(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
}

function block(id: number, data: Buffer): Buffer {
  const head = Buffer.alloc(12);
  head.write('8BIM', 'latin1');
  head.writeUInt16BE(id, 4);
  head.writeUInt32BE(data.length, 8);
  return Buffer.concat([head, data, Buffer.alloc(data.length % 2)]);
}

/** Runs of one value, 128 at most. */
function runLengths(row: Buffer): Buffer {
  const runs: number[] = [];
  for (let at = 0; at < row.length; at += 128) {
    runs.push((257 - Math.min(128, row.length - at)) & 255, row[at] ?? 0);
  }
  return Buffer.from(runs);
}
