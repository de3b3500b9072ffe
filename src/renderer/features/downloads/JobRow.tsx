import { FolderOpen, Pause, Play, RotateCw, X } from 'lucide-react';
import { isSettled } from '../../../shared/model/download.ts';
import type { DownloadJob } from '../../../shared/model/download.ts';
import { useLibraryActions } from '../../state/library-actions.ts';
import { useDownloadActions } from '../../state/download-actions.ts';
import { IconButton } from '../../ui/Button.tsx';
import { Progress } from '../../ui/Progress.tsx';
import { classes } from '../../ui/classes.ts';
import css from './JobRow.module.css';
import { AssetPicture } from '../../ui/AssetPicture.tsx';
import { jobProgress, jobText } from '../../parts/words/job-text.ts';

const cx = classes(css);

export function JobRow({ job }: { readonly job: DownloadJob }) {
  const { state, title } = job;
  return (
    <li className={cx('row')}>
      <AssetPicture className={cx('thumb')} assetId={job.assetId} size="thumb" />
      <div className={cx('body')}>
        <p className={cx('title')} title={title}>
          {title}
        </p>
        {!isSettled(state) && (
          <Progress
            label={`Download of ${title}`}
            value={jobProgress(job)}
            still={state === 'paused' || state === 'waiting' || state === 'queued'}
          />
        )}
        <p className={cx('text', state === 'failed' && 'failed')}>{jobText(job)}</p>
      </div>
      <div className={cx('actions')}>
        <JobActions job={job} />
      </div>
    </li>
  );
}

interface JobActionsProps {
  readonly job: DownloadJob;
  /** Whether Tab comes to the buttons; in a long table only to those of one row. */
  readonly reachable?: boolean;
}

export function JobActions({ job, reachable = true }: JobActionsProps) {
  const files = useLibraryActions();
  const transfers = useDownloadActions();
  const { id, state, title, fileId } = job;
  const tab = reachable ? 0 : -1;
  const icon = { size: 16, 'aria-hidden': true } as const;
  if (state === 'done') {
    return (
      fileId !== null && (
        <IconButton
          tabIndex={tab}
          label={`Show ${title} in folder`}
          onClick={() => void files.reveal(fileId)}
        >
          <FolderOpen {...icon} />
        </IconButton>
      )
    );
  }
  if (state === 'cancelled') return null;
  return (
    <>
      {state === 'failed' && (
        <IconButton
          tabIndex={tab}
          label={`Retry ${title}`}
          onClick={() => void transfers.jobs('retry', [id])}
        >
          <RotateCw {...icon} />
        </IconButton>
      )}
      {state === 'paused' && (
        <IconButton
          tabIndex={tab}
          label={`Resume ${title}`}
          onClick={() => void transfers.jobs('resume', [id])}
        >
          <Play {...icon} />
        </IconButton>
      )}
      {state !== 'failed' && state !== 'paused' && (
        <IconButton
          tabIndex={tab}
          label={`Pause ${title}`}
          onClick={() => void transfers.jobs('pause', [id])}
        >
          <Pause {...icon} />
        </IconButton>
      )}
      <IconButton
        tabIndex={tab}
        label={`Cancel ${title}`}
        onClick={() => void transfers.jobs('cancel', [id])}
      >
        <X {...icon} />
      </IconButton>
    </>
  );
}
