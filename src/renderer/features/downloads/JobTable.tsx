import { useLayoutEffect, useRef } from 'react';
import type { KeyboardEvent } from 'react';
import { isQueued } from '../../../shared/model/download.ts';
import type { DownloadJob } from '../../../shared/model/download.ts';
import type { JobVerb } from '../../app/actions.ts';
import { useApp } from '../../app/context.ts';
import { classes } from '../../ui/classes.ts';
import { useRowSlice } from '../../ui/use-row-slice.ts';
import { useDragOutWith } from '../drag/use-drag-out.ts';
import { draggedWith } from './choose-jobs.ts';
import { JobLine } from './JobLine.tsx';
import css from './JobTable.module.css';
import type { Selection } from './use-selection.ts';

const cx = classes(css);

/** As drawn, in pixels; see `.line` and `.head`. */
const ROW = 48;
const HEAD = 32;

interface JobTableProps {
  readonly jobs: readonly DownloadJob[];
  readonly selection: Selection;
}

const QUEUE_MOVES: ReadonlyMap<string, JobVerb> = new Map([
  ['ArrowUp', 'moveUp'],
  ['ArrowDown', 'moveDown'],
]);

function bringIntoSight(element: HTMLElement, index: number): void {
  const top = index * ROW;
  const under = top + HEAD + ROW - element.clientHeight;
  if (element.scrollTop > top) element.scrollTop = top;
  else if (element.scrollTop < under) element.scrollTop = under;
}

/** Thousands of downloads in aligned columns; only the rows in sight exist. */
export function JobTable({ jobs, selection }: JobTableProps) {
  const { actions } = useApp();
  const box = useRef<HTMLDivElement>(null);
  const { first, end } = useRowSlice(box, ROW, jobs.length);
  const dragOut = useDragOutWith((id) => draggedWith(id, jobs, selection.ids));
  const at = Math.max(
    0,
    jobs.findIndex((job) => job.id === selection.focus),
  );

  const moveTo = (index: number, extend: boolean) => {
    const job = jobs[Math.min(jobs.length - 1, Math.max(0, index))];
    const element = box.current;
    if (job === undefined || element === null) return;
    if (extend) selection.extendTo(job.id);
    else selection.focusOn(job.id);
    bringIntoSight(element, jobs.indexOf(job));
    // The row may come into being with this scroll.
    requestAnimationFrame(() => element.querySelector<HTMLElement>(`[data-job="${job.id}"]`)?.focus());
  };

  // A row that is moved in the queue takes the keyboard along.
  useLayoutEffect(() => {
    const element = box.current;
    if (element?.contains(document.activeElement) === true) bringIntoSight(element, at);
  }, [at]);

  const onKeyDown = (event: KeyboardEvent) => {
    const page = Math.max(1, Math.floor((box.current?.clientHeight ?? ROW) / ROW) - 1);
    const job = jobs[at];
    // A button in the row keeps its own Enter and Space.
    const onRow = event.target instanceof HTMLElement && event.target.tagName === 'TR';
    const chosen = selection.ids.size > 0 ? [...selection.ids] : job === undefined ? [] : [job.id];
    const move = { ArrowDown: 1, ArrowUp: -1, PageDown: page, PageUp: -page }[event.key];
    const queueMove = event.altKey ? QUEUE_MOVES.get(event.key) : undefined;
    if (queueMove !== undefined) {
      const wanted = new Set(chosen);
      const queued = jobs.filter(({ id, state }) => wanted.has(id) && isQueued(state)).map(({ id }) => id);
      if (queued.length > 0) void actions.jobs(queueMove, queued);
    } else if (move !== undefined) moveTo(at + move, event.shiftKey);
    else if (event.key === 'Home') moveTo(0, event.shiftKey);
    else if (event.key === 'End') moveTo(jobs.length - 1, event.shiftKey);
    else if (event.key === 'a' && (event.ctrlKey || event.metaKey)) selection.all();
    else if (event.key === ' ' && onRow && job !== undefined) selection.toggle(job.id);
    else if (event.key === 'Enter' && onRow && job?.fileId != null) void actions.reveal(job.fileId);
    else if (event.key === 'Delete' && chosen.length > 0) void actions.jobs('cancel', chosen);
    else if (event.key === 'Escape' && selection.ids.size > 0) selection.clear();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };

  return (
    <div className={cx('box')} ref={box}>
      <table
        className={cx('table')}
        // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a table with rows to choose is a grid.
        role="grid"
        aria-label="Downloads"
        aria-multiselectable="true"
        aria-rowcount={jobs.length + 1}
        style={{ height: HEAD + jobs.length * ROW }}
        onKeyDown={onKeyDown}
        {...dragOut}
      >
        <thead className={cx('head')}>
          <tr className={cx('line')} aria-rowindex={1}>
            <td />
            <th scope="col">Asset</th>
            <th scope="col">Size</th>
            <th scope="col">State</th>
            <th scope="col" className={cx('number')}>
              Bytes
            </th>
            <td />
          </tr>
        </thead>
        <tbody>
          {jobs.slice(first, end).map((job, offset) => (
            <JobLine
              key={job.id}
              job={job}
              index={first + offset}
              top={HEAD + (first + offset) * ROW}
              selected={selection.ids.has(job.id)}
              reachable={first + offset === at || (offset === 0 && (at < first || at >= end))}
              selection={selection}
            />
          ))}
        </tbody>
      </table>
    </div>
  );
}
