import { ChevronsUpDown } from 'lucide-react';
import type { KeyboardEvent } from 'react';
import css from './Select.module.css';
import { classes } from './classes.ts';

const cx = classes(css);

export interface Option<Value> {
  readonly value: Value;
  readonly label: string;
}

interface SelectProps<Value> {
  readonly label: string;
  readonly options: readonly Option<Value>[];
  readonly value: Value;
  readonly onChange: (value: Value) => void;
  readonly look?: 'framed' | 'compact' | 'bare';
  readonly disabled?: boolean;
}

/** Escape closes an open list, and nothing around it. */
function keepEscape(event: KeyboardEvent<HTMLSelectElement>): void {
  const tellsOpen = CSS.supports('selector(:open)');
  if (event.key === 'Escape' && tellsOpen && event.currentTarget.matches(':open')) event.stopPropagation();
}

/** The browser's own select: nothing is easier to use by keyboard, by ear and by test. */
export function Select<Value extends string>({
  label,
  options,
  value,
  onChange,
  look = 'framed',
  disabled = false,
}: SelectProps<Value>) {
  return (
    <div className={cx('frame', look)}>
      <select
        className={cx('select')}
        aria-label={label}
        value={value}
        disabled={disabled}
        onKeyDown={keepEscape}
        onChange={(event) => {
          const chosen = options.find((option) => option.value === event.target.value);
          if (chosen !== undefined) onChange(chosen.value);
        }}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
      <ChevronsUpDown size={14} className={cx('icon')} aria-hidden="true" />
    </div>
  );
}
