import { COLLECTIONS } from '../../../shared/model/search.ts';
import { Checkbox } from '../../ui/Checkbox.tsx';
import { classes } from '../../ui/classes.ts';
import { CategoryFilter } from './CategoryFilter.tsx';
import { TextForm } from './TextForm.tsx';
import { OneOf } from './OneOf.tsx';
import type { EditorProps } from './editor.ts';
import { COLLECTION_WORDS, EDITORIAL_WORDS } from './filter-words.ts';
import css from '../../parts/filters/FilterForm.module.css';
import { withFilters } from './with-filters.ts';

const cx = classes(css);

/** The filters asked for less often: editorial, collection, author, category, words to leave out, safe search. */
export function MoreFilters(props: EditorProps) {
  const { query, onChange } = props;
  const { editorial, collection } = query.filters;
  return (
    <div className={cx('form')}>
      <OneOf
        label="Editorial"
        values={['only', 'none']}
        words={EDITORIAL_WORDS}
        value={editorial}
        onChange={(next) => onChange(withFilters(query, { editorial: next }))}
      />
      <OneOf
        label="Collection"
        values={COLLECTIONS.filter((one) => one !== 'regular')}
        words={COLLECTION_WORDS}
        value={collection}
        onChange={(next) => onChange(withFilters(query, { collection: next }))}
      />
      <AuthorFilter {...props} />
      <CategoryFilter {...props} />
      <ExclusionFilter {...props} />
      <SafeSearchFilter {...props} />
    </div>
  );
}

export function AuthorFilter({ query, onChange }: EditorProps) {
  const { author, authorId } = query.filters;
  return (
    <TextForm
      label="Author, by name or ID"
      value={author ?? String(authorId ?? '')}
      maxLength={100}
      onSubmit={(text) => {
        const id = /^\d{1,15}$/.test(text) ? Number(text) : 0;
        onChange(
          withFilters(query, {
            author: text === '' || id > 0 ? undefined : text,
            authorId: id > 0 ? id : undefined,
          }),
        );
      }}
    />
  );
}

export function ExclusionFilter({ query, onChange }: EditorProps) {
  return (
    <TextForm
      label="Without these words"
      value={(query.filters.excludeWords ?? []).join(', ')}
      maxLength={500}
      placeholder="boat, logo"
      onSubmit={(text) => {
        const words = text
          .split(',')
          .map((word) => word.trim().slice(0, 60).trim())
          .filter((word) => word !== '');
        onChange(withFilters(query, { excludeWords: words.length === 0 ? undefined : words.slice(0, 50) }));
      }}
    />
  );
}

export function SafeSearchFilter({ query, onChange }: EditorProps) {
  return (
    <Checkbox
      label="Safe search"
      hint="Leaves out nudity."
      checked={query.filters.showNudity !== true}
      onChange={(safe) => onChange(withFilters(query, { showNudity: safe ? undefined : true }))}
    />
  );
}
