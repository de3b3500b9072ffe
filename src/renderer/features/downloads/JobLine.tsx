import { memo } from 'react';
import type { MouseEvent } from 'react';
import { isActive } from '../../../shared/model/download.ts';
import type { DownloadJob } from '../../../shared/model/download.ts';
import { Progress } from '../../ui/Progress.tsx';
import { NumberCell, PictureCell, TableRow, TwoLines } from '../../ui/RowTable.tsx';
import { classes } from '../../ui/classes.ts';
import { formatBytes } from '../../ui/format.ts';
import { JobActions } from './JobRow.tsx';
import css from './JobTable.module.css';
import { hasArrived } from './choose-jobs.ts';
import { jobProgress, stateText } from '../../parts/words/job-text.ts';
import { sizeWord } from '../../parts/words/size-words.ts';
import type { Selection } from './use-job-selection.ts';

const cx = classes(css);

interface JobLineProps {
  readonly job: DownloadJob;
  readonly index: number;
  readonly selected: boolean;
  /** Whether Tab comes here. */
  readonly reachable: boolean;
  readonly selection: Selection;
}

function Line({ job, index, selected, reachable, selection }: JobLineProps) {
  const { id, state, title, assetId, option, bytes, totalBytes } = job;
  const onClick = (event: MouseEvent) => {
    if (event.shiftKey) selection.extendTo(id);
    else if (event.ctrlKey || event.metaKey) selection.toggle(id);
    else {
      selection.clear();
      selection.standOn(id);
    }
  };
  // What has arrived goes on into other programs.
  const carried = hasArrived(job);
  const amount = totalBytes ?? (bytes > 0 ? bytes : null);
  return (
    <TableRow
      index={index}
      chosen={selected}
      reachable={reachable}
      aria-label={`${title}, ${stateText(job)}`}
      data-job={id}
      data-asset={carried ? assetId : undefined}
      draggable={carried}
      onClick={onClick}
      onFocus={() => selection.focusOn(id)}
    >
      <PictureCell assetId={assetId} />
      <TwoLines first={title} second={assetId} />
      <td className={cx('option')}>{sizeWord(option)}</td>
      <td className={cx('state', state === 'failed' && 'failed')} title={stateText(job)}>
        {isActive(state) && <Progress label={`Download of ${title}`} value={jobProgress(job)} />}
        <span className={cx('words')}>{stateText(job)}</span>
      </td>
      <NumberCell>{amount === null ? '' : formatBytes(amount)}</NumberCell>
      <td className={cx('actions')}>
        <JobActions job={job} reachable={reachable} />
      </td>
    </TableRow>
  );
}

/** Thousands of rows, four updates a second: only those that changed are drawn anew. */
export const JobLine = memo(
  Line,
  (before, now) =>
    before.job === now.job &&
    before.index === now.index &&
    before.selected === now.selected &&
    before.reachable === now.reachable,
);
