import { Select } from '../../ui/Select.tsx';
import { classes } from '../../ui/classes.ts';
import css from '../../parts/filters/FilterForm.module.css';

const cx = classes(css);

/** Of the choice that takes a filter away. */
const ANY = 'any';

interface OneOfProps<Value extends string> {
  readonly label: string;
  readonly values: readonly Value[];
  readonly words: Readonly<Record<Value, string>>;
  /** Another word than these, from an older search, is shown as *Any*. */
  readonly value: string | undefined;
  readonly onChange: (value: Value | undefined) => void;
}

/** One of a few, or any, in a line of a card that has others. */
export function OneOf<Value extends string>({ label, values, words, value, onChange }: OneOfProps<Value>) {
  return (
    <div className={cx('field')}>
      <span className={cx('label')} aria-hidden="true">
        {label}
      </span>
      <Select
        label={label}
        options={[{ value: ANY, label: 'Any' }, ...values.map((one) => ({ value: one, label: words[one] }))]}
        value={values.find((one) => one === value) ?? ANY}
        onChange={(next) => onChange(values.find((one) => one === next))}
      />
    </div>
  );
}
