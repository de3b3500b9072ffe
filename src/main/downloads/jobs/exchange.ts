import { createHash } from 'node:crypto';
import type { Hash } from 'node:crypto';
import { isFailureCode, StockroomError } from '../../../shared/model/failure.ts';
import type { AttemptContext } from './context.ts';
import type { Job } from './job.ts';
import type { Link } from './links.ts';
import { namesCoding } from './transfer/codings.ts';
import { decoded } from './transfer/decode.ts';
import { statusFailure } from './transfer/failures.ts';
import { judgeType } from './transfer/kinds.ts';
import type { Part } from './transfer/part.ts';
import { receive } from './transfer/receive.ts';
import { drain, get } from './transfer/request.ts';
import type { Answer } from './http/incoming.ts';
import { judgeHead, planRange } from './transfer/resume.ts';
import type { RangePlan, Verdict } from './transfer/resume.ts';
import { readFully } from './transfer/verify.ts';

/** Every byte is in the part. `hash` has seen all of them, if they came in one go. */
export interface Arrival {
  readonly bytes: number;
  readonly hash: Hash | null;
  /** What the first bytes say the file is called, if they came along. */
  readonly extension: string | null;
}

/** What one exchange with the file server led to. */
export type Turn =
  | { readonly kind: 'arrived'; readonly arrival: Arrival }
  | { readonly kind: 'restart' }
  | { readonly kind: 'without-ranges' }
  | { readonly kind: 'refused'; readonly status: number };

/** One request for what is missing, and its answer taken in as far as it goes. */
export async function exchange(
  job: Job,
  part: Part,
  link: Link,
  ctx: AttemptContext,
  signal: AbortSignal,
): Promise<Turn> {
  const leave = await ctx.slots.enter(link.url.host, signal);
  let answer: Answer | null = null;
  try {
    // Only now: while we waited for the socket the host may have asked for a pause.
    ctx.admit(link.url.host);
    const plan = planRange(job, { linkGeneration: link.generation, ranges: link.ranges });
    answer = await get(link.url, { ...ctx, headers: plan.headers, signal });
    if (![200, 206].includes(answer.status)) await drain(answer);
    if ([401, 403, 404, 410].includes(answer.status)) return { kind: 'refused', status: answer.status };
    if (![200, 206, 416].includes(answer.status)) throw statusFailure(answer, ctx.effects.now());
    const verdict = judgeHead(plan, job, answer, link.generation);
    return await follow({ verdict, plan, job, part, answer, ctx });
  } finally {
    // Harmless after a body that was read to its end; the rest of any other is of no use.
    answer?.discard();
    leave();
  }
}

interface Exchange {
  readonly verdict: Verdict;
  readonly plan: RangePlan;
  readonly job: Job;
  readonly part: Part;
  readonly answer: Answer;
  readonly ctx: AttemptContext;
}

async function follow(step: Exchange): Promise<Turn> {
  const { verdict, job, part, ctx } = step;
  switch (verdict.kind) {
    case 'changed':
      return { kind: 'restart' };
    case 'bad-range':
      return { kind: 'without-ranges' };
    case 'complete':
      return { kind: 'arrived', arrival: { bytes: job.durableBytes, hash: null, extension: null } };
    case 'whole':
      if (job.durableBytes > 0) {
        ctx.apply({ kind: 'restart' });
        await ctx.saved();
        await part.file.truncate(0);
      }
      return await takeWhole(step, verdict);
    case 'resume':
      return await takeRange(step, verdict);
  }
}

async function takeWhole(
  step: Exchange,
  { facts, codings, delimited }: Extract<Verdict, { readonly kind: 'whole' }>,
): Promise<Turn> {
  const hash = createHash('sha256');
  const body = { from: 0, overlap: Buffer.alloc(0), facts, hash };
  if (codings.length > 0) {
    const answer = decoded(step.answer, codings);
    try {
      const arrival = await transfer({ ...step, answer }, { ...body, isNamed: answer.isPacked });
      // Packed bytes say themselves where they end.
      if (!delimited && !answer.isPacked()) throw endUnknown();
      return { kind: 'arrived', arrival };
    } catch (error) {
      // Half of an encoded body is half of another file than the one that a range would go on with.
      step.ctx.apply({ kind: 'restart' });
      throw error;
    }
  }
  const arrival = await transfer(step, body);
  // The end of the connection is no end of the file: the server has not said how long it is.
  if (!delimited) throw endUnknown();
  if (facts.totalBytes !== null && arrival.bytes < facts.totalBytes)
    throw new StockroomError('file.incomplete');
  return { kind: 'arrived', arrival };
}

function endUnknown(): StockroomError {
  return new StockroomError('file.incomplete', {
    message:
      'The file server does not tell how long the file is, so Stockroom cannot see whether it is whole.',
  });
}

async function takeRange(
  step: Exchange,
  verdict: Extract<Verdict, { readonly kind: 'resume' }>,
): Promise<Turn> {
  const { job, part } = step;
  const from = verdict.start + verdict.overlap;
  const overlap = await readFully(part.file, Buffer.alloc(verdict.overlap), verdict.overlap, verdict.start);
  if (overlap.length < verdict.overlap) return { kind: 'restart' };
  const hash = from === 0 ? createHash('sha256') : null;
  try {
    const arrival = await transfer(step, { from, overlap, facts: verdict.facts, hash });
    // A server may give less than was asked for: the rest is another request.
    if (arrival.bytes < (verdict.facts.totalBytes ?? 0)) throw new StockroomError('file.incomplete');
    return { kind: 'arrived', arrival };
  } catch (error) {
    // The overlap differs: of another version, or damaged here. Either way from the first byte.
    if (job.durableBytes > 0 && isFailureCode(error, 'file.changed')) return { kind: 'restart' };
    throw error;
  }
}

async function transfer(
  { job, part, answer, ctx }: Exchange,
  body: {
    readonly from: number;
    readonly overlap: Buffer;
    readonly facts: Extract<Verdict, { readonly kind: 'whole' }>['facts'];
    readonly hash: Hash | null;
    /** Whether the server's words for these bytes count; `false` where its words for their coding were wrong. */
    readonly isNamed?: () => boolean;
  },
): Promise<Arrival> {
  const { facts, from, hash, isNamed = () => !namesCoding(answer.headers) } = body;
  await ctx.requireRoom(job.folder, Math.max(0, (facts.totalBytes ?? 0) - from));
  let extension: string | null = null;
  const bytes = await receive({
    ...body,
    answer,
    file: part.file,
    total: facts.totalBytes,
    effects: ctx.effects,
    throttle: ctx.throttle,
    inspect: (head) => {
      const verdict = judgeType({
        head,
        contentType: facts.contentType ?? '',
        type: job.described ? job.type : null,
        isNamed: isNamed(),
      });
      if (verdict.kind === 'page') throw new StockroomError('portal');
      if (verdict.kind === 'wrong') throw new StockroomError('file.wrong-type');
      extension = verdict.extension;
    },
    onProven: () => {
      ctx.apply({ kind: 'opened', facts, from });
      ctx.flowing();
      ctx.written(from);
    },
    onWritten: (position) => ctx.written(position),
    onDurable: (durableBytes) => {
      ctx.apply({ kind: 'checkpoint', durableBytes });
      ctx.stored();
    },
    onHashed: ctx.hashed,
  });
  return { bytes, hash, extension };
}
