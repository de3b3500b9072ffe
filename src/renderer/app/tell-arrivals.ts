import type { DownloadJob, Right } from '../../shared/model/download.ts';
import type { FileId } from '../../shared/model/ids.ts';
import type { Toasts } from '../state/toasts.ts';

interface Parts {
  readonly toasts: Pick<Toasts, 'done' | 'shows'>;
  readonly reveal: (file: FileId) => void;
  readonly showDownloads: () => void;
}

type Arrived = Pick<DownloadJob, 'right' | 'title'> & { readonly fileId: FileId };

const WORDS: Readonly<Record<Right, { readonly one: string; readonly many: string }>> = {
  comp: { one: 'Comp', many: 'comps' },
  licensed: { one: 'Licensed file', many: 'licensed files' },
};

/** Tells files that have come: those of a kind that come while the message is there are counted in it. */
export function createTellArrivals({ toasts, reveal, showDownloads }: Parts): (arrived: Arrived) => void {
  const told = new Map<Right, { readonly toast: number; readonly count: number }>();
  return ({ right, title, fileId }) => {
    const before = told.get(right);
    const { one, many } = WORDS[right];
    if (before === undefined || !toasts.shows(before.toast)) {
      const action = { label: 'Show in folder', run: () => reveal(fileId) };
      told.set(right, { toast: toasts.done(`${one} ready: ${title}`, action), count: 1 });
      return;
    }
    const count = before.count + 1;
    const action = { label: 'Show', run: showDownloads };
    told.set(right, { toast: toasts.done(`${count} ${many} ready`, action, before.toast), count });
  };
}
