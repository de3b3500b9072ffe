/** Mark of an EPS with a preview for the screen: addresses of both stand at its start. */
const WITH_PREVIEW = 0xc5d0d3c6;
const HEADER_BYTES = 30;

/** The program in an EPS file; the file itself where it is nothing but that. `null` for a broken one. */
export function postscriptOf(bytes: Buffer): Buffer | null {
  return hasPreview(bytes) ? partAt(bytes, 4) : bytes;
}

/** The picture for the screen, a TIFF, where there is one. */
export function previewOf(bytes: Buffer): Buffer | null {
  return hasPreview(bytes) ? partAt(bytes, 20) : null;
}

function hasPreview(bytes: Buffer): boolean {
  return bytes.length >= HEADER_BYTES && bytes.readUInt32BE(0) === WITH_PREVIEW;
}

/** Address and length, as little-endian numbers. */
function partAt(bytes: Buffer, at: number): Buffer | null {
  const from = bytes.readUInt32LE(at);
  const length = bytes.readUInt32LE(at + 4);
  return from >= HEADER_BYTES && length > 0 && from + length <= bytes.length
    ? bytes.subarray(from, from + length)
    : null;
}
