import { createContext, use } from 'react';
import type { Table } from '../state/table.ts';
import type { App } from './app.ts';

export const AppContext = createContext<App | null>(null);

/** The stores and actions of this page. */
export function useApp(): App {
  const app = use(AppContext);
  if (app === null) throw new Error('There is no AppContext above this component.');
  return app;
}

/** The table that the grid, the panel and quick look below it show; the search's, unless a view has its own. */
export const TableContext = createContext<Table | null>(null);

export function useTable(): Table {
  const { table } = useApp();
  return use(TableContext) ?? table;
}
