import css from './Mark.module.css';
import { classes } from './classes.ts';

const cx = classes(css);

/** The mark: four tiles in two justified rows, one of them picked. */
export function Mark({ size = 20 }: { readonly size?: number }) {
  return (
    <svg className={cx('mark')} viewBox="0 0 20 20" width={size} height={size} aria-hidden="true">
      <rect x="1" y="2" width="11" height="7" rx="1.5" />
      <rect x="14" y="2" width="5" height="7" rx="1.5" />
      <rect x="1" y="11" width="5" height="7" rx="1.5" />
      <rect className={cx('picked')} x="8" y="11" width="11" height="7" rx="1.5" />
    </svg>
  );
}
