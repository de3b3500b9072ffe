/** Pixels of a picture whose rows may have been filtered as in PNG, which most programs do. */
export interface FlatPicture {
  readonly pixels: Uint8Array;
  readonly channels: 1 | 3 | 4;
}

export function flattenRows(
  packed: Uint8Array,
  facts: {
    readonly width: number;
    readonly height: number;
    readonly predictor: number;
    readonly colours: number;
  },
): FlatPicture | null {
  const { width, height, predictor, colours } = facts;
  const filtered = predictor >= 10;
  const channels = filtered ? Math.max(1, colours) : Math.floor(packed.length / (width * height));
  if (channels !== 1 && channels !== 3 && channels !== 4) return null;
  const row = width * channels;
  if (packed.length < height * (filtered ? row + 1 : row)) return null;
  return {
    pixels: filtered ? unfilter(packed, row, height, channels) : packed.subarray(0, height * row),
    channels,
  };
}

function unfilter(packed: Uint8Array, row: number, height: number, channels: number): Uint8Array {
  const pixels = new Uint8Array(row * height);
  for (let y = 0; y < height; y += 1) {
    const from = y * (row + 1);
    const to = y * row;
    const filter = packed[from] ?? 0;
    for (let x = 0; x < row; x += 1) {
      const left = x >= channels ? (pixels[to + x - channels] ?? 0) : 0;
      const above = y > 0 ? (pixels[to + x - row] ?? 0) : 0;
      const corner = y > 0 && x >= channels ? (pixels[to + x - row - channels] ?? 0) : 0;
      pixels[to + x] = (packed[from + 1 + x] ?? 0) + predicted(filter, left, above, corner);
    }
  }
  return pixels;
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
  const [toLeft, toAbove, toCorner] = [
    Math.abs(guess - left),
    Math.abs(guess - above),
    Math.abs(guess - corner),
  ];
  if (toLeft <= toAbove && toLeft <= toCorner) return left;
  return toAbove <= toCorner ? above : corner;
}
