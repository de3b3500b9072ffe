import type { IncomingHttpHeaders } from 'node:http';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  judgeHead,
  OVERLAP,
  parseContentRange,
  planRange,
} from '../../../src/main/downloads/jobs/transfer/resume.ts';
import type { Known } from '../../../src/main/downloads/jobs/transfer/resume.ts';

const known = (change: Partial<Known> = {}): Known => ({
  durableBytes: 0,
  totalBytes: null,
  etag: null,
  lastModified: null,
  linkGeneration: 1,
  ...change,
});

describe('planRange', () => {
  it('asks for a range even at the start, because its answer tells the length', () => {
    expect(planRange(known(), { linkGeneration: 1, ranges: true })).toEqual({
      start: 0,
      overlap: 0,
      headers: { range: 'bytes=0-' },
    });
  });

  it('goes back 64 KiB, or to the start', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 10_000_000 }), (durableBytes) => {
        const plan = planRange(known({ durableBytes }), { linkGeneration: 1, ranges: true });
        expect(plan.overlap).toBe(Math.min(durableBytes, OVERLAP));
        expect((plan.start ?? -1) + plan.overlap).toBe(durableBytes);
      }),
    );
  });

  it.each([
    ['"strong"', 1, '"strong"'],
    ['"strong"', 2, undefined],
    ['W/"weak"', 1, undefined],
    ['not quoted', 1, undefined],
    [null, 1, undefined],
  ])('If-Range for %j and link %i', (etag, linkGeneration, expected) => {
    const plan = planRange(known({ durableBytes: 100, etag }), { linkGeneration, ranges: true });
    expect(plan.headers['if-range']).toBe(expected);
  });
});

describe('D6: judgeHead', () => {
  const state = known({ durableBytes: 100_000, totalBytes: 300_000, etag: '"a"' });
  const plan = planRange(state, { linkGeneration: 1, ranges: true });
  const start = 100_000 - OVERLAP;
  const judge = (headers: IncomingHttpHeaders, status = 206, generation = 1) =>
    judgeHead(plan, state, { status, headers }, generation).kind;

  it('resumes only for exactly the range that was asked for', () => {
    const right = { 'content-range': `bytes ${start}-299999/300000`, etag: '"a"' };
    expect(judge(right)).toBe('resume');
    expect(judge({ ...right, 'content-length': String(300_000 - start) })).toBe('resume');
    expect(judge({ ...right, 'content-length': String(300_000 - start - 1) })).toBe('bad-range');
    expect(judge({ ...right, 'content-encoding': 'gzip' })).toBe('bad-range');
    expect(judge({ ...right, 'content-range': `bytes ${start}-299999/*` })).toBe('bad-range');
    expect(judge({ ...right, etag: '"b"' })).toBe('changed');
    expect(judge({ ...right, 'content-range': `bytes ${start}-299999/300001` })).toBe('changed');
  });

  it('another link may have another ETag: the overlap decides', () => {
    expect(judge({ 'content-range': `bytes ${start}-299999/300000`, etag: '"b"' }, 206, 2)).toBe('resume');
  });

  it('any Content-Range either is the one asked for or is refused', () => {
    fc.assert(
      fc.property(fc.nat(400_000), fc.nat(400_000), fc.nat(400_000), (from, to, total) => {
        const kind = judge({ 'content-range': `bytes ${from}-${to}/${total}` });
        if (kind === 'resume') expect([from, total]).toEqual([start, 300_000]);
      }),
    );
  });
});

describe('parseContentRange', () => {
  it.each([
    '',
    'bytes',
    'bytes 0-1',
    'bytes 5-4/10',
    'bytes 0-10/10',
    'bytes -1-4/10',
    'items 0-1/2',
    'bytes 0-1/1e3',
  ])('refuses %j', (value) => {
    expect(parseContentRange(value)).toBe(null);
  });
});
