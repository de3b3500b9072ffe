import { brotliCompressSync, deflateSync } from 'node:zlib';

/** Codings of PDF that only pack bytes, the other way round. */
export const PACK: Readonly<Record<string, (bytes: Buffer) => Buffer>> = {
  FlateDecode: (bytes) => deflateSync(bytes),
  BrotliDecode: (bytes) => brotliCompressSync(bytes),
  LZWDecode: toLzw,
  ASCII85Decode: toAscii85,
  ASCIIHexDecode: (bytes) => Buffer.from(`${bytes.toString('hex').replaceAll(/.{1,64}/g, '$&\n')}>`),
  RunLengthDecode: toRunLength,
};

/** Short names of the same, for pictures between operators. */
export const SHORT: Readonly<Record<string, string>> = {
  FlateDecode: 'Fl',
  LZWDecode: 'LZW',
  ASCII85Decode: 'A85',
  ASCIIHexDecode: 'AHx',
  RunLengthDecode: 'RL',
  DCTDecode: 'DCT',
  CCITTFaxDecode: 'CCF',
};

function toAscii85(bytes: Buffer): Buffer {
  const parts: string[] = [];
  for (let at = 0; at < bytes.length; at += 4) {
    const length = Math.min(4, bytes.length - at);
    let group = 0;
    for (let each = 0; each < 4; each += 1) group = group * 256 + (bytes[at + each] ?? 0);
    if (group === 0 && length === 4) {
      parts.push('z');
      continue;
    }
    const digits: string[] = [];
    for (let each = 0; each < 5; each += 1) {
      digits.unshift(String.fromCharCode(0x21 + (group % 85)));
      group = Math.floor(group / 85);
    }
    parts.push(digits.slice(0, length + 1).join(''));
  }
  return Buffer.from(`${parts.join('').replaceAll(/.{1,76}/gs, '$&\n')}~>`, 'latin1');
}

function toRunLength(bytes: Buffer): Buffer {
  const out: number[] = [];
  for (let at = 0; at < bytes.length; ) {
    let run = 1;
    while (run < 128 && bytes[at + run] === bytes[at]) run += 1;
    if (run > 2) {
      out.push(257 - run, bytes[at] ?? 0);
      at += run;
      continue;
    }
    const length = Math.min(100, bytes.length - at);
    out.push(length - 1, ...bytes.subarray(at, at + length));
    at += length;
  }
  return Buffer.from([...out, 128]);
}

function toLzw(bytes: Buffer): Buffer {
  const out: number[] = [];
  let [held, bits, width, next] = [0, 0, 9, 258];
  let known = new Map<string, number>();
  const put = (code: number) => {
    held = (held << width) | code;
    bits += width;
    while (bits >= 8) {
      bits -= 8;
      out.push((held >> bits) & 255);
      held &= (1 << bits) - 1;
    }
  };
  const codeOf = (text: string) => (text.length === 1 ? text.charCodeAt(0) : (known.get(text) ?? 0));
  put(256);
  let text = '';
  for (const byte of bytes) {
    const longer = text + String.fromCharCode(byte);
    if (text === '' || known.has(longer)) {
      text = longer;
      continue;
    }
    put(codeOf(text));
    known.set(longer, next);
    next += 1;
    // Codes get wider one code early, as PDF has it unless told.
    if (next + 1 > 1 << width && width < 12) width += 1;
    if (next >= 4094) {
      put(256);
      [known, width, next] = [new Map(), 9, 258];
    }
    text = String.fromCharCode(byte);
  }
  if (text !== '') put(codeOf(text));
  put(257);
  if (bits > 0) out.push((held << (8 - bits)) & 255);
  return Buffer.from(out);
}

/** Samples told by those before them, as PNG does, with another way in each row. */
export function predictPng(samples: Buffer, row: number, pixel: number): Buffer {
  const rows: Buffer[] = [];
  for (let y = 0; y * row < samples.length; y += 1) {
    const filter = y % 5;
    const line = Buffer.alloc(row + 1);
    line[0] = filter;
    for (let x = 0; x < row; x += 1) {
      const at = y * row + x;
      const left = x >= pixel ? (samples[at - pixel] ?? 0) : 0;
      const above = y > 0 ? (samples[at - row] ?? 0) : 0;
      const corner = x >= pixel && y > 0 ? (samples[at - row - pixel] ?? 0) : 0;
      line[x + 1] = (samples[at] ?? 0) - guess(filter, left, above, corner);
    }
    rows.push(line);
  }
  return Buffer.concat(rows);
}

function guess(filter: number, left: number, above: number, corner: number): number {
  if (filter < 3) return [0, left, above][filter] ?? 0;
  if (filter === 3) return (left + above) >> 1;
  const sum = left + above - corner;
  const far = (value: number) => Math.abs(sum - value);
  if (far(left) <= far(above) && far(left) <= far(corner)) return left;
  return far(above) <= far(corner) ? above : corner;
}

/** The same as TIFF does, for samples of 8 bits. */
export function predictTiff(samples: Buffer, row: number, pixel: number): Buffer {
  return Buffer.from(
    samples.map((value, at) => (at % row >= pixel ? value - (samples[at - pixel] ?? 0) : value)),
  );
}
