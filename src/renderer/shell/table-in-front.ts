import type { Table } from '../state/table.ts';
import type { App } from './app.ts';

/** The table that is looked at; `null` in front of a view that has none. */
export function tableInFront({ place, table, records, boards }: App): Table | null {
  const { view } = place.store.getState();
  switch (view) {
    case 'search':
      return table;
    case 'library':
      return records.store.getState().showsOthers ? null : records.table;
    case 'boards':
      return boards.table;
    default:
      return null;
  }
}
