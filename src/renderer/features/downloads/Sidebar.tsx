import type { BatchSummary } from '../../../shared/model/batch.ts';
import { lineCount } from '../../../shared/model/batch.ts';
import { Progress } from '../../ui/Progress.tsx';
import { classes } from '../../ui/classes.ts';
import { formatCount } from '../../ui/format.ts';
import { GROUP_WORD, JOB_GROUPS } from './choose-jobs.ts';
import type { JobGroup } from './choose-jobs.ts';
import css from './Sidebar.module.css';

const cx = classes(css);

interface SidebarProps {
  readonly group: JobGroup;
  readonly counts: Readonly<Record<JobGroup, number>>;
  readonly onGroup: (group: JobGroup) => void;
  readonly batches: readonly BatchSummary[];
  readonly batchId: string | null;
  readonly onBatch: (id: string | null) => void;
}

/** What to show: a state, and all downloads or one batch. */
export function Sidebar({ group, counts, onGroup, batches, batchId, onBatch }: SidebarProps) {
  return (
    <nav className={cx('side')} aria-label="Filters">
      <ul>
        {JOB_GROUPS.map((one) => (
          <li key={one}>
            <button
              type="button"
              className={cx('entry')}
              aria-pressed={one === group}
              onClick={() => onGroup(one)}
            >
              <span>{GROUP_WORD[one]}</span>
              <span className={cx('count')}>{counts[one] === 0 ? '' : formatCount(counts[one])}</span>
            </button>
          </li>
        ))}
      </ul>
      {batches.length > 0 && (
        <>
          <h2 className={cx('title')}>Batches</h2>
          <ul className={cx('batches')}>
            {batches.map((batch) => (
              <li key={batch.id}>
                <button
                  type="button"
                  className={cx('entry', 'batch')}
                  aria-pressed={batch.id === batchId}
                  onClick={() => onBatch(batch.id === batchId ? null : batch.id)}
                >
                  <span className={cx('name')}>{batch.name}</span>
                  <BatchMark batch={batch} />
                </button>
              </li>
            ))}
          </ul>
        </>
      )}
    </nav>
  );
}

function BatchMark({ batch: { counts, finishedAt, name, paused } }: { readonly batch: BatchSummary }) {
  const { waiting, queued, failed } = counts;
  if (finishedAt !== null) {
    return (
      <span className={cx('count', failed > 0 && 'failed')}>
        {failed > 0 ? `${formatCount(failed)} failed` : formatCount(lineCount(counts))}
      </span>
    );
  }
  const all = lineCount(counts);
  return <Progress label={name} value={(all - waiting - queued) / Math.max(1, all)} still={paused} />;
}
