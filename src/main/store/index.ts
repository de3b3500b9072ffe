export { migrate } from './migrate.ts';
export type { Migration } from './migration.ts';
export { claimLock } from './process-lock.ts';
export type { ProcessLock } from './process-lock.ts';
export { openStore, typedStore } from './store.ts';
export type { Store } from './store.ts';
