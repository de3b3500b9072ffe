import type { ReactNode } from 'react';
import { Button } from '../ui/Button.tsx';
import { classes } from '../ui/classes.ts';
import { formatCount } from '../ui/format.ts';
import css from './SelectionBar.module.css';

const cx = classes(css);

interface SelectionBarProps {
  readonly count: number;
  /**
   * From how many on it shows. Two where one alone has the asset panel, as in every grid; one in tables, which have no
   * panel for what is ticked.
   */
  readonly from?: 1 | 2;
  readonly onClear: () => void;
  /** Buttons, the main one first. */
  readonly children: ReactNode;
}

/** How many are selected, what can be done with them, and the way back: the same below every grid and table. */
export function SelectionBar({ count, from = 2, onClear, children }: SelectionBarProps) {
  if (count < from) return null;
  return (
    <div className={cx('bar')} role="toolbar" aria-label="Selection">
      <p className={cx('count')} role="status">
        {formatCount(count)} selected
      </p>
      {children}
      <Button size="small" look="quiet" onClick={onClear}>
        Clear
      </Button>
    </div>
  );
}
