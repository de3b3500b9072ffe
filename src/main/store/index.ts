export { migrate } from './migrate.ts';
export type { Migration } from './migration.ts';
export { openOrRescue } from './open-or-rescue.ts';
export { claimLock } from './process-lock.ts';
export type { ProcessLock } from './process-lock.ts';
export { createSharedLocks } from './shared-locks.ts';
export { openStore, typedStore } from './store.ts';
export type { Store } from './store.ts';
