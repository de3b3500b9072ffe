import type { FocusEvent, SubmitEvent } from 'react';
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
  /** The word of its button. Without one, Enter or leaving the field is enough. */
  readonly action?: string;
  readonly onSubmit: (text: string) => void;
}

/** One field, with or without a button: nothing is searched before the user has finished typing. */
export function TextForm(props: TextFormProps) {
  const { label, value, action, onSubmit, ...field } = props;
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    // A card belongs to what opened it, and that may be a form as well.
    event.stopPropagation();
    const text = new FormData(event.currentTarget).get('text');
    onSubmit(typeof text === 'string' ? text.trim() : '');
  };
  const leave = ({ currentTarget }: FocusEvent<HTMLInputElement>) => {
    if (action === undefined && currentTarget.value.trim() !== value) currentTarget.form?.requestSubmit();
  };
  return (
    <form className={cx('form')} onSubmit={submit}>
      <Field {...field} key={value} name="text" label={label} defaultValue={value} onBlur={leave} />
      {action !== undefined && (
        <Button type="submit" aria-label={`${action}: ${label}`}>
          {action}
        </Button>
      )}
    </form>
  );
}
