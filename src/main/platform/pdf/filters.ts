import { brotliDecompressSync, inflateRawSync, inflateSync } from 'node:zlib';
import { PdfFault } from './values.ts';
import { isSpace } from './scanner.ts';
import { unpredict } from './predictor.ts';
import type { Prediction } from './predictor.ts';

/** One step of a stream's coding, the names written out. */
export interface Filter {
  readonly name: string;
  /** Numbers of its parameters. */
  readonly numbers: Readonly<Record<string, number>>;
}

/**
 * Undoes the codings that only pack bytes (ISO 32000-1, 7.4), and leaves what codes a picture: `left` is what is still to
 * be undone. Throws a `PdfFault` for damaged data, and for more than `most` bytes.
 */
export function unpack(
  packed: Buffer,
  filters: readonly Filter[],
  most: number,
): { readonly bytes: Buffer; readonly left: readonly Filter[] } {
  let bytes = packed;
  for (const [index, { name, numbers }] of filters.entries()) {
    const undone = undo(bytes, name, numbers, most);
    if (undone === null) return { bytes, left: filters.slice(index) };
    bytes = undone;
  }
  return { bytes, left: [] };
}

function undo(bytes: Buffer, name: string, numbers: Filter['numbers'], most: number): Buffer | null {
  switch (name) {
    case 'FlateDecode':
    case 'Fl':
      return unpredict(inflate(bytes, most), predictionOf(numbers));
    case 'BrotliDecode':
      return unpredict(unBrotli(bytes, most), predictionOf(numbers));
    case 'LZWDecode':
    case 'LZW':
      return unpredict(unLzw(bytes, numbers['EarlyChange'] ?? 1, most), predictionOf(numbers));
    case 'ASCII85Decode':
    case 'A85':
      return unAscii85(bytes);
    case 'ASCIIHexDecode':
    case 'AHx':
      return unHex(bytes);
    case 'RunLengthDecode':
    case 'RL':
      return unRunLength(bytes, most);
    default:
      return null;
  }
}

function predictionOf(numbers: Filter['numbers']): Prediction {
  return {
    predictor: numbers['Predictor'] ?? 1,
    colours: numbers['Colors'] ?? 1,
    bits: numbers['BitsPerComponent'] ?? 8,
    columns: numbers['Columns'] ?? 1,
  };
}

/** Strict first; a wrong checksum, or one that was cut off, costs no reader the data. */
function inflate(bytes: Buffer, most: number): Buffer {
  const ways = [
    () => inflateSync(bytes, { maxOutputLength: most }),
    () => inflateRawSync(bytes.subarray(2), { maxOutputLength: most }),
  ];
  for (const way of ways) {
    try {
      return way();
    } catch (error) {
      if (error instanceof RangeError) throw new PdfFault('bomb');
    }
  }
  if (bytes.length === 0) return bytes;
  throw new PdfFault('damaged');
}

/** Not in a standard yet; the PDF Association has shown documents with it. */
function unBrotli(bytes: Buffer, most: number): Buffer {
  try {
    return brotliDecompressSync(bytes, { maxOutputLength: most });
  } catch (error) {
    throw new PdfFault(error instanceof RangeError ? 'bomb' : 'damaged');
  }
}

function unHex(bytes: Buffer): Buffer {
  const close = bytes.indexOf(0x3e);
  const digits = bytes.toString('latin1', 0, close === -1 ? bytes.length : close).replaceAll(/\s|\0/g, '');
  if (/[^0-9A-Fa-f]/.test(digits)) throw new PdfFault('damaged');
  return Buffer.from(digits.length % 2 === 0 ? digits : `${digits}0`, 'hex');
}

function unAscii85(bytes: Buffer): Buffer {
  const out = Buffer.allocUnsafe(Math.ceil(bytes.length / 5) * 4 + 4 * count(bytes, 0x7a));
  let [length, group, digits] = [0, 0, 0];
  // Some writers begin as the tool `btoa` did.
  const start = bytes.toString('latin1', 0, 2) === '<~' ? 2 : 0;
  for (let at = start; at < bytes.length; at += 1) {
    const byte = bytes[at] ?? 0;
    if (byte === 0x7e) break;
    if (isSpace(byte)) continue;
    if (byte === 0x7a && digits === 0) {
      length = out.writeUInt32BE(0, length);
      continue;
    }
    if (byte < 0x21 || byte > 0x75) throw new PdfFault('damaged');
    group = group * 85 + byte - 0x21;
    digits += 1;
    if (digits < 5) continue;
    if (group > 0xff_ff_ff_ff) throw new PdfFault('damaged');
    length = out.writeUInt32BE(group, length);
    [group, digits] = [0, 0];
  }
  if (digits === 1) throw new PdfFault('damaged');
  if (digits > 1) {
    for (let each = digits; each < 5; each += 1) group = group * 85 + 84;
    out.writeUInt32BE(group % 2 ** 32, length);
    length += digits - 1;
  }
  return out.subarray(0, length);
}

function count(bytes: Buffer, wanted: number): number {
  let found = 0;
  for (const byte of bytes) if (byte === wanted) found += 1;
  return found;
}

function unRunLength(bytes: Buffer, most: number): Buffer {
  const parts: Buffer[] = [];
  let length = 0;
  for (let at = 0; at < bytes.length; ) {
    const run = bytes[at] ?? 128;
    if (run === 128) break;
    const part =
      run < 128 ? bytes.subarray(at + 1, at + 2 + run) : Buffer.alloc(257 - run, bytes[at + 1] ?? 0);
    parts.push(part);
    length += part.length;
    if (length > most) throw new PdfFault('bomb');
    at += run < 128 ? run + 2 : 2;
  }
  return Buffer.concat(parts, length);
}

const CLEAR = 256;
const END = 257;
/** Codes of at most 12 bits. */
const MOST_CODES = 4096;

function unLzw(bytes: Buffer, early: number, most: number): Buffer {
  // A text is the text of an earlier code and one byte more.
  const before = new Uint16Array(MOST_CODES);
  const last = new Uint8Array(MOST_CODES);
  const lengths = new Uint16Array(MOST_CODES);
  for (let code = 0; code < 256; code += 1) {
    last[code] = code;
    lengths[code] = 1;
  }
  let out = Buffer.allocUnsafe(Math.min(most, Math.max(1024, bytes.length * 4)));
  let [length, next, width, previous] = [0, END + 1, 9, -1];
  let [held, bitsHeld] = [0, 0];
  for (const byte of bytes) {
    held = ((held << 8) | byte) & 0xff_ff_ff;
    bitsHeld += 8;
    if (bitsHeld < width) continue;
    bitsHeld -= width;
    const code = (held >> bitsHeld) & ((1 << width) - 1);
    if (code === END) break;
    if (code === CLEAR) {
      [next, width, previous] = [END + 1, 9, -1];
      continue;
    }
    if (code > next || (code === next && previous === -1)) throw new PdfFault('damaged');
    const isNew = code === next;
    const size = isNew ? (lengths[previous] ?? 0) + 1 : (lengths[code] ?? 0);
    if (length + size > most) throw new PdfFault('bomb');
    if (length + size > out.length) out = Buffer.concat([out], Math.min(most, (length + size) * 2));
    let at = length + size - 1;
    if (isNew) at -= 1;
    for (let each = isNew ? previous : code; at >= length; at -= 1) {
      out[at] = last[each] ?? 0;
      each = before[each] ?? 0;
    }
    const first = out[length] ?? 0;
    if (isNew) out[length + size - 1] = first;
    length += size;
    if (previous !== -1 && next < MOST_CODES) {
      before[next] = previous;
      last[next] = first;
      lengths[next] = (lengths[previous] ?? 0) + 1;
      next += 1;
      if (next + early >= 1 << width && width < 12) width += 1;
    }
    previous = code;
  }
  return out.subarray(0, length);
}
