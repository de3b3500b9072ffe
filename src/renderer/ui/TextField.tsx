import { useId } from 'react';
import type { ComponentProps, ReactNode } from 'react';
import css from './TextField.module.css';
import { classes } from './classes.ts';

const cx = classes(css);

interface TextFieldProps extends Omit<ComponentProps<'input'>, 'className' | 'style' | 'id'> {
  readonly label: string;
  /** What is wrong with it; `null` while nothing is. Its line is always there, so that nothing moves. */
  readonly error: string | null;
  /** A button inside the field, at its end. */
  readonly end?: ReactNode;
}

export function TextField({ label, error, end, ...input }: TextFieldProps) {
  const id = useId();
  return (
    <div className={cx('field')}>
      <label className={cx('label')} htmlFor={id}>
        {label}
      </label>
      <div className={cx('frame', error !== null && 'wrong')}>
        <input
          {...input}
          id={id}
          className={cx('input')}
          aria-invalid={error !== null}
          aria-describedby={`${id}-error`}
        />
        {end}
      </div>
      <p className={cx('error')} id={`${id}-error`}>
        {error}
      </p>
    </div>
  );
}
