import { useState } from 'react';
import type { SubmitEvent } from 'react';
import { pictureAddress } from '../../../shared/model/search-address.ts';
import { isSearchable } from '../../../shared/model/search.ts';
import { Button } from '../../ui/Button.tsx';
import { classes } from '../../ui/classes.ts';
import type { EditorProps } from './editor.ts';
import { Field } from '../../parts/filters/Field.tsx';
import css from '../../parts/filters/FilterForm.module.css';
import { withFilters } from './with-filters.ts';

const cx = classes(css);

const ADVICE =
  'An https address that is open to everyone. The service looks at the picture and at your words; nothing is sent from this computer.';
const PROBLEMS = {
  address: 'The address needs to start with https and to be open to everyone.',
  words: 'Say in words what it shows: the service does not search by a picture alone.',
} as const;

/** Search by a picture that the service can fetch for itself; a phrase, a category or an author goes with it. */
export function PictureFilter({ query, onChange }: EditorProps) {
  const [problem, setProblem] = useState<keyof typeof PROBLEMS | null>(null);
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    // A card belongs to what opened it, and that may be a form as well.
    event.stopPropagation();
    const form = new FormData(event.currentTarget);
    const imageUrl = pictureAddress(String(form.get('address') ?? '').trim());
    const text = String(form.get('words') ?? '').trim();
    const next = withFilters({ ...query, text }, { imageUrl });
    const found = imageUrl === undefined ? 'address' : isSearchable(next) ? null : 'words';
    setProblem(found);
    if (found === null) onChange(next);
  };
  return (
    <form className={cx('form')} onSubmit={submit} noValidate>
      <Field
        name="address"
        label="Address of a picture"
        type="url"
        defaultValue={query.filters.imageUrl ?? ''}
        maxLength={2000}
        placeholder="https://"
      />
      <Field name="words" label="What it shows" defaultValue={query.text} maxLength={500} />
      <p className={cx('hint')} role={problem === null ? undefined : 'alert'}>
        {problem === null ? ADVICE : PROBLEMS[problem]}
      </p>
      <div className={cx('end')}>
        <Button type="submit">Search</Button>
      </div>
    </form>
  );
}
