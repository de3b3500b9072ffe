import { known } from '../../../shared/model/known.ts';
import { AGES, ETHNICITIES, GENDERS } from '../../../shared/model/search.ts';
import type { PeopleFilter as People } from '../../../shared/model/search.ts';
import { Checkbox } from '../../ui/Checkbox.tsx';
import { classes } from '../../ui/classes.ts';
import { OneOf } from './OneOf.tsx';
import type { EditorProps } from './editor.ts';
import { AGE_WORDS, COUNT_WORDS, ETHNICITY_WORDS, GENDER_WORDS } from './filter-words.ts';
import css from '../../parts/filters/FilterForm.module.css';
import { withFilters } from './with-filters.ts';

const cx = classes(css);

const COUNTS = Object.keys(COUNT_WORDS);

/** Who is to be seen. */
export function PeopleFilter({ query, onChange }: EditorProps) {
  const { people } = query.filters;
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
      <OneOf
        label="Ethnicity"
        values={ETHNICITIES}
        words={ETHNICITY_WORDS}
        value={people?.ethnicity}
        onChange={(ethnicity) => change({ ethnicity })}
      />
    </div>
  );
}
