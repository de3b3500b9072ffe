import { classes } from '../../ui/classes.ts';
import { assetsText } from '../../ui/format.ts';
import css from './PickAll.module.css';

const cx = classes(css);

interface PickAllProps {
  readonly count: number;
  readonly picked: number;
  readonly onChange: (on: boolean) => void;
}

/** Above the lines of the basket: selects all or none. */
export function PickAll({ count, picked, onChange }: PickAllProps) {
  return (
    <label className={cx('all')}>
      <input
        type="checkbox"
        className={cx('tick')}
        checked={picked === count}
        ref={(box) => {
          if (box !== null) box.indeterminate = picked > 0 && picked < count;
        }}
        onChange={(event) => onChange(event.target.checked)}
      />
      {assetsText(count)}
    </label>
  );
}
