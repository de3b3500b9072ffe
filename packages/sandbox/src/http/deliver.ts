import type { IncomingHttpHeaders } from 'node:http';
import type { Readable } from 'node:stream';
import type { Struck } from '../faults/engine.ts';
import { type ByteRange, chooseRange, rangeStillValid } from './range.ts';
import { emptyReply, type Reply } from './reply.ts';

/** A file as HTTP sees it. */
export interface Entity {
  readonly size: number;
  readonly contentType: string;
  /** Strong, with its quotes. */
  readonly etag: string;
  /** Milliseconds. */
  readonly lastModified: number;
  readonly headers: Readonly<Record<string, string>>;
  open(range: ByteRange): Readable | Promise<Readable>;
}

interface Validators {
  readonly etag: string | null;
  readonly lastModified: string | null;
}

/** The whole, a part, or nothing new: RFC 9110 for one range, bent by the faults that concern headers. */
export function deliver(request: IncomingHttpHeaders, entity: Entity, faults: Struck): Reply {
  const validators = validatorsOf(entity, faults);
  const headers: Record<string, string> = {
    'content-type': entity.contentType,
    ...(validators.etag === null ? {} : { etag: validators.etag }),
    ...(validators.lastModified === null ? {} : { 'last-modified': validators.lastModified }),
    ...entity.headers,
  };
  const known = request['if-none-match'];
  if (known !== undefined && validators.etag !== null && matches(known, validators.etag))
    return emptyReply(304, headers);
  const whole = { start: 0, end: entity.size - 1 };
  if (faults.has('no-range')) return bodyReply(200, headers, entity, whole);
  headers['accept-ranges'] = 'bytes';
  const ifRange = request['if-range'];
  const wanted = rangeStillValid(typeof ifRange === 'string' ? ifRange : undefined, validators)
    ? chooseRange(request.range, entity.size)
    : ({ kind: 'whole' } as const);
  switch (wanted.kind) {
    case 'whole':
      return bodyReply(200, headers, entity, whole);
    case 'unsatisfiable':
      return emptyReply(416, { 'content-range': `bytes */${entity.size}` });
    case 'part': {
      const { start, end } = wanted.range;
      const delta = faults.find('wrong-range')?.delta ?? 0;
      const contentRange = `bytes ${Math.max(0, start + delta)}-${end}/${entity.size}`;
      return bodyReply(206, { ...headers, 'content-range': contentRange }, entity, wanted.range);
    }
  }
}

function validatorsOf(entity: Entity, faults: Struck): Validators {
  const form = faults.find('validators')?.form;
  if (form === 'none') return { etag: null, lastModified: null };
  return {
    etag: form === 'weak' ? `W/${entity.etag}` : entity.etag,
    lastModified: new Date(entity.lastModified).toUTCString(),
  };
}

/** Weak comparison, as `If-None-Match` wants it. */
function matches(header: string, etag: string): boolean {
  const bare = (tag: string) => tag.trim().replace(/^W\//, '');
  return header.split(',').some((tag) => tag.trim() === '*' || bare(tag) === bare(etag));
}

function bodyReply(status: number, headers: Record<string, string>, entity: Entity, range: ByteRange): Reply {
  const length = range.end - range.start + 1;
  if (length <= 0) return emptyReply(status, headers);
  return { status, headers, body: { kind: 'stream', length, open: () => entity.open(range) } };
}
