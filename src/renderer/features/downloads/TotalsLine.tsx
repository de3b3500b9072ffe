import { isSettled } from '../../../shared/model/download.ts';
import type { DownloadJob } from '../../../shared/model/download.ts';
import { useDownloadActions } from '../../state/download-actions.ts';
import { Button } from '../../ui/Button.tsx';
import { classes } from '../../ui/classes.ts';
import { formatBytes, formatCount, formatTimeLeft } from '../../ui/format.ts';
import { addUp } from './totals.ts';
import css from './TotalsLine.module.css';

const cx = classes(css);

/** Everything together: how much there is to go, how fast it comes, how long it takes. */
export function TotalsLine({ jobs }: { readonly jobs: readonly DownloadJob[] }) {
  const actions = useDownloadActions();
  const { open, paused, speed, bytes, totalBytes } = addUp(jobs);
  if (open === 0) return <span />;
  const ids = jobs.filter(({ state }) => !isSettled(state)).map(({ id }) => id);
  const left = totalBytes === null ? '' : formatTimeLeft(totalBytes - bytes, speed);
  const facts = [
    `${formatCount(open)} to go`,
    ...(speed > 0 ? [`${formatBytes(speed)}/s`] : []),
    ...(left === '' ? [] : [left]),
  ];
  return (
    <div className={cx('totals')}>
      <p className={cx('facts')}>{facts.join(' · ')}</p>
      {paused < open && (
        <Button size="small" look="quiet" onClick={() => void actions.jobs('pause', ids)}>
          Pause all
        </Button>
      )}
      {paused > 0 && (
        <Button size="small" look="quiet" onClick={() => void actions.jobs('resume', ids)}>
          Resume all
        </Button>
      )}
    </div>
  );
}
