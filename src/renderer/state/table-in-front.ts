import type { Table } from './table.ts';
import type { Stores } from './registry/store.ts';
import { boardsStore } from './boards.ts';
import { locationStore } from './location.ts';
import { recordsStore } from './records.ts';
import { searchTableStore } from './search-table.ts';

/** The table that is looked at; `null` in front of a view that has none. */
export function tableInFront(stores: Stores): Table | null {
  const place = stores.get(locationStore);
  const table = stores.get(searchTableStore);
  const records = stores.get(recordsStore);
  const boards = stores.get(boardsStore);
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
