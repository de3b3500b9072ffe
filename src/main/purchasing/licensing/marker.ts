import type { References } from '../../../shared/model/licence.ts';
import type { Effects } from './effects.ts';

/**
 * A short word of ours in a free reference field. The service keeps it with the licence, so a purchase whose answer
 * was lost can be told from everybody else's.
 */

/** Crockford's alphabet: no letters that look like digits, one case. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const LENGTH = 8;
const MARKER = /SR[0-9A-HJKMNP-TV-Z]{8}/g;

export const REFERENCE_FIELDS = ['project', 'client', 'purchaseOrder', 'isbn', 'other'] as const;

export function newMarker(effects: Pick<Effects, 'random'>): string {
  const letters = [...effects.random(LENGTH)].map((byte) => ALPHABET.charAt(byte % ALPHABET.length));
  return `SR-${letters.join('')}`;
}

/** The references as they are sent. */
export function withMarker(
  references: References,
  marker: string | null,
  field: keyof References | null,
): References {
  return marker === null || field === null ? references : { ...references, [field]: marker };
}

/**
 * Whose marker a licence bears. Case, spaces and punctuation may have been changed on the way; a marker that was
 * cut off or dropped is none.
 */
export function markerIn(references: References, marker: string | null): 'ours' | 'other' | 'none' {
  const found = REFERENCE_FIELDS.flatMap((field) => plain(references[field]).match(MARKER) ?? []);
  if (marker !== null && found.includes(plain(marker))) return 'ours';
  return found.length > 0 ? 'other' : 'none';
}

/** Text without what services change on the way: case, spaces, punctuation. */
export function plain(text: string): string {
  return text
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[^\p{L}\p{N}]/gu, '');
}
