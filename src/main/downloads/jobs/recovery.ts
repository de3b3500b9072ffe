import { carriedPart, removePart, removePartsOf } from './sweep.ts';
import type { Effects } from './effects.ts';
import type { Job, JobEvent } from './job.ts';
import { errorCode } from './transfer/failures.ts';
import { hashFile } from './transfer/verify.ts';

export interface RecoveryContext {
  readonly effects: Pick<Effects, 'files'>;
  apply(event: JobEvent): Job | null;
  /** Remembers the finished file and marks the job done, both or none. */
  complete(job: Job): Promise<void>;
}

/**
 * What a process that died has left in flight. Whatever it was doing, the row was written before it was done,
 * so there is one right way on from each state.
 */
export async function recover(job: Job, ctx: RecoveryContext): Promise<void> {
  switch (job.state) {
    case 'linking':
    case 'opening':
    case 'transferring':
    case 'verifying':
      // The row is held against the part when the next attempt opens it; a full part is verified, not fetched.
      ctx.apply({ kind: 'requeue' });
      return;
    case 'finalising':
      await recoverFinalising(job, ctx);
      return;
    case 'waiting':
      // What it waited for without a time belonged to the process that died.
      if (job.retryAt === null) ctx.apply({ kind: 'requeue' });
      return;
    default:
      return;
  }
}

async function recoverFinalising(job: Job, ctx: RecoveryContext): Promise<void> {
  if (await stands(job, ctx.effects)) {
    // Named, but the row did not learn of it. The part may still be the second name of the same file.
    await removePartsOf(job, ctx.effects);
    await ctx.complete(job);
    return;
  }
  // Of a file that was on its way to another drive half may be there; the next try may give it another folder.
  const carried = carriedPart(job);
  if (carried !== null && carried !== job.partPath) await removePart(carried, ctx.effects);
  ctx.apply({ kind: 'requeue' });
}

/** Whether the file at the target is the one that was about to get that name. */
export async function stands(job: Job, effects: Pick<Effects, 'files'>): Promise<boolean> {
  if (job.targetPath === null || job.sha256 === null) return false;
  try {
    const facts = await effects.files.lstat(job.targetPath);
    if (!facts.isFile() || facts.size !== job.totalBytes) return false;
    const file = await effects.files.open(job.targetPath, 'r');
    try {
      const hashes = await hashFile(file, facts.size, ['sha256'], AbortSignal.any([]));
      return hashes.get('sha256') === job.sha256;
    } finally {
      await file.close();
    }
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return false;
    throw error;
  }
}
