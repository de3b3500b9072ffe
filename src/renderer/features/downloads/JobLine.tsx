import { memo } from 'react';
import type { MouseEvent } from 'react';
import { previewPath } from '../../../shared/contract/previews.ts';
import { isActive } from '../../../shared/model/download.ts';
import type { DownloadJob } from '../../../shared/model/download.ts';
import { Progress } from '../../ui/Progress.tsx';
import { classes } from '../../ui/classes.ts';
import { formatBytes } from '../../ui/format.ts';
import { JobActions } from './JobRow.tsx';
import css from './JobTable.module.css';
import { hasArrived } from './choose-jobs.ts';
import { jobProgress, stateText } from './job-text.ts';
import { sizeWord } from './size-words.ts';
import type { Selection } from './use-selection.ts';

const cx = classes(css);

interface JobLineProps {
  readonly job: DownloadJob;
  readonly index: number;
  readonly top: number;
  readonly selected: boolean;
  /** Whether Tab comes here. */
  readonly reachable: boolean;
  readonly selection: Selection;
}

function Line({ job, index, top, selected, reachable, selection }: JobLineProps) {
  const { id, state, title, type, assetId, option, bytes, totalBytes } = job;
  const onClick = (event: MouseEvent) => {
    if (event.shiftKey) selection.extendTo(id);
    else if (event.ctrlKey || event.metaKey) selection.toggle(id);
    else {
      selection.clear();
      selection.focusOn(id);
    }
  };
  // What has arrived goes on into other programs.
  const carried = hasArrived(job);
  const amount = totalBytes ?? (bytes > 0 ? bytes : null);
  return (
    <tr
      className={cx('line', 'job', selected && 'selected')}
      aria-rowindex={index + 2}
      aria-selected={selected}
      aria-label={`${title}, ${stateText(job)}`}
      tabIndex={reachable ? 0 : -1}
      data-job={id}
      data-asset={carried ? assetId : undefined}
      draggable={carried}
      style={{ transform: `translateY(${top}px)` }}
      onClick={onClick}
      onFocus={() => selection.focusOn(id)}
    >
      <td className={cx('picture')}>
        <img
          className={cx('thumb')}
          src={previewPath(assetId, 'thumb')}
          alt=""
          loading="lazy"
          draggable={false}
        />
      </td>
      <td className={cx('asset')}>
        <span className={cx('title')}>{title}</span>
        <span className={cx('id')}>{assetId}</span>
      </td>
      <td className={cx('option')}>{sizeWord(type, option)}</td>
      <td className={cx('state', state === 'failed' && 'failed')} title={stateText(job)}>
        {isActive(state) && <Progress label={`Download of ${title}`} value={jobProgress(job)} />}
        <span className={cx('words')}>{stateText(job)}</span>
      </td>
      <td className={cx('number')}>{amount === null ? '' : formatBytes(amount)}</td>
      <td className={cx('actions')}>
        <JobActions job={job} reachable={reachable} />
      </td>
    </tr>
  );
}

/** Thousands of rows, four updates a second: only those that changed are drawn anew. */
export const JobLine = memo(
  Line,
  (before, now) =>
    before.job === now.job &&
    before.top === now.top &&
    before.selected === now.selected &&
    before.reachable === now.reachable,
);
