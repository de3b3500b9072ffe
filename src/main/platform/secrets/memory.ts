import { checkSecretName } from './store.ts';
import type { SecretStore } from './store.ts';

/** Remembers until the app ends: the last resort, which the page tells the user about. */
export function memoryStore(): SecretStore {
  const values = new Map<string, string>();
  return {
    kind: 'memory',
    get: async (name) => values.get(checkSecretName(name)) ?? null,
    set: async (name, value) => {
      values.set(checkSecretName(name), value);
    },
    delete: async (name) => {
      values.delete(checkSecretName(name));
    },
  };
}
