import { memo } from 'react';
import { useStore } from 'zustand';
import { useTable } from '../../state/search-table.ts';
import { Button } from '../../ui/Button.tsx';
import { classes } from '../../ui/classes.ts';
import { FailureCode } from '../../ui/FailureCode.tsx';
import css from './Grid.module.css';

const cx = classes(css);

interface GridGapProps {
  readonly page: number;
  readonly top: number;
  readonly height: number;
  readonly target: number;
}

/** Where a page will stand: empty tiles in one single element, or what went wrong. */
export const GridGap = memo(function GridGap({ page, top, height, target }: GridGapProps) {
  const { source } = useTable();
  const failure = useStore(source.store, (state) => state.failures.get(page) ?? null);
  if (failure === null) {
    return (
      <div
        className={cx('gap', 'empty')}
        style={{ top, height, ['--row' as string]: `${target}px` }}
        aria-hidden="true"
        data-gap={page}
      />
    );
  }
  return (
    <div className={cx('gap', 'failed')} style={{ top, height, ['--row' as string]: `${target}px` }}>
      <div className={cx('end')} role="alert">
        <p>
          {failure.message} {failure.action}
        </p>
        <Button onClick={() => source.retry()}>Retry</Button>
        <FailureCode code={failure.code} />
      </div>
    </div>
  );
});
