import { Radio } from '@base-ui/react/radio';
import { RadioGroup } from '@base-ui/react/radio-group';
import { Check } from 'lucide-react';
import { classes } from '../../ui/classes.ts';
import css from './Choices.module.css';

const cx = classes(css);

/** Of the choice that takes a filter away. */
const ANY = 'any';

interface ChoicesProps<Value extends string> {
  readonly label: string;
  /** What it is called when nothing is chosen. */
  readonly any: string;
  readonly words: Readonly<Record<Value, string>>;
  readonly values: readonly Value[];
  readonly value: Value | undefined;
  readonly onChange: (value: Value | undefined) => void;
}

/** One of a few, or any. */
export function Choices<Value extends string>(props: ChoicesProps<Value>) {
  const { label, any, words, values, value, onChange } = props;
  return (
    <RadioGroup
      className={cx('list')}
      aria-label={label}
      value={value ?? ANY}
      onValueChange={(next: string) => onChange(values.find((one) => one === next))}
    >
      {[ANY, ...values].map((one) => (
        <Radio.Root key={one} value={one} className={cx('row')}>
          <span className={cx('tick')}>
            <Radio.Indicator>
              <Check size={14} aria-hidden="true" />
            </Radio.Indicator>
          </span>
          {one === ANY ? any : words[one as Value]}
        </Radio.Root>
      ))}
    </RadioGroup>
  );
}
