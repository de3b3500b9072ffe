import { assertNever } from '../../../shared/model/assert-never.ts';
import type { DownloadJob } from '../../../shared/model/download.ts';
import { formatBytes, formatTimeLeft } from '../../ui/format.ts';

/** What a job is doing, in a few words: `12.4 of 31.0 MB · 8.2 MB/s · 3 s left`. */
export function jobText(job: DownloadJob): string {
  switch (job.state) {
    case 'queued':
      return 'Waiting for its turn';
    case 'linking':
    case 'opening':
      return 'Asking for the file';
    case 'transferring':
      return flow(job);
    case 'verifying':
      return 'Checking the file';
    case 'finalising':
      return 'Putting it into the library';
    case 'waiting':
      return job.failure?.message ?? 'Goes on by itself';
    case 'paused':
      return job.bytes === 0 ? 'Paused' : `Paused at ${amount(job)}`;
    case 'done':
      return job.totalBytes === null ? 'In your library' : `In your library, ${formatBytes(job.totalBytes)}`;
    case 'failed':
      return job.failure?.message ?? 'Failed';
    case 'cancelled':
      return 'Cancelled';
    default:
      return assertNever(job.state);
  }
}

/** The same where the amount has a column of its own. */
export function stateText(job: DownloadJob): string {
  return job.state === 'done' ? 'In your library' : jobText(job);
}

/** 0 to 1, or `null` while it can't be told. */
export function jobProgress(job: DownloadJob): number | null {
  if (job.state === 'verifying' || job.state === 'finalising' || job.state === 'done') return 1;
  if (job.totalBytes === null || job.totalBytes === 0) return null;
  return Math.min(1, job.bytes / job.totalBytes);
}

function flow(job: DownloadJob): string {
  const left = job.totalBytes === null ? '' : formatTimeLeft(job.totalBytes - job.bytes, job.speed);
  return [
    amount(job),
    ...(job.speed > 0 ? [`${formatBytes(job.speed)}/s`] : []),
    ...(left === '' ? [] : [left]),
  ].join(' · ');
}

function amount({ bytes, totalBytes }: DownloadJob): string {
  return totalBytes === null ? formatBytes(bytes) : `${formatBytes(bytes)} of ${formatBytes(totalBytes)}`;
}
