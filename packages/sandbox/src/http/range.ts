/** Bytes from `start` to `end`, both inclusive, as HTTP counts. */
export interface ByteRange {
  readonly start: number;
  readonly end: number;
}

export type RangeChoice =
  | { readonly kind: 'whole' }
  | { readonly kind: 'part'; readonly range: ByteRange }
  | { readonly kind: 'unsatisfiable' };

const WHOLE: RangeChoice = { kind: 'whole' };

/** What to send for a `Range` header. Several ranges and anything malformed mean the whole (RFC 9110, 14.2). */
export function chooseRange(header: string | undefined, size: number): RangeChoice {
  const match = /^bytes=(\d*)-(\d*)$/.exec(header?.trim() ?? '');
  if (match === null) return WHOLE;
  const [, first = '', last = ''] = match;
  if (first === '' && last === '') return WHOLE;
  if (first === '') {
    const length = Number(last);
    if (length === 0 || size === 0) return { kind: 'unsatisfiable' };
    return { kind: 'part', range: { start: Math.max(0, size - length), end: size - 1 } };
  }
  const start = Number(first);
  const end = last === '' ? size - 1 : Math.min(Number(last), size - 1);
  if (last !== '' && Number(last) < start) return WHOLE;
  return start >= size ? { kind: 'unsatisfiable' } : { kind: 'part', range: { start, end } };
}

/** Whether an `If-Range` header still names what is served: a strong ETag, or the exact date. */
export function rangeStillValid(
  header: string | undefined,
  validators: { readonly etag: string | null; readonly lastModified: string | null },
): boolean {
  if (header === undefined) return true;
  const value = header.trim();
  if (value.startsWith('W/')) return false;
  return value.startsWith('"')
    ? value === validators.etag && !validators.etag.startsWith('W/')
    : value === validators.lastModified;
}
