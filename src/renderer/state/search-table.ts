import { createContext, use } from 'react';
import { arrangementStore } from './arrangement.ts';
import { assetViewStore } from './asset.ts';
import { gridFocusStore } from './grid-focus.ts';
import { defineStore, hookOf } from './registry/store.ts';
import { scrollPositionsStore } from './scroll-positions.ts';
import { selectionStore } from './selection.ts';
import type { Table } from './table.ts';
import { viewStore } from './view.ts';

/** The table of the search. */
export const searchTableStore = defineStore(
  'search-table',
  {
    arrangement: arrangementStore,
    asset: assetViewStore,
    focus: gridFocusStore,
    selection: selectionStore,
    scrollPositions: scrollPositionsStore,
    view: viewStore,
  },
  ({ arrangement, asset, focus, selection, scrollPositions, view }): Table => ({
    source: arrangement.source,
    focus,
    selection,
    open: asset.open,
    quickLook: () => view.show('quick-look'),
    scrollPositions,
  }),
);
export const useSearchTable = hookOf(searchTableStore);

/** The table that the grid, the panel and quick look below it show; the search's, unless a view has its own. */
export const TableContext = createContext<Table | null>(null);

/** The nearest table. */
export function useTable(): Table {
  const ofSearch = useSearchTable();
  return use(TableContext) ?? ofSearch;
}
