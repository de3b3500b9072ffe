import { useEffect, useId, useState } from 'react';
import { useStore } from 'zustand';
import type { Category } from '../../../shared/model/asset.ts';
import { useCategories } from '../../state/categories.ts';
import { classes } from '../../ui/classes.ts';
import { TextForm } from './TextForm.tsx';
import type { EditorProps } from './editor.ts';
import css from '../../parts/filters/FilterForm.module.css';
import { withFilters } from './with-filters.ts';

const cx = classes(css);
const MOST = 50;

/** The service publishes no list: the names are those of assets whose page was opened; an ID works for any. */
export function CategoryFilter({ query, onChange }: EditorProps) {
  const categories = useCategories();
  const known = useStore(categories.store);
  const [unknown, setUnknown] = useState<string | null>(null);
  const list = useId();
  useEffect(() => categories.load(), [categories]);
  const ids = query.filters.categories ?? [];

  const submit = (text: string) => {
    const parts = text.split(',').map((part) => part.trim());
    const named = parts.filter((part) => part !== '').map((part) => ({ part, id: idOf(part, known) }));
    const strange = named.find(({ id }) => id === null)?.part ?? null;
    setUnknown(strange);
    if (strange !== null) return;
    const wanted = named.flatMap(({ id }) => id ?? []).slice(0, MOST);
    onChange(withFilters(query, { categories: wanted.length === 0 ? undefined : [...new Set(wanted)] }));
  };

  return (
    <div>
      <TextForm
        label="Categories, by name or ID"
        value={ids.map((id) => known.find((category) => category.id === id)?.name ?? id).join(', ')}
        maxLength={500}
        list={list}
        onSubmit={submit}
      />
      <datalist id={list}>
        {known.map(({ id, name }) => (
          <option key={id} value={name} />
        ))}
      </datalist>
      {unknown !== null && (
        <p className={cx('hint')} role="alert">
          “{unknown}” is not known here yet. Type its ID, or open an asset of that category first.
        </p>
      )}
    </div>
  );
}

function idOf(part: string, known: readonly Category[]): number | null {
  const named = known.find(({ name }) => name.toLowerCase() === part.toLowerCase());
  if (named !== undefined) return named.id;
  const id = Number(part);
  return Number.isSafeInteger(id) && id > 0 ? id : null;
}
