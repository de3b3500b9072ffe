import { useEffect } from 'react';
import { useStore } from 'zustand';
import { useApp } from '../../app/context.ts';
import { Checkbox } from '../../ui/Checkbox.tsx';
import { classes } from '../../ui/classes.ts';
import { TextForm } from './TextForm.tsx';
import type { EditorProps } from './editor.ts';
import css from './FilterForm.module.css';
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

/** The service publishes no list: the names are those of assets whose page was opened; an ID works for any. */
export function CategoryFilter({ query, onChange }: EditorProps) {
  const { categories } = useApp();
  const known = useStore(categories.store);
  useEffect(() => categories.load(), [categories]);
  const ids = query.filters.categories ?? [];
  const nameOf = (id: number) => known.find((category) => category.id === id)?.name ?? String(id);
  return (
    <>
      <TextForm
        label="Categories, by name or ID"
        value={ids.map(nameOf).join(', ')}
        maxLength={500}
        list="known-categories"
        onSubmit={(text) => {
          const wanted = text
            .split(',')
            .map((part) => part.trim())
            .map(
              (part) =>
                known.find(({ name }) => name.toLowerCase() === part.toLowerCase())?.id ?? Number(part),
            )
            .filter((id) => Number.isSafeInteger(id) && id > 0);
          onChange(withFilters(query, { categories: wanted.length === 0 ? undefined : wanted.slice(0, 50) }));
        }}
      />
      <datalist id="known-categories">
        {known.map(({ id, name }) => (
          <option key={id} value={name} />
        ))}
      </datalist>
    </>
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
