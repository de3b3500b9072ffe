import type { SubmitEvent } from 'react';
import { Button } from '../../ui/Button.tsx';
import { classes } from '../../ui/classes.ts';
import { Field } from '../../parts/filters/Field.tsx';
import css from './TextForm.module.css';

const cx = classes(css);

interface TextFormProps {
  readonly label: string;
  readonly value: string;
  readonly maxLength: number;
  readonly placeholder?: string;
  readonly list?: string;
  readonly type?: 'text' | 'url';
  readonly action?: string;
  readonly onSubmit: (text: string) => void;
}

/** One field with its button: nothing is searched before the user has finished typing. */
export function TextForm(props: TextFormProps) {
  const { label, value, action = 'Apply', onSubmit, ...field } = props;
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    // A card belongs to what opened it, and that may be a form as well.
    event.stopPropagation();
    const text = new FormData(event.currentTarget).get('text');
    onSubmit(typeof text === 'string' ? text.trim() : '');
  };
  return (
    <form className={cx('form')} onSubmit={submit}>
      <Field {...field} key={value} name="text" label={label} defaultValue={value} />
      <Button type="submit" aria-label={`${action}: ${label}`}>
        {action}
      </Button>
    </form>
  );
}
