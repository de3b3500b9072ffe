import { TextDecoder } from 'node:util';
import { LimitError } from './limits.ts';
import { attempt } from '../../platform/failures/index.ts';

/** A declaration stands within. Bytes. */
export const DECLARATION_REACH = 512;

/** First bytes that tell how wide a letter is (XML 1.0, appendix F); the longer ones come first. */
const MARKS: readonly (readonly [string, string])[] = [
  ['fffe0000', 'UTF-32'],
  ['0000feff', 'UTF-32'],
  ['3c000000', 'UTF-32'],
  ['0000003c', 'UTF-32'],
  ['4c6fa794', 'EBCDIC'],
  ['efbbbf', 'utf-8'],
  ['fffe', 'utf-16le'],
  ['feff', 'utf-16be'],
  ['3c00', 'utf-16le'],
  ['003c', 'utf-16be'],
];

/**
 * The decoder for a text that begins so: by its first bytes, else as `declared` or the XML declaration says, else UTF-8.
 * Throws a `LimitError` that names an encoding which can't be decoded.
 */
export function decoderFor(start: Uint8Array, declared: string | null = null): TextDecoder {
  const bytes = Buffer.from(start.buffer, start.byteOffset, Math.min(start.length, DECLARATION_REACH));
  const mark = MARKS.find(([hex]) => bytes.toString('hex', 0, hex.length / 2) === hex)?.[1];
  const label = mark ?? declared ?? declaredIn(bytes) ?? 'utf-8';
  // Its letters are one byte wide, whatever it calls itself: some programs recode a text and leave the label.
  if (mark === undefined && /^(?:utf-?16|ucs-?2|iso-10646-ucs-2)/i.test(label)) return new TextDecoder();
  try {
    return new TextDecoder(label);
  } catch (cause) {
    throw new LimitError('unreadable', `It is written in an encoding that is not read: ${label}.`, { cause });
  }
}

/** The start of a document as text, letter by byte where its encoding is not read. */
export function startOf(bytes: Uint8Array): string {
  return attempt(() => decoderFor(bytes).decode(bytes), null) ?? Buffer.from(bytes).toString('latin1');
}

function declaredIn(start: Buffer): string | null {
  const [, label = null] =
    /^\s*<\?xml\s[^>]*?encoding\s*=\s*["']([A-Za-z0-9._:-]{1,40})["']/.exec(start.toString('latin1')) ?? [];
  return label;
}
