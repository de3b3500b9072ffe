import { createContext, use } from 'react';
import type { App } from './app.ts';

export const AppContext = createContext<App | null>(null);

/** The stores and actions of this page. */
export function useApp(): App {
  const app = use(AppContext);
  if (app === null) throw new Error('There is no AppContext above this component.');
  return app;
}
