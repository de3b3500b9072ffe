import { useLayoutEffect } from 'react';
import type { KeyboardEvent } from 'react';
import { isQueued } from '../../../shared/model/download.ts';
import type { DownloadJob } from '../../../shared/model/download.ts';
import type { JobVerb } from '../../state/download-actions.ts';
import { downloadActionsStore } from '../../state/download-actions.ts';
import { libraryActionsStore } from '../../state/library-actions.ts';
import { useStores } from '../../state/registry/store.ts';
import { RowTable, TABLE_ROWS } from '../../ui/RowTable.tsx';
import { classes } from '../../ui/classes.ts';
import { useRows } from '../../ui/use-rows.ts';
import { canCopyFiles, copyFiles } from '../../state/file-actions.ts';
import { useDragOutWith } from '../../state/use-drag-out.ts';
import { draggedWith, filesOf } from './choose-jobs.ts';
import { JobLine } from './JobLine.tsx';
import css from './JobTable.module.css';
import type { Selection } from './use-job-selection.ts';

const cx = classes(css);

const COLUMNS = [
  { title: '' },
  { title: 'Asset' },
  { title: 'Size' },
  { title: 'State' },
  { title: 'Bytes', number: true },
  { title: '' },
] as const;

interface JobTableProps {
  readonly jobs: readonly DownloadJob[];
  readonly selection: Selection;
}

const QUEUE_MOVES: ReadonlyMap<string, JobVerb> = new Map([
  ['ArrowUp', 'moveUp'],
  ['ArrowDown', 'moveDown'],
]);

/** Thousands of downloads in aligned columns; only the rows in sight exist. */
export function JobTable({ jobs, selection }: JobTableProps) {
  const stores = useStores();
  const transfers = stores.get(downloadActionsStore);
  const files = stores.get(libraryActionsStore);
  const rows = useRows(jobs.length, TABLE_ROWS);
  const { box, bringIntoSight } = rows;
  const dragOut = useDragOutWith((id) => draggedWith(id, jobs, selection.ids));
  const at = Math.max(
    0,
    jobs.findIndex((job) => job.id === selection.focus),
  );

  const moveTo = (index: number, extend: boolean) => {
    const job = jobs[index];
    if (job === undefined) return;
    if (extend) selection.extendTo(job.id);
    else selection.standOn(job.id);
    rows.stand(index, `[data-job="${job.id}"]`);
  };

  // A row that is moved in the queue takes the keyboard along.
  // biome-ignore lint/correctness/useExhaustiveDependencies: only its own move takes it along, not a change of size.
  useLayoutEffect(() => {
    if (box.current?.contains(document.activeElement) === true) bringIntoSight(at);
  }, [at]);

  const onKeyDown = (event: KeyboardEvent) => {
    const job = jobs[at];
    // A button in the row keeps its own Enter and Space.
    const onRow = event.target instanceof HTMLElement && event.target.tagName === 'TR';
    const chosen = selection.ids.size > 0 ? [...selection.ids] : job === undefined ? [] : [job.id];
    const to = rows.led(event, at);
    const queueMove = event.altKey ? QUEUE_MOVES.get(event.key) : undefined;
    if (queueMove !== undefined) {
      const wanted = new Set(chosen);
      const queued = jobs.filter(({ id, state }) => wanted.has(id) && isQueued(state)).map(({ id }) => id);
      if (queued.length > 0) void transfers.jobs(queueMove, queued);
    } else if (to !== null) moveTo(to, event.shiftKey);
    else if (event.key === 'a' && (event.ctrlKey || event.metaKey)) selection.all();
    else if (event.key === 'c' && (event.ctrlKey || event.metaKey) && canCopyFiles(stores)) {
      const wanted = new Set(chosen);
      void copyFiles(stores, filesOf(jobs.filter(({ id }) => wanted.has(id))));
    } else if (event.key === ' ' && onRow && job !== undefined) selection.toggle(job.id);
    else if (event.key === 'Enter' && onRow && job?.fileId != null) void files.reveal(job.fileId);
    else if (event.key === 'Delete' && chosen.length > 0) void transfers.jobs('cancel', chosen);
    else if (event.key === 'Escape' && selection.ids.size > 0) selection.clear();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };

  return (
    <RowTable
      rows={rows}
      count={jobs.length}
      columns={COLUMNS}
      className={cx('columns')}
      aria-label="Downloads"
      onKeyDown={onKeyDown}
      {...dragOut}
    >
      {jobs.slice(rows.first, rows.end).map((job, offset) => (
        <JobLine
          key={job.id}
          job={job}
          index={rows.first + offset}
          selected={selection.ids.has(job.id)}
          reachable={rows.reachable(rows.first + offset, at)}
          selection={selection}
        />
      ))}
    </RowTable>
  );
}
