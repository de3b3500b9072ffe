export type { AsyncSafeStorage } from './safe-storage.ts';
export { memoryStore } from './memory.ts';
export { openSecretStore } from './open.ts';
export type { SecretStore } from './store.ts';
