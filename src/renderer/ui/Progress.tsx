import css from './Progress.module.css';
import { classes } from './classes.ts';

const cx = classes(css);

interface ProgressProps {
  readonly label: string;
  /** 0 to 1; `null` while it can't be told. */
  readonly value: number | null;
  readonly still?: boolean;
}

export function Progress({ label, value, still = false }: ProgressProps) {
  return (
    <div
      className={cx('track', still && 'still')}
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={100}
      {...(value === null ? {} : { 'aria-valuenow': Math.round(value * 100) })}
    >
      <div
        className={cx('bar', value === null && 'unknown')}
        style={value === null ? undefined : { transform: `scaleX(${value})` }}
      />
    </div>
  );
}
