import { Checkbox } from '../../ui/Checkbox.tsx';
import { classes } from '../../ui/classes.ts';
import { CategoryFilter } from './CategoryFilter.tsx';
import { TextForm } from './TextForm.tsx';
import type { EditorProps } from './editor.ts';
import css from '../../parts/filters/FilterForm.module.css';
import { withFilters } from './with-filters.ts';

const cx = classes(css);

/** The filters asked for less often: author, category, words to leave out, safe search. */
export function MoreFilters(props: EditorProps) {
  return (
    <div className={cx('form')}>
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
