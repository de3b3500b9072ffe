import { Checkbox as KitCheckbox } from '@base-ui/react/checkbox';
import { Check } from 'lucide-react';
import { useId } from 'react';
import css from './Checkbox.module.css';
import { classes } from './classes.ts';

const cx = classes(css);

interface CheckboxProps {
  readonly label: string;
  /** One line about what it does. */
  readonly hint: string;
  readonly checked: boolean;
  readonly disabled?: boolean;
  readonly onChange: (checked: boolean) => void;
}

export function Checkbox({ label, hint, checked, disabled = false, onChange }: CheckboxProps) {
  const id = useId();
  return (
    <div className={cx('row')}>
      <KitCheckbox.Root
        className={cx('box')}
        checked={checked}
        disabled={disabled}
        onCheckedChange={onChange}
        aria-labelledby={`${id}-label`}
        aria-describedby={`${id}-hint`}
        id={id}
      >
        <KitCheckbox.Indicator className={cx('tick')}>
          <Check size={14} strokeWidth={3} aria-hidden="true" />
        </KitCheckbox.Indicator>
      </KitCheckbox.Root>
      <label className={cx('label')} id={`${id}-label`} htmlFor={id}>
        {label}
      </label>
      <p className={cx('hint')} id={`${id}-hint`}>
        {hint}
      </p>
    </div>
  );
}
