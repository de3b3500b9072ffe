import type { SearchQuery } from '../../../shared/model/search.ts';

/** What the inside of a filter's card gets. */
export interface EditorProps {
  readonly query: SearchQuery;
  readonly onChange: (query: SearchQuery) => void;
}
