import { createHash } from 'node:crypto';
import type { Patience } from './patience.ts';
import { checkSecretName } from './store.ts';
import type { SecretStore } from './store.ts';

/** The part of keytar that we use. */
export interface Keytar {
  getPassword(service: string, account: string): Promise<string | null>;
  setPassword(service: string, account: string, password: string): Promise<void>;
  deletePassword(service: string, account: string): Promise<boolean>;
}

/** The name that the user reads in Keychain Access, Credential Manager or Seahorse. */
const SERVICE = 'Stockroom';

/** The keychain of the system. */
export function keychainStore(keytar: Keytar, profile: string, patiently: Patience): SecretStore {
  // One profile must not see, or sign out, another.
  const scope = createHash('sha256').update(profile).digest('hex').slice(0, 16);
  const accountOf = (name: string) => `${checkSecretName(name)}@${scope}`;
  return {
    kind: 'keychain',
    async get(name) {
      const account = accountOf(name);
      return patiently(() => keytar.getPassword(SERVICE, account));
    },
    async set(name, value) {
      const account = accountOf(name);
      await patiently(() => keytar.setPassword(SERVICE, account, value));
    },
    async delete(name) {
      const account = accountOf(name);
      await patiently(() => keytar.deletePassword(SERVICE, account));
    },
  };
}
