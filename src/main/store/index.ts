export { migrate } from './migrate.ts';
export type { Migration } from './migration.ts';
export { openStore, typedStore } from './store.ts';
export type { Store } from './store.ts';
