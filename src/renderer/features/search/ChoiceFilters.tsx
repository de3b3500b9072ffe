import { COLLECTIONS, ORIENTATIONS } from '../../../shared/model/search.ts';
import { Choices } from '../../parts/filters/Choices.tsx';
import type { EditorProps } from './editor.ts';
import { COLLECTION_WORDS, EDITORIAL_WORDS, ORIENTATION_WORDS } from './filter-words.ts';
import { withFilters } from './with-filters.ts';

/** The filters that are one choice of a few. */

export function OrientationFilter({ query, onChange }: EditorProps) {
  return (
    <Choices
      label="Orientation"
      any="Any orientation"
      words={ORIENTATION_WORDS}
      values={ORIENTATIONS}
      value={query.filters.orientation}
      onChange={(orientation) => onChange(withFilters(query, { orientation }))}
    />
  );
}

export function EditorialFilter({ query, onChange }: EditorProps) {
  return (
    <Choices
      label="Editorial"
      any="Editorial and other"
      words={EDITORIAL_WORDS}
      values={['only', 'none']}
      value={query.filters.editorial}
      onChange={(editorial) => onChange(withFilters(query, { editorial }))}
    />
  );
}

export function CollectionFilter({ query, onChange }: EditorProps) {
  return (
    <Choices
      label="Collection"
      any="All collections"
      words={COLLECTION_WORDS}
      values={COLLECTIONS.filter((collection) => collection !== 'regular')}
      value={query.filters.collection}
      onChange={(collection) => onChange(withFilters(query, { collection }))}
    />
  );
}
