import { ListPlus, Settings2, ShieldCheck } from 'lucide-react';
import { useMemo, useState } from 'react';
import type { DragEvent } from 'react';
import { useStore } from 'zustand';
import { ViewFrame } from '../../parts/ViewFrame.tsx';
import { useBatches } from '../../state/batches.ts';
import { useDownloads } from '../../state/downloads.ts';
import { useDrag } from '../../state/drag-out.ts';
import { useLocation } from '../../state/location.ts';
import { Button, IconButton } from '../../ui/Button.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { SearchBox } from '../../ui/SearchBox.tsx';
import { classes } from '../../ui/classes.ts';
import { BatchHeader } from './BatchHeader.tsx';
import { chooseJobs, countGroups } from './choose-jobs.ts';
import type { JobGroup } from './choose-jobs.ts';
import css from './DownloadsView.module.css';
import { DownloadSettings } from './DownloadSettings.tsx';
import { FailureGroups } from './FailureGroups.tsx';
import { JobTable } from './JobTable.tsx';
import { NewBatch } from './NewBatch.tsx';
import { JobsBar } from './JobsBar.tsx';
import { Sidebar } from './Sidebar.tsx';
import { TotalsLine } from './TotalsLine.tsx';
import { readListFile } from './read-list-file.ts';
import { useHistory } from './use-history.ts';
import { useJobSelection } from './use-job-selection.ts';
import { VerifyLibrary } from '../../parts/VerifyLibrary.tsx';

const cx = classes(css);

/** Everything that is, was or will be fetched. */
export function DownloadsView() {
  const downloads = useDownloads();
  const batches = useBatches();
  const location = useLocation();
  const dragOut = useDrag();
  const jobs = useStore(downloads.store, (state) => state.jobs);
  const all = useStore(batches.store);
  const batchId = useStore(location.store, (state) => state.item);
  const batch = all.find(({ id }) => id === batchId) ?? null;
  const [group, setGroup] = useState<JobGroup>('all');
  const [text, setText] = useState('');
  const [list, setList] = useState<string | null>(null);
  const [dialog, setDialog] = useState<'verify' | 'settings' | null>(null);
  const history = useHistory(text, batchId);
  const shown = useMemo(
    () => chooseJobs(jobs, history, { group, batchId, text }),
    [jobs, history, group, batchId, text],
  );
  const selection = useJobSelection(useMemo(() => shown.map(({ id }) => id), [shown]));
  const counts = useMemo(() => countGroups(known(jobs, history), batchId), [jobs, history, batchId]);
  const inBatch = useMemo(
    () => [...jobs.values()].filter((job) => batchId === null || job.batchId === batchId),
    [jobs, batchId],
  );

  const onDrop = (event: DragEvent) => {
    const [file] = event.dataTransfer.files;
    // Text finds its own way into a field.
    if (file === undefined && event.target instanceof HTMLTextAreaElement) return;
    event.preventDefault();
    // Our own files, dropped where they came from, are no list.
    if (dragOut.dropped(event.dataTransfer.files) !== null) return;
    if (file === undefined) setList(event.dataTransfer.getData('text/plain'));
    else void readListFile(file).then(setList);
  };

  return (
    // A list dropped anywhere becomes a new batch.
    <ViewFrame
      title="Downloads"
      onDrop={onDrop}
      tools={
        <>
          <div className={cx('totals')}>
            <TotalsLine jobs={inBatch} />
          </div>
          <SearchBox label="Search downloads" placeholder="Title or ID" value={text} onChange={setText} />
          <IconButton label="Verify library" onClick={() => setDialog('verify')}>
            <ShieldCheck size={16} aria-hidden="true" />
          </IconButton>
          <IconButton label="Download settings" onClick={() => setDialog('settings')}>
            <Settings2 size={16} aria-hidden="true" />
          </IconButton>
          <Button look="primary" onClick={() => setList('')}>
            <ListPlus size={16} aria-hidden="true" />
            New batch
          </Button>
        </>
      }
    >
      <div className={cx('body')}>
        <Sidebar
          group={group}
          counts={counts}
          onGroup={setGroup}
          batches={all}
          batchId={batchId}
          onBatch={(id) => location.open('downloads', id ?? undefined)}
        />
        <div className={cx('content')}>
          {batch !== null && <BatchHeader batch={batch} />}
          <FailureGroups jobs={inBatch} />
          {shown.length === 0 ? (
            <Nothing filtered={counts.all > 0 || text !== ''} />
          ) : (
            <JobTable jobs={shown} selection={selection} />
          )}
          <JobsBar jobs={shown} selection={selection} />
        </div>
      </div>
      {list !== null && <NewBatch text={list} onText={setList} onClose={() => setList(null)} />}
      {dialog === 'verify' && <VerifyLibrary onClose={() => setDialog(null)} />}
      {dialog === 'settings' && <DownloadSettings onClose={() => setDialog(null)} />}
    </ViewFrame>
  );
}

function Nothing({ filtered }: { readonly filtered: boolean }) {
  return filtered ? (
    <Notice title="No downloads match these filters" text="Choose another state, or fewer words." />
  ) : (
    <Notice
      title="No downloads yet"
      text="Download a comp from the search, or make a batch of many: paste IDs, links or a CSV."
    />
  );
}

function* known<Job extends { readonly id: string }>(
  jobs: ReadonlyMap<string, Job>,
  history: readonly Job[],
): Generator<Job> {
  yield* jobs.values();
  for (const job of history) if (!jobs.has(job.id)) yield job;
}
