import { useId } from 'react';
import { known } from '../../../shared/model/known.ts';
import { AGES, GENDERS } from '../../../shared/model/search.ts';
import type { PeopleFilter as People } from '../../../shared/model/search.ts';
import { Checkbox } from '../../ui/Checkbox.tsx';
import { Select } from '../../ui/Select.tsx';
import { classes } from '../../ui/classes.ts';
import { TextForm } from './TextForm.tsx';
import type { EditorProps } from './editor.ts';
import { AGE_WORDS, COUNT_WORDS, GENDER_WORDS } from './filter-words.ts';
import css from './FilterForm.module.css';
import { withFilters } from './with-filters.ts';

const cx = classes(css);

const ANY = 'any';
const COUNTS = Object.keys(COUNT_WORDS);
/** The service publishes no list of the words it knows; these are common in the field. */
const ETHNICITIES = ['african', 'asian', 'caucasian', 'hispanic', 'indian', 'middle eastern'];

/** Who is to be seen. */
export function PeopleFilter({ query, onChange }: EditorProps) {
  const { people } = query.filters;
  const list = useId();
  const change = (part: { readonly [Key in keyof People]?: People[Key] | undefined }) => {
    const next = known<People>({ ...people, ...part });
    onChange(withFilters(query, { people: Object.keys(next).length === 0 ? undefined : next }));
  };
  return (
    <div className={cx('form')}>
      <Checkbox
        label="People only"
        hint="Only assets that show people."
        checked={people?.only === true}
        onChange={(only) => change({ only: only ? true : undefined })}
      />
      <OneOf
        label="How many"
        values={COUNTS}
        words={COUNT_WORDS}
        value={people?.count === undefined ? undefined : String(Math.min(people.count, COUNTS.length))}
        onChange={(count) => change({ count: count === undefined ? undefined : Number(count) })}
      />
      <OneOf
        label="Gender"
        values={GENDERS}
        words={GENDER_WORDS}
        value={people?.gender}
        onChange={(gender) => change({ gender })}
      />
      <OneOf
        label="Age"
        values={AGES}
        words={AGE_WORDS}
        value={people?.age}
        onChange={(age) => change({ age })}
      />
      <TextForm
        label="Ethnicity"
        value={people?.ethnicity ?? ''}
        maxLength={40}
        list={list}
        onSubmit={(text) => change({ ethnicity: text === '' ? undefined : text.toLowerCase() })}
      />
      <datalist id={list}>
        {ETHNICITIES.map((ethnicity) => (
          <option key={ethnicity} value={ethnicity} />
        ))}
      </datalist>
    </div>
  );
}

interface OneOfProps<Value extends string> {
  readonly label: string;
  readonly values: readonly Value[];
  readonly words: Readonly<Record<Value, string>>;
  readonly value: Value | undefined;
  readonly onChange: (value: Value | undefined) => void;
}

function OneOf<Value extends string>({ label, values, words, value, onChange }: OneOfProps<Value>) {
  return (
    <div className={cx('field')}>
      <span className={cx('label')} aria-hidden="true">
        {label}
      </span>
      <Select
        label={label}
        options={[{ value: ANY, label: 'Any' }, ...values.map((one) => ({ value: one, label: words[one] }))]}
        value={value ?? ANY}
        onChange={(next) => onChange(values.find((one) => one === next))}
      />
    </div>
  );
}
