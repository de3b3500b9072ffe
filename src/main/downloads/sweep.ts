import path from 'node:path';
import type { JobId } from '../../shared/model/ids.ts';
import type { Effects } from './effects.ts';
import type { Job } from './job.ts';
import { jobOfPart } from './transfer/part.ts';

/** How long a part is kept that nobody goes on with. */
const KEEP = 7 * 24 * 3_600_000;

/** Deletes parts of ours that no job needs any more: of failed jobs, and of jobs the database has lost. */
export async function sweepParts(
  folder: string,
  jobOf: (id: JobId) => Job | null,
  effects: Pick<Effects, 'files' | 'now'>,
): Promise<void> {
  const { files, now } = effects;
  for (const name of await files.readdir(folder)) {
    const id = jobOfPart(name);
    if (id === null) continue;
    const part = path.join(folder, name);
    const job = jobOf(id as JobId);
    const needed = job !== null && job.partPath === part && job.state !== 'failed';
    if (needed) continue;
    const facts = await files.lstat(part);
    if (facts.isFile() && now() - facts.mtimeMs > KEEP) await files.unlink(part);
  }
}
