import type { BatchPlan } from '../../../shared/model/batch.ts';
import { classes } from '../../ui/classes.ts';
import { formatBytes, formatCount } from '../../ui/format.ts';
import css from './PlanLine.module.css';

const cx = classes(css);

/** What a batch comes to: files, room on the disk, and what is here already. */
export function PlanLine({ plan }: { readonly plan: BatchPlan | null }) {
  if (plan === null) return <p className={cx('plan')} role="status" />;
  const { files, here, unseen, bytes, freeBytes } = plan;
  const tight = freeBytes !== null && bytes > freeBytes;
  return (
    <div className={cx('plan')} role="status">
      <p>
        {formatCount(files)} to fetch, about {formatBytes(bytes)}
        {here > 0 && ` · ${formatCount(here)} here already`}
      </p>
      <p className={cx('small', tight && 'tight')}>
        {tight
          ? `Free ${formatBytes(bytes - freeBytes)} first`
          : freeBytes !== null && `${formatBytes(freeBytes)} free`}
        {unseen > 0 && ` · an estimate for ${formatCount(unseen)} not seen before`}
      </p>
    </div>
  );
}
