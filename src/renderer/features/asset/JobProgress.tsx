import type { DownloadJob } from '../../../shared/model/download.ts';
import { useDownloadActions } from '../../state/download-actions.ts';
import { Button } from '../../ui/Button.tsx';
import { Progress } from '../../ui/Progress.tsx';
import { classes } from '../../ui/classes.ts';
import { jobProgress, jobText } from '../../parts/words/job-text.ts';
import css from './JobProgress.module.css';

const cx = classes(css);

/** The transfer of this asset where its button was. */
export function JobProgress({ job }: { readonly job: DownloadJob }) {
  const actions = useDownloadActions();
  const failed = job.state === 'failed';
  const paused = job.state === 'paused';
  return (
    <div className={cx('job')}>
      <div className={cx('head')}>
        <p className={cx('title')}>{failed ? 'Download failed' : 'Downloading comp'}</p>
        {failed && (
          <Button size="small" onClick={() => void actions.jobs('retry', [job.id])}>
            Try again
          </Button>
        )}
        {paused && (
          <Button size="small" onClick={() => void actions.jobs('resume', [job.id])}>
            Resume
          </Button>
        )}
        <Button size="small" onClick={() => void actions.jobs('cancel', [job.id])}>
          Cancel
        </Button>
      </div>
      <Progress label={`Download of ${job.title}`} value={jobProgress(job)} still={failed || paused} />
      <p className={cx('text', failed && 'failed')}>{jobText(job)}</p>
      {failed && job.failure !== null && <p className={cx('text')}>{job.failure.action}</p>}
    </div>
  );
}
