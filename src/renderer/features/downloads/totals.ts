import { isSettled } from '../../../shared/model/download.ts';
import type { DownloadJob } from '../../../shared/model/download.ts';

export interface Totals {
  /** Not settled. */
  readonly open: number;
  readonly paused: number;
  /** Bytes a second, all transfers together. */
  readonly speed: number;
  /** Of the open jobs; those of unknown size count with the mean of the known ones. */
  readonly bytes: number;
  readonly totalBytes: number | null;
}

export function addUp(jobs: Iterable<DownloadJob>): Totals {
  let open = 0;
  let paused = 0;
  let speed = 0;
  let bytes = 0;
  let known = 0;
  let knownBytes = 0;
  for (const job of jobs) {
    if (isSettled(job.state)) continue;
    open += 1;
    if (job.state === 'paused') paused += 1;
    speed += job.speed;
    bytes += job.bytes;
    if (job.totalBytes !== null) {
      known += 1;
      knownBytes += job.totalBytes;
    }
  }
  return { open, paused, speed, bytes, totalBytes: known === 0 ? null : (knownBytes / known) * open };
}
