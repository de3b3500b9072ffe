import { isActive, isQueued, isSettled } from '../../../shared/model/download.ts';
import type { DownloadJob } from '../../../shared/model/download.ts';
import type { AssetId, FileId, JobId } from '../../../shared/model/ids.ts';

export const JOB_GROUPS = ['all', 'active', 'queued', 'paused', 'failed', 'done'] as const;
export type JobGroup = (typeof JOB_GROUPS)[number];

export const GROUP_WORD: Readonly<Record<JobGroup, string>> = {
  all: 'All',
  active: 'Active',
  queued: 'Waiting',
  paused: 'Paused',
  failed: 'Failed',
  done: 'Done',
};

export function groupOf(job: DownloadJob): Exclude<JobGroup, 'all'> {
  if (isActive(job.state)) return 'active';
  switch (job.state) {
    case 'paused':
      return 'paused';
    case 'failed':
      return 'failed';
    case 'done':
    case 'cancelled':
      return 'done';
    default:
      return 'queued';
  }
}

export interface JobChoice {
  readonly group: JobGroup;
  readonly batchId: string | null;
  readonly text: string;
}

/** The jobs to show: what is under way, then the queue, then what has ended, the latest first. */
export function chooseJobs(
  jobs: ReadonlyMap<JobId, DownloadJob>,
  history: readonly DownloadJob[],
  { group, batchId, text }: JobChoice,
): readonly DownloadJob[] {
  const words = text.trim().toLowerCase();
  const fits = (job: DownloadJob) =>
    (group === 'all' || groupOf(job) === group) &&
    (batchId === null || job.batchId === batchId) &&
    (words === '' || job.title.toLowerCase().includes(words) || String(job.assetId) === words);
  const live = [...jobs.values()].filter(fits);
  const settled = new Map(
    history.filter((job) => !jobs.has(job.id) && fits(job)).map((job) => [job.id, job]),
  );
  for (const job of live) if (isSettled(job.state)) settled.set(job.id, job);
  return [
    ...live.filter(({ state }) => isActive(state)),
    ...live.filter(({ state }) => isQueued(state)).sort((one, other) => one.place - other.place),
    ...[...settled.values()].sort((one, other) => (other.finishedAt ?? 0) - (one.finishedAt ?? 0)),
  ];
}

export function countGroups(
  jobs: Iterable<DownloadJob>,
  batchId: string | null,
): Readonly<Record<JobGroup, number>> {
  const counts = { all: 0, active: 0, queued: 0, paused: 0, failed: 0, done: 0 };
  for (const job of jobs) {
    if (batchId !== null && job.batchId !== batchId) continue;
    counts.all += 1;
    counts[groupOf(job)] += 1;
  }
  return counts;
}

/** Whether there is a file that can go on into other programs. */
export function hasArrived({ state, fileId }: DownloadJob): boolean {
  return state === 'done' && fileId !== null;
}

/** The assets that are dragged with this one: those of all chosen rows if its own is among them. */
export function draggedWith(
  id: AssetId,
  jobs: readonly DownloadJob[],
  chosen: ReadonlySet<JobId>,
): readonly AssetId[] {
  const along = new Set(
    jobs.filter((job) => chosen.has(job.id) && hasArrived(job)).map((job) => job.assetId),
  );
  return along.has(id) ? [...along] : [id];
}

/** The files of those that have arrived. */
export function filesOf(jobs: readonly DownloadJob[]): readonly FileId[] {
  return jobs.flatMap((job) => (hasArrived(job) && job.fileId !== null ? [job.fileId] : []));
}
