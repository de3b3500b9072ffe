import { isQueued, isSettled } from '../../../shared/model/download.ts';
import type { DownloadJob } from '../../../shared/model/download.ts';
import type { JobVerb } from '../../state/download-actions.ts';
import { downloadActionsStore } from '../../state/download-actions.ts';
import { useStores } from '../../state/registry/store.ts';
import { Button } from '../../ui/Button.tsx';
import { formatCount } from '../../ui/format.ts';
import { SelectionBar } from '../../parts/SelectionBar.tsx';
import { canCopyFiles, copyFiles, copyPaths } from '../../state/file-actions.ts';
import { filesOf } from './choose-jobs.ts';
import type { Selection } from './use-job-selection.ts';

interface JobsBarProps {
  readonly jobs: readonly DownloadJob[];
  readonly selection: Selection;
}

/** What can be done with the selected rows; each button counts those that it is about. */
export function JobsBar({ jobs, selection }: JobsBarProps) {
  const stores = useStores();
  const actions = stores.get(downloadActionsStore);
  const chosen = jobs.filter(({ id }) => selection.ids.has(id));
  const offer = (verb: JobVerb, word: string, fits: (job: DownloadJob) => boolean, keys?: string) => {
    const ids = chosen.filter(fits).map(({ id }) => id);
    return (
      ids.length > 0 && (
        <Button size="small" aria-keyshortcuts={keys} onClick={() => void actions.jobs(verb, ids)}>
          {ids.length === chosen.length ? word : `${word} ${formatCount(ids.length)}`}
        </Button>
      )
    );
  };
  const files = filesOf(chosen);
  const counted = (word: string) =>
    files.length === chosen.length ? word : `${word} ${formatCount(files.length)}`;
  const open = (job: DownloadJob) => !isSettled(job.state);
  return (
    <SelectionBar count={chosen.length} from={1} onClear={selection.clear}>
      {offer('pause', 'Pause', (job) => open(job) && job.state !== 'paused')}
      {offer('resume', 'Resume', ({ state }) => state === 'paused' || state === 'waiting')}
      {offer('retry', 'Retry', ({ state }) => state === 'failed' || state === 'cancelled')}
      {offer('prioritise', 'Fetch first', ({ state }) => state === 'queued' || state === 'waiting')}
      {offer('postpone', 'Fetch last', ({ state }) => state === 'queued' || state === 'waiting')}
      {offer('moveUp', 'Move up', ({ state }) => isQueued(state), 'Alt+ArrowUp')}
      {offer('moveDown', 'Move down', ({ state }) => isQueued(state), 'Alt+ArrowDown')}
      {offer('cancel', 'Cancel', (job) => open(job) || job.state === 'failed')}
      {files.length > 0 && canCopyFiles(stores) && (
        <Button size="small" onClick={() => void copyFiles(stores, files)}>
          {counted('Copy files')}
        </Button>
      )}
      {files.length > 0 && (
        <Button size="small" onClick={() => void copyPaths(stores, files)}>
          {counted('Copy paths')}
        </Button>
      )}
    </SelectionBar>
  );
}
