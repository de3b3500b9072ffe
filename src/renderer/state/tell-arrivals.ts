import { isSettled } from '../../shared/model/download.ts';
import type { DownloadJob, Right } from '../../shared/model/download.ts';
import type { FileId } from '../../shared/model/ids.ts';
import type { Toasts } from './toasts.ts';

interface Parts {
  readonly toasts: Pick<Toasts, 'done' | 'shows'>;
  /** All that is known of, whatever its state. */
  readonly jobs: () => Iterable<DownloadJob>;
  readonly reveal: (file: FileId) => void;
  readonly showDownloads: () => void;
}

type Arrived = Pick<DownloadJob, 'right' | 'title'> & { readonly fileId: FileId };

const WORDS: Readonly<Record<Right, { readonly one: string; readonly many: string }>> = {
  comp: { one: 'Comp', many: 'comps' },
  licensed: { one: 'Licensed file', many: 'licensed files' },
};

/** With more jobs than these to come, single files are not told: the message comes with the last ones. */
const FEW = 4;

/**
 * Tells files that have come, each kind for itself: one by name, several in one message that counts on while it is
 * there, and hundreds once, at their end. Batches tell theirs themselves.
 */
export function createTellArrivals({
  toasts,
  jobs,
  reveal,
  showDownloads,
}: Parts): (arrived: Arrived) => void {
  const told = new Map<Right, { readonly toast: number; readonly count: number }>();
  const untold = new Map<Right, number>();

  return ({ right, title, fileId }) => {
    const waiting = (untold.get(right) ?? 0) + 1;
    untold.set(right, waiting);
    if (areMany(jobs())) return;
    untold.delete(right);
    const before = told.get(right);
    const instead = before !== undefined && toasts.shows(before.toast) ? before : null;
    const count = waiting + (instead?.count ?? 0);
    const { one, many } = WORDS[right];
    const toast =
      count === 1
        ? toasts.done(`${one} ready: ${title}`, { label: 'Show in folder', run: () => reveal(fileId) })
        : toasts.done(`${count} ${many} ready`, { label: 'Show', run: showDownloads }, instead?.toast);
    told.set(right, { toast, count });
  };
}

/** Whether more than a few files are on their way. */
function areMany(jobs: Iterable<DownloadJob>): boolean {
  let left = 0;
  for (const { batchId, state } of jobs) {
    if (batchId === null && state !== 'paused' && !isSettled(state)) left += 1;
    if (left > FEW) return true;
  }
  return false;
}
