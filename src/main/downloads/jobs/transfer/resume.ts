import type { IncomingHttpHeaders } from 'node:http';
import type { Job, ServerFacts } from '../job.ts';
import { codingsOf } from './codings.ts';
import { expectedDigest } from './digests.ts';

/** Bytes before the end of the part that are fetched once more and compared: the proof that it is still the same file. */
export const OVERLAP = 64 * 1024;

/** What the next request asks for, and what the answer is held against. */
export interface RangePlan {
  /** First byte asked for; `null` asks for the whole file without a range. */
  readonly start: number | null;
  /** Bytes of the part from `start` on that must come again. */
  readonly overlap: number;
  readonly headers: Readonly<Record<string, string>>;
}

export type Known = Pick<Job, 'durableBytes' | 'totalBytes' | 'etag' | 'lastModified' | 'linkGeneration'>;

export function planRange(known: Known, options: { linkGeneration: number; ranges: boolean }): RangePlan {
  const have = known.durableBytes;
  if (!options.ranges) return { start: null, overlap: 0, headers: {} };
  // The first request asks for a range too: its answer tells the whole length even where a plain one would not.
  if (have === 0) return { start: 0, overlap: 0, headers: { range: 'bytes=0-' } };
  const overlap = Math.min(have, OVERLAP);
  const start = have - overlap;
  const sameLink = known.linkGeneration === options.linkGeneration;
  return {
    start,
    overlap,
    headers: {
      range: `bytes=${start}-`,
      // A new link may carry an ETag of its own for the same bytes: there the overlap alone has to prove it.
      ...(sameLink && isStrong(known.etag) ? { 'if-range': known.etag } : {}),
    },
  };
}

/** What an answer means for the part on disk. */
export type Verdict =
  /** Append after `overlap` equal bytes. */
  | {
      readonly kind: 'resume';
      readonly start: number;
      readonly overlap: number;
      readonly end: number;
      readonly facts: ServerFacts;
    }
  /** The whole file from its first byte: whatever is here goes first. */
  | {
      readonly kind: 'whole';
      readonly facts: ServerFacts;
      /** Codings that have to be undone; see `codingsOf`. */
      readonly codings: readonly string[];
      /** The body says itself where it ends (a length or chunks). Otherwise a broken connection looks like its end. */
      readonly delimited: boolean;
    }
  /** All bytes are here already. */
  | { readonly kind: 'complete' }
  /** The file on the server is another one now: from the first byte. */
  | { readonly kind: 'changed' }
  /** A 206 that contradicts itself or our question: ask without a range. */
  | { readonly kind: 'bad-range' };

export interface Head {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
}

/** Judges 200, 206 and 416; other statuses are not this function's. */
export function judgeHead(plan: RangePlan, known: Known, head: Head, linkGeneration: number): Verdict {
  const { status, headers } = head;
  if (status === 416) return judgeUnsatisfied(known, headers);
  if (status === 200) return judgeWhole(headers, linkGeneration);

  const range = parseContentRange(headers['content-range']);
  if (plan.start === null || range === null || codingsOf(headers).length > 0) return { kind: 'bad-range' };
  const length = contentLength(headers);
  if (range.start !== plan.start || (length !== null && length !== range.end - range.start + 1)) {
    return { kind: 'bad-range' };
  }
  if (known.totalBytes !== null && known.durableBytes > 0 && range.total !== known.totalBytes) {
    return { kind: 'changed' };
  }
  const facts = factsOf(headers, range.total, linkGeneration);
  if (plan.overlap > 0 && known.linkGeneration === linkGeneration && differs(known, facts)) {
    return { kind: 'changed' };
  }
  return { kind: 'resume', start: range.start, overlap: plan.overlap, end: range.end, facts };
}

function judgeWhole(headers: IncomingHttpHeaders, linkGeneration: number): Verdict {
  const codings = codingsOf(headers);
  const length = contentLength(headers);
  return {
    kind: 'whole',
    // The length of an encoded body is not the length of the file.
    facts: factsOf(headers, codings.length === 0 ? length : null, linkGeneration),
    codings,
    delimited: length !== null || /\bchunked\b/i.test(headers['transfer-encoding'] ?? ''),
  };
}

function judgeUnsatisfied(known: Known, headers: IncomingHttpHeaders): Verdict {
  // Nothing here and nothing to have: an empty file, or a server that is not to be asked for ranges.
  if (known.durableBytes === 0) return { kind: 'bad-range' };
  const total = /^bytes \*\/(\d{1,15})$/i.exec(headers['content-range']?.trim() ?? '')?.[1];
  const complete = total !== undefined && Number(total) === known.durableBytes;
  return complete ? { kind: 'complete' } : { kind: 'changed' };
}

/** Same link, other validators: another version, whatever the range header says. */
function differs(known: Known, facts: ServerFacts): boolean {
  if (known.etag !== null && facts.etag !== null) return known.etag !== facts.etag;
  return (
    known.lastModified !== null && facts.lastModified !== null && known.lastModified !== facts.lastModified
  );
}

function factsOf(
  headers: IncomingHttpHeaders,
  totalBytes: number | null,
  linkGeneration: number,
): ServerFacts {
  return {
    totalBytes,
    etag: headers.etag?.trim() || null,
    lastModified: headers['last-modified']?.trim() || null,
    digest: expectedDigest(headers),
    contentType: headers['content-type']?.split(';')[0]?.trim().toLowerCase() || null,
    linkGeneration,
  };
}

export interface ContentRange {
  readonly start: number;
  readonly end: number;
  readonly total: number;
}

/** Reads `bytes 0-99/1000`. A range of unknown total is of no use to us and is refused. */
export function parseContentRange(value: string | undefined): ContentRange | null {
  const match = /^bytes (\d{1,15})-(\d{1,15})\/(\d{1,15})$/i.exec(value?.trim() ?? '');
  if (match === null) return null;
  const [start, end, total] = [Number(match[1]), Number(match[2]), Number(match[3])];
  return start <= end && end < total ? { start, end, total } : null;
}

function contentLength(headers: IncomingHttpHeaders): number | null {
  const value = headers['content-length'];
  return value !== undefined && /^\d{1,15}$/.test(value) ? Number(value) : null;
}

/** A strong ETag vouches for every byte; a weak one only for the meaning. */
export function isStrong(etag: string | null): etag is string {
  return etag !== null && /^"[\x21\x23-\x7e\x80-\xff]*"$/.test(etag);
}
