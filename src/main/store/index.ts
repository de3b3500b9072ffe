export type { Migration } from './migration.ts';
export { openStore } from './store.ts';
export type { Store } from './store.ts';
