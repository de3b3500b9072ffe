/**
 * The text of a list as spreadsheets, editors and chats save it: UTF-8, UTF-16 with or without its mark ("Unicode
 * Text"), or else Windows-1252, which the spreadsheets of Western Europe and America write as "CSV".
 */
export function decodeList(bytes: Uint8Array): string {
  for (const encoding of [markOf(bytes) ?? guessUtf16(bytes) ?? 'utf-8', 'windows-1252']) {
    try {
      return new TextDecoder(encoding, { fatal: true }).decode(bytes);
    } catch {
      // Not that encoding: the next one takes every byte.
    }
  }
  return new TextDecoder('windows-1252').decode(bytes);
}

function markOf([first, second]: Uint8Array): string | null {
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  return first === 0xfe && second === 0xff ? 'utf-16be' : null;
}

/** Bytes that are looked at. */
const SAMPLE = 512;

/** Lists are mostly digits and separators, so half of the bytes of UTF-16 are zero, all on one side; UTF-8 has none. */
function guessUtf16(bytes: Uint8Array): string | null {
  const sample = bytes.subarray(0, SAMPLE);
  let even = 0;
  let odd = 0;
  for (const [at, byte] of sample.entries()) {
    if (byte !== 0) continue;
    if (at % 2 === 0) even += 1;
    else odd += 1;
  }
  const enough = sample.length / 4;
  if (odd > enough && even === 0) return 'utf-16le';
  return even > enough && odd === 0 ? 'utf-16be' : null;
}
