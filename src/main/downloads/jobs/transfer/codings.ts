import type { IncomingHttpHeaders } from 'node:http';
import { StockroomError } from '../../../../shared/model/failure.ts';

/** Content codings that `decoded` undoes, with the bytes that each begins with; `null`: any bytes may begin it. */
const SIGNS: Readonly<Record<string, ((first: number, second: number) => boolean) | null>> = {
  gzip: (first, second) => first === 0x1f && second === 0x8b,
  // RFC 1950: the method is 8, and the two bytes are a multiple of 31.
  deflate: (first, second) => (first & 0x0f) === 8 && ((first << 8) | second) % 31 === 0,
  zstd: (first, second) => first === 0x28 && second === 0xb5,
  br: null,
};

/** The rest of IANA's list of codings: they change the bytes, and Node brings no decoder for them. */
const FOREIGN = new Set(['compress', 'exi', 'pack200-gzip', 'dcb', 'dcz', 'aes128gcm']);

/**
 * The codings of a body, in the order in which the server applied them. Servers also write words there that are no
 * codings and change no byte (`none`, `utf-8`, `aws-chunked`): these are left out. Throws `protocol` for a coding that
 * can't be undone.
 */
export function codingsOf(headers: IncomingHttpHeaders): readonly string[] {
  const words = (headers['content-encoding'] ?? '').toLowerCase().split(',');
  const names = words.map((word) => word.trim().replace(/^x-/, ''));
  if (names.some((name) => FOREIGN.has(name))) {
    throw new StockroomError('protocol', { message: 'The file server packs the file in an unknown way.' });
  }
  return names.filter((name) => Object.hasOwn(SIGNS, name));
}

/** Whether a body that is called packed begins like one: some servers name a coding and send plain bytes. */
export function beginsPacked(coding: string, [first = 0, second = 0]: Buffer): boolean {
  return SIGNS[coding]?.(first, second) ?? true;
}

/** Whether the header names anything but plain bytes. What comes then has to prove by its bytes what it is. */
export function namesCoding(headers: IncomingHttpHeaders): boolean {
  return !/^(?:\s*identity\s*)?$/i.test(headers['content-encoding'] ?? '');
}
