import path from 'node:path';
import { isSettled } from '../../../shared/model/download.ts';
import type { JobId } from '../../../shared/model/ids.ts';
import type { Effects } from './effects.ts';
import type { Job } from './job.ts';
import { errorCode } from './transfer/failures.ts';
import { jobOfPart } from './transfer/part.ts';
import { overlooked } from '../../platform/failures/index.ts';

/** How long a part is kept that no job goes on with, in milliseconds: a failed job may be tried again. */
const KEEP = 7 * 24 * 3_600_000;

export interface SweepContext {
  readonly jobOf: (id: JobId) => Job | null;
  /** The one folder in which parts are ours although the database has lost their jobs. */
  readonly library: string;
  readonly effects: Pick<Effects, 'files' | 'now'>;
}

/** Deletes parts of ours in a folder that no job needs any more. A folder that is away now has nothing to sweep. */
export async function sweepParts(folder: string, ctx: SweepContext): Promise<void> {
  const { files, now } = ctx.effects;
  for (const name of await files.readdir(folder).catch(overlooked('downloads.sweep', []))) {
    const id = jobOfPart(name);
    if (id === null) continue;
    const part = path.join(folder, name);
    const facts = await files.lstat(part).catch(overlooked('downloads.sweep', null));
    if (facts === null || !facts.isFile()) continue;
    const job = ctx.jobOf(id as JobId);
    const isOver =
      job === null
        ? folder === ctx.library && now() - facts.mtimeMs > KEEP
        : isSettled(job.state) && !isKept(job, part, now());
    if (isOver) await removePart(part, ctx.effects).catch(overlooked('downloads.remove-part'));
  }
}

/** A failed job can go on with what has arrived of it, for a while. */
function isKept(job: Job, part: string, now: number): boolean {
  return (
    job.state === 'failed' &&
    job.partPath === part &&
    job.durableBytes > 0 &&
    now - (job.finishedAt ?? now) <= KEEP
  );
}

/** Only a plain file, as every part is. One that is gone is removed. */
export async function removePart(part: string, { files }: Pick<Effects, 'files'>): Promise<void> {
  try {
    if ((await files.lstat(part)).isFile()) await files.unlink(part);
  } catch (error) {
    if (errorCode(error) !== 'ENOENT') throw error;
  }
}

/** The part of a job of which nothing has arrived is no use to the next try, and in the way of people. */
export async function dropEmptyPart(job: Job | null, effects: Pick<Effects, 'files'>): Promise<void> {
  if (job === null || job.partPath === null || job.state === 'done') return;
  if (job.durableBytes > 0 || job.writtenBytes > 0) return;
  await removePart(job.partPath, effects).catch(overlooked('downloads.remove-part'));
}

/** Where the part of a job is carried to when its file belongs on another drive; `null` where that is not known. */
export function carriedPart({ partPath, targetPath }: Pick<Job, 'partPath' | 'targetPath'>): string | null {
  return partPath === null || targetPath === null
    ? null
    : path.join(path.dirname(targetPath), path.basename(partPath));
}

/** What a crash may have left of a job whose file has its name: the part, here and carried. */
export async function removePartsOf(
  job: Pick<Job, 'partPath' | 'targetPath'>,
  effects: Pick<Effects, 'files'>,
): Promise<void> {
  for (const part of new Set([job.partPath, carriedPart(job)])) {
    if (part !== null) await removePart(part, effects);
  }
}
