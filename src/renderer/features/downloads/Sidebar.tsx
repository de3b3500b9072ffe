import type { BatchSummary } from '../../../shared/model/batch.ts';
import { lineCount } from '../../../shared/model/batch.ts';
import { Progress } from '../../ui/Progress.tsx';
import { Side, SideGroup, SideItem } from '../../ui/Side.tsx';
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
    <Side label="Filters">
      <ul>
        {JOB_GROUPS.map((one) => (
          <SideItem
            key={one}
            name={GROUP_WORD[one]}
            end={counts[one] === 0 ? '' : formatCount(counts[one])}
            aria-pressed={one === group}
            onClick={() => onGroup(one)}
          />
        ))}
      </ul>
      {batches.length > 0 && (
        <SideGroup title="Batches">
          <ul>
            {batches.map((batch) => (
              <SideItem
                key={batch.id}
                name={batch.name}
                end={<BatchMark batch={batch} />}
                aria-pressed={batch.id === batchId}
                onClick={() => onBatch(batch.id === batchId ? null : batch.id)}
              />
            ))}
          </ul>
        </SideGroup>
      )}
    </Side>
  );
}

function BatchMark({ batch: { counts, finishedAt, name, paused } }: { readonly batch: BatchSummary }) {
  const { waiting, queued, failed } = counts;
  if (finishedAt !== null) {
    return failed > 0 ? (
      <span className={cx('failed')}>{formatCount(failed)} failed</span>
    ) : (
      formatCount(lineCount(counts))
    );
  }
  const all = lineCount(counts);
  return (
    <span className={cx('progress')}>
      <Progress label={name} value={(all - waiting - queued) / Math.max(1, all)} still={paused} />
    </span>
  );
}
