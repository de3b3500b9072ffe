import type { ComponentProps } from 'react';
import { classes } from '../../ui/classes.ts';
import css from './FilterForm.module.css';

const cx = classes(css);

interface FieldProps extends Omit<ComponentProps<'input'>, 'className' | 'style'> {
  readonly label: string;
}

/** A small labelled field of a filter. */
export function Field({ label, ...input }: FieldProps) {
  return (
    <label className={cx('field')}>
      <span className={cx('label')}>{label}</span>
      <input {...input} className={cx('input')} autoComplete="off" spellCheck={false} />
    </label>
  );
}
