import type { SecretStoreKind } from '../../../shared/model/account.ts';

/**
 * Where a remembered secret lives. Names are short (`credentials`), values are small strings; a store
 * scopes them to the profile it was opened for. A store never falls back to a plain file.
 */
export interface SecretStore {
  readonly kind: SecretStoreKind;
  get(name: string): Promise<string | null>;
  set(name: string, value: string): Promise<void>;
  delete(name: string): Promise<void>;
}

const NAME = /^[a-z][a-z0-9-]{0,31}$/;

/** Names become file names and keychain accounts, so anything but a short word is a bug of ours. */
export function checkSecretName(name: string): string {
  if (!NAME.test(name)) throw new TypeError(`Not a name for a secret: ${JSON.stringify(name)}`);
  return name;
}
