/** How bytes of rows were told by their neighbours before they were packed. */
export interface Prediction {
  readonly predictor: number;
  readonly colours: number;
  readonly bits: number;
  readonly columns: number;
}

/** Undoes the prediction of PNG (10 and above) and TIFF (2). A last row that is not whole is left as far as it goes. */
export function unpredict(bytes: Buffer, { predictor, colours, bits, columns }: Prediction): Buffer {
  if (predictor < 2) return bytes;
  const pixel = Math.max(1, (colours * bits) >> 3);
  const row = Math.max(1, Math.ceil((colours * bits * columns) / 8));
  return predictor >= 10 ? fromPng(bytes, row, pixel) : fromTiff(bytes, row, colours, bits);
}

function fromPng(packed: Buffer, row: number, pixel: number): Buffer {
  const rows = Math.ceil(packed.length / (row + 1));
  const out = Buffer.alloc(Math.max(0, packed.length - rows));
  for (let y = 0; y < rows; y += 1) {
    const from = y * (row + 1);
    const to = y * row;
    const filter = packed[from] ?? 0;
    const length = Math.min(row, out.length - to);
    for (let x = 0; x < length; x += 1) {
      const left = x >= pixel ? (out[to + x - pixel] ?? 0) : 0;
      const above = y > 0 ? (out[to + x - row] ?? 0) : 0;
      const corner = y > 0 && x >= pixel ? (out[to + x - row - pixel] ?? 0) : 0;
      out[to + x] = (packed[from + 1 + x] ?? 0) + predicted(filter, left, above, corner);
    }
  }
  return out;
}

function predicted(filter: number, left: number, above: number, corner: number): number {
  switch (filter) {
    case 1:
      return left;
    case 2:
      return above;
    case 3:
      return (left + above) >> 1;
    case 4:
      return paeth(left, above, corner);
    default:
      return 0;
  }
}

function paeth(left: number, above: number, corner: number): number {
  const guess = left + above - corner;
  const toLeft = Math.abs(guess - left);
  const toAbove = Math.abs(guess - above);
  const toCorner = Math.abs(guess - corner);
  if (toLeft <= toAbove && toLeft <= toCorner) return left;
  return toAbove <= toCorner ? above : corner;
}

/** Adds to each sample the one before it of the same colour (TIFF 6.0, section 14). */
function fromTiff(packed: Buffer, row: number, colours: number, bits: number): Buffer {
  const out = Buffer.from(packed);
  for (let start = 0; start < out.length; start += row) {
    const end = Math.min(out.length, start + row);
    if (bits === 8) {
      for (let at = start + colours; at < end; at += 1) out[at] = (out[at] ?? 0) + (out[at - colours] ?? 0);
    } else if (bits === 16) {
      for (let at = start + colours * 2; at + 1 < end; at += 2) {
        out.writeUInt16BE((out.readUInt16BE(at) + out.readUInt16BE(at - colours * 2)) & 0xff_ff, at);
      }
    } else addSamples(out, start, Math.floor(((end - start) * 8) / bits), colours, bits);
  }
  return out;
}

function addSamples(out: Buffer, start: number, samples: number, colours: number, bits: number): void {
  const mask = (1 << bits) - 1;
  const shiftOf = (sample: number) => 8 - bits - ((sample * bits) & 7);
  const byteOf = (sample: number) => start + ((sample * bits) >> 3);
  for (let sample = colours; sample < samples; sample += 1) {
    const [at, shift] = [byteOf(sample), shiftOf(sample)];
    const byte = out[at] ?? 0;
    const before = ((out[byteOf(sample - colours)] ?? 0) >> shiftOf(sample - colours)) & mask;
    const sum = (((byte >> shift) & mask) + before) & mask;
    out[at] = (byte & ~(mask << shift)) | (sum << shift);
  }
}
