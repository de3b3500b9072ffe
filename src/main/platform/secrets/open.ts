import { randomBytes } from 'node:crypto';
import { keychainStore } from './keychain.ts';
import type { Keytar } from './keychain.ts';
import { memoryStore } from './memory.ts';
import { createPatience } from './patience.ts';
import type { After } from './patience.ts';
import { canEncrypt, forgetCipher, safeStorageStore } from './safe-storage.ts';
import type { AsyncSafeStorage } from './safe-storage.ts';
import type { SecretStore } from './store.ts';
import { overlooked } from '../failures/index.ts';

export interface SecretStoreOptions {
  /** Absolute path of the profile that the secrets belong to. */
  readonly profile: string;
  /** Electron's, where there is one. */
  readonly safeStorage?: AsyncSafeStorage;
  /** Loads keytar: late, because the import itself throws where libsecret is missing. */
  readonly importKeytar?: () => Promise<Keytar>;
  /** For each call. */
  readonly timeoutMs?: number;
  /** The clock of these timeouts. Default: the system's timers. */
  readonly after?: After;
  readonly platform?: NodeJS.Platform;
}

const TIMEOUT_MS = 5_000;

/** Opens the best store that proves that it works: keychain, Electron's safe storage, else memory. */
export async function openSecretStore(options: SecretStoreOptions): Promise<SecretStore> {
  return (await openKeychain(options)) ?? (await openSafeStorage(options)) ?? memoryStore();
}

async function openKeychain(options: SecretStoreOptions): Promise<SecretStore | null> {
  const { profile, importKeytar = loadKeytar, timeoutMs = TIMEOUT_MS, after } = options;
  try {
    const store = keychainStore(await importKeytar(), profile, createPatience(timeoutMs, after));
    return (await keepsSecrets(store)) ? withoutLeftovers(store, profile) : null;
  } catch (error) {
    return overlooked('secrets.keychain', null)(error);
  }
}

async function openSafeStorage(options: SecretStoreOptions): Promise<SecretStore | null> {
  const { profile, safeStorage, timeoutMs = TIMEOUT_MS, after, platform = process.platform } = options;
  if (safeStorage === undefined) return null;
  const patiently = createPatience(timeoutMs, after);
  try {
    if (!(await patiently(() => canEncrypt(safeStorage, platform)))) return null;
    const store = safeStorageStore(safeStorage, profile, patiently);
    return (await keepsSecrets(store)) ? store : null;
  } catch (error) {
    return overlooked('secrets.safe-storage', null)(error);
  }
}

/** keytar is CommonJS, so its functions may come as the default export. */
async function loadKeytar(): Promise<Keytar> {
  const loaded: { readonly default?: Keytar } & Keytar = await import('keytar');
  return loaded.default ?? loaded;
}

/**
 * A store counts only if it gives back what it was given: a locked keyring answers, and keeps nothing.
 * The name is new each time, so that two processes of one profile do not disturb each other's probe.
 */
async function keepsSecrets(store: SecretStore): Promise<boolean> {
  const name = `probe-${randomBytes(4).toString('hex')}`;
  const canary = randomBytes(16).toString('hex');
  await store.set(name, canary);
  const kept = (await store.get(name)) === canary;
  await store.delete(name);
  return kept;
}

/** Removes the older ciphertext in the profile of a secret that the keychain holds or forgets. */
function withoutLeftovers(store: SecretStore, profile: string): SecretStore {
  return {
    kind: store.kind,
    get: (name) => store.get(name),
    async set(name, value) {
      await store.set(name, value);
      await forgetCipher(profile, name);
    },
    async delete(name) {
      await forgetCipher(profile, name);
      await store.delete(name);
    },
  };
}
