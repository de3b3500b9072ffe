import { Radio } from '@base-ui/react/radio';
import { RadioGroup } from '@base-ui/react/radio-group';
import { Check } from 'lucide-react';
import type { KeyboardEvent, MouseEvent } from 'react';
import { useCloseCard } from '../../ui/PopCard.tsx';
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

/** One of a few, or any. The card around it closes with the choice; arrows only try what there is. */
export function Choices<Value extends string>(props: ChoicesProps<Value>) {
  const { label, any, words, values, value, onChange } = props;
  const choosing = useChoosing();
  return (
    <RadioGroup
      className={cx('list')}
      aria-label={label}
      value={value ?? ANY}
      onValueChange={(next: string) => onChange(values.find((one) => one === next))}
      {...choosing}
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

/** Handlers of a group of radios in a card: a click or Enter is the choice, and closes the card. */
export function useChoosing() {
  const close = useCloseCard();
  return {
    onClick: ({ detail, target }: MouseEvent) => {
      // A click that an arrow key made has no detail.
      if (detail > 0 && target instanceof Element && target.closest('[role="radio"]') !== null) close();
    },
    onKeyDown: ({ key }: KeyboardEvent) => {
      if (key === 'Enter') close();
    },
  };
}
