import { createHash } from 'node:crypto';
import type { Hash } from 'node:crypto';
import path from 'node:path';
import type { Dispatcher } from 'undici';
import { isFailureCode, StockroomError } from '../../shared/model/failure.ts';
import type { DepositphotosClient } from '../depositphotos/index.ts';
import type { Effects } from './effects.ts';
import { finish } from './finish.ts';
import type { Job, JobEvent } from './job.ts';
import type { Link, Links } from './links.ts';
import type { Describe } from './ports.ts';
import { decoded } from './transfer/decode.ts';
import { diskFailure, statusFailure } from './transfer/failures.ts';
import { judgeType } from './transfer/kinds.ts';
import { openPart, partName } from './transfer/part.ts';
import type { Part } from './transfer/part.ts';
import { receive } from './transfer/receive.ts';
import { drain, get } from './transfer/request.ts';
import type { Answer } from './transfer/request.ts';
import { judgeHead, planRange } from './transfer/resume.ts';
import type { RangePlan, Verdict } from './transfer/resume.ts';
import type { Slots } from './transfer/slots.ts';
import { readFully } from './transfer/verify.ts';

/** What one try at a job works with. */
export interface AttemptContext {
  readonly effects: Effects;
  readonly links: Links;
  readonly slots: Slots;
  readonly files: Pick<DepositphotosClient['files'], 'resolve'>;
  readonly dispatcher: (url: URL) => Promise<Dispatcher>;
  readonly describe: Describe;
  /** Writes an event down and returns the job after it; throws `aborted` where somebody else decided otherwise. */
  apply(event: JobEvent): Job;
  /** Remembers the finished file and marks the job done, both or none. */
  complete(job: Job): void;
  /** So many bytes are written: for people, not for the row. */
  written(position: number): void;
  /** Throws while requests to this host have to wait. */
  admit(host: string): void;
  /** A proper file is coming: the network and the host work. */
  flowing(): void;
  /** Bytes are on the disk for good: the folder works. */
  stored(): void;
}

/** How often one attempt starts over or asks for another link before it leaves it to the next one. */
const MAX_TURNS = 4;

/** What one exchange with the file server led to. */
type Turn =
  | { readonly kind: 'arrived'; readonly hash: Hash | null }
  | { readonly kind: 'restart' }
  | { readonly kind: 'without-ranges' }
  | { readonly kind: 'refused'; readonly status: number };

/** One try at a job, from its row to the finished file. Throws what stopped it; the row is right at any moment. */
export async function attempt(job: Job, ctx: AttemptContext, signal: AbortSignal): Promise<void> {
  let part: Part | null = null;
  try {
    const started = ctx.apply({
      kind: 'start',
      partPath: job.partPath ?? path.join(job.folder, partName(job.id)),
    });
    await requireFolder(job.folder, ctx);
    const claimed = await claimPart(started, ctx);
    part = claimed.part;
    const ready = await described(claimed.job, ctx);
    signal.throwIfAborted();
    const here = ready.totalBytes !== null && ready.durableBytes === ready.totalBytes;
    const hash = here ? null : await fetchAll(ready, part, ctx, signal);
    await finish(part, hash, ctx, signal);
  } catch (error) {
    throw diskFailure(error);
  } finally {
    await part?.file.close().catch(() => {});
  }
}

/** The folder was made when the job was queued. If it is gone, so is its drive: nothing is made in its stead. */
async function requireFolder(folder: string, { effects }: AttemptContext): Promise<void> {
  const facts = await effects.files.lstat(path.join(folder, '.'));
  if (!facts.isDirectory()) throw new StockroomError('disk.gone');
}

async function claimPart(
  started: Job,
  ctx: AttemptContext,
): Promise<{ readonly part: Part; readonly job: Job }> {
  let job = started;
  for (let number = 1; number < 100; number += 1) {
    const part = job.partPath === null ? null : await openPart(ctx.effects.files, job.partPath);
    if (part !== null) return { part, job: await matchRow(job, part, ctx) };
    const partPath = path.join(job.folder, partName(job.id, number));
    job = ctx.apply({ kind: 'restart', partPath });
  }
  throw new StockroomError('disk.denied');
}

/** The row may be ahead of the file after a power cut, or when somebody has shortened it; and the other way round. */
async function matchRow(job: Job, part: Part, ctx: AttemptContext): Promise<Job> {
  if (part.size > job.durableBytes) await part.file.truncate(job.durableBytes);
  return part.size < job.durableBytes ? ctx.apply({ kind: 'restart', keep: part.size }) : job;
}

/** A file without its title is still the file: only a missing network is a reason to wait for the name. */
async function described(job: Job, ctx: AttemptContext): Promise<Job> {
  if (job.described) return job;
  try {
    const { title, author, type } = await ctx.describe(job.assetId);
    return ctx.apply({ kind: 'described', title, author, type });
  } catch (error) {
    if (isFailureCode(error, 'offline', 'aborted', 'rate-limited')) throw error;
    return job;
  }
}

/** Brings all bytes into the part. Returns the hash that has seen every one of them, if one has. */
async function fetchAll(
  job: Job,
  part: Part,
  ctx: AttemptContext,
  signal: AbortSignal,
): Promise<Hash | null> {
  let link = await ctx.links.get(job, signal);
  let current = ctx.apply({ kind: 'linked' });
  let refusals = 0;
  for (let turn = 0; turn < MAX_TURNS; turn += 1) {
    const result = await exchange(current, part, link, ctx, signal);
    switch (result.kind) {
      case 'arrived':
        return result.hash;
      case 'restart':
        current = ctx.apply({ kind: 'restart' });
        await part.file.truncate(0);
        break;
      case 'without-ranges':
        link.ranges = false;
        break;
      case 'refused':
        refusals += 1;
        ctx.links.drop(job.id);
        if (refusals > 1) throw refusal(result.status);
        link = await ctx.links.get(ctx.apply({ kind: 'relink' }), signal);
        current = ctx.apply({ kind: 'linked' });
        break;
    }
  }
  throw new StockroomError('file.changed');
}

/** A link that was refused just after another one: the file itself is the trouble. */
function refusal(status: number): StockroomError {
  return status === 404
    ? new StockroomError('not-found', { message: 'The file server does not have this file.' })
    : new StockroomError('server', { message: `The file server refuses the link (${status}).` });
}

async function exchange(
  job: Job,
  part: Part,
  link: Link,
  ctx: AttemptContext,
  signal: AbortSignal,
): Promise<Turn> {
  ctx.admit(link.url.host);
  const leave = await ctx.slots.enter(link.url.host, signal);
  let answer: Answer | null = null;
  try {
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
      return { kind: 'arrived', hash: null };
    case 'whole':
      if (job.durableBytes > 0) ctx.apply({ kind: 'restart' });
      await part.file.truncate(0);
      return await takeWhole(step, verdict);
    case 'resume':
      return await takeRange(step, verdict);
  }
}

async function takeWhole(
  step: Exchange,
  { facts, encoding, delimited }: Extract<Verdict, { readonly kind: 'whole' }>,
): Promise<Turn> {
  const hash = createHash('sha256');
  const body = { from: 0, overlap: Buffer.alloc(0), facts, hash };
  if (encoding !== null) {
    try {
      await transfer({ ...step, answer: decoded(step.answer, encoding) }, body);
      return { kind: 'arrived', hash };
    } catch (error) {
      // Half of an encoded body is half of another file than the one that a range would go on with.
      step.ctx.apply({ kind: 'restart' });
      throw error;
    }
  }
  const end = await transfer(step, body);
  if (!delimited) {
    // The end of the connection is no end of the file: nobody has said how long it is.
    throw new StockroomError('file.incomplete', {
      message: 'The file server does not tell how long the file is, so nobody can say whether it is whole.',
    });
  }
  if (facts.totalBytes !== null && end < facts.totalBytes) throw new StockroomError('file.incomplete');
  return { kind: 'arrived', hash };
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
    const end = await transfer(step, { from, overlap, facts: verdict.facts, hash });
    // A server may give less than was asked for: the rest is another request.
    if (end < (verdict.facts.totalBytes ?? 0)) throw new StockroomError('file.incomplete');
    return { kind: 'arrived', hash };
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
  },
): Promise<number> {
  const { facts, from } = body;
  return await receive({
    ...body,
    answer,
    file: part.file,
    total: facts.totalBytes,
    effects: ctx.effects,
    inspect: (head) => {
      const verdict = judgeType({
        head,
        contentType: facts.contentType ?? '',
        type: job.described ? job.type : null,
      });
      if (verdict.kind === 'page') throw new StockroomError('portal');
      if (verdict.kind === 'wrong') throw new StockroomError('file.wrong-type');
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
  });
}
