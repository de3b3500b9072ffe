import { useStore } from 'zustand';
import { useApp } from '../../app/context.ts';
import { Button } from '../../ui/Button.tsx';
import { classes } from '../../ui/classes.ts';
import { formatCount } from '../../ui/format.ts';
import css from './Grid.module.css';
import { SkeletonRows } from './Skeleton.tsx';

const cx = classes(css);

/** Pixels of empty tiles below the last row while the next page is on its way. */
const TAIL = 460;

interface GridEndProps {
  readonly width: number;
  /** As deep as a page can scroll. */
  readonly capped: boolean;
  readonly shown: number;
}

/** What stands below the last row: tiles to come, the end, or why there is no more. */
export function GridEnd({ width, capped, shown }: GridEndProps) {
  const { search } = useApp();
  const phase = useStore(search.store, (state) => state.phase);
  if (phase.kind !== 'ready') return null;
  if (capped) {
    return (
      <p className={cx('end')}>
        These are the first {formatCount(shown)} results, as many as can be scrolled through. Narrow the
        search to see others.
      </p>
    );
  }
  switch (phase.more.kind) {
    case 'failed':
      return (
        <div className={cx('end')} role="alert">
          <p>
            {phase.more.failure.message} {phase.more.failure.action}
          </p>
          <Button onClick={() => search.retry()}>Retry</Button>
          <code className={cx('code')}>{phase.more.failure.code}</code>
        </div>
      );
    case 'end':
      return <p className={cx('end')}>That is all.</p>;
    case 'idle':
    case 'loading':
      return (
        <div className={cx('tail')}>
          <SkeletonRows width={width} height={TAIL} />
        </div>
      );
  }
}
