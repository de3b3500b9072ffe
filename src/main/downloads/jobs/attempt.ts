import path from 'node:path';
import { isFailureCode, StockroomError } from '../../../shared/model/failure.ts';
import type { AttemptContext } from './context.ts';
import { exchange } from './exchange.ts';
import type { Arrival } from './exchange.ts';
import { finish } from './finish.ts';
import type { Job } from './job.ts';
import { diskFailure } from './transfer/failures.ts';
import { stands } from './recovery.ts';
import { removePartsOf } from './sweep.ts';
import { firstPart, openPart, partName } from './transfer/part.ts';
import type { Part } from './transfer/part.ts';
import { sureBytes } from './transfer/sure.ts';
import { overlooked } from '../../platform/failures/index.ts';

/** How often one attempt starts over or asks for another link before it leaves it to the next one. */
const MAX_TURNS = 4;

/** One try at a job, from its row to the finished file. Throws what stopped it; the row is right at any moment. */
export async function attempt(job: Job, ctx: AttemptContext, signal: AbortSignal): Promise<void> {
  let part: Part | null = null;
  try {
    const started = ctx.apply({
      kind: 'start',
      partPath: job.partPath ?? firstPart(job),
    });
    if (started.targetPath !== null && started.sha256 !== null && (await stands(started, ctx.effects))) {
      // It got its name, and then something failed before the row learned of it.
      const { targetPath, sha256 } = started;
      await removePartsOf(started, ctx.effects);
      await ctx.complete(ctx.apply({ kind: 'verified', targetPath, sha256 }));
      return;
    }
    const claimed = await claimPart(started, ctx, signal);
    part = claimed.part;
    const ready = await described(claimed.job, ctx);
    signal.throwIfAborted();
    const arrival =
      ready.durableBytes === ready.totalBytes
        ? { bytes: ready.totalBytes, hash: null, extension: null }
        : await fetchAll(ready, part, ctx, signal);
    await finish(part, arrival, ctx, signal);
  } catch (error) {
    throw diskFailure(error);
  } finally {
    await part?.file.close().catch(overlooked('downloads.close-part'));
  }
}

/**
 * Makes the part ours. The folder was made when the job was queued: if it is gone, so is its drive, and nothing is
 * made in its stead.
 */
async function claimPart(
  started: Job,
  ctx: AttemptContext,
  signal: AbortSignal,
): Promise<{ readonly part: Part; readonly job: Job }> {
  let job = started;
  for (let number = 1; number < 100; number += 1) {
    // The first name follows from the job, so a crash before its row names it loses nothing. The others do not.
    if (number > 1) await ctx.saved();
    const part = job.partPath === null ? null : await openPart(ctx.effects.files, job.partPath);
    if (part !== null) return { part, job: await matchRow(job, part, ctx, signal) };
    const partPath = path.join(job.folder, partName(job.id, number));
    job = ctx.apply({ kind: 'restart', partPath });
  }
  throw new StockroomError('disk.denied');
}

/** The row may be ahead of the file after a power cut, or when a program has shortened it; and the other way round. */
async function matchRow(started: Job, part: Part, ctx: AttemptContext, signal: AbortSignal): Promise<Job> {
  const durableBytes = await sureBytes(part, started, signal);
  const job = durableBytes > started.durableBytes ? ctx.apply({ kind: 'checkpoint', durableBytes }) : started;
  if (part.size > durableBytes) await part.file.truncate(durableBytes);
  return part.size < durableBytes ? ctx.apply({ kind: 'restart', keep: part.size }) : job;
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

/** Brings all bytes into the part. */
async function fetchAll(job: Job, part: Part, ctx: AttemptContext, signal: AbortSignal): Promise<Arrival> {
  let link = await ctx.links.get(job, signal);
  let current = ctx.apply({ kind: 'linked' });
  let refusals = 0;
  for (let turn = 0; turn < MAX_TURNS; turn += 1) {
    const result = await exchange(current, part, link, ctx, signal);
    switch (result.kind) {
      case 'arrived':
        return result.arrival;
      case 'restart':
        current = ctx.apply({ kind: 'restart' });
        await ctx.saved();
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
