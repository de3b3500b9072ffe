import type { AsyncSafeStorage } from '../../../src/main/platform/secrets/index.ts';
import type { Keytar } from '../../../src/main/platform/secrets/keychain.ts';

/** Timeouts that a test waits for: they are over when what is waited for says so, however slow the computer is. */
export class Patience {
  readonly #timers = new Set<() => void>();

  readonly after = (_ms: number, work: () => void): (() => void) => {
    this.#timers.add(work);
    return () => this.#timers.delete(work);
  };

  /** A call that is never answered; by the time that the caller waits for it, its timeout is over. */
  readonly never = (): Promise<never> => {
    setImmediate(() => {
      for (const work of this.#timers) work();
      this.#timers.clear();
    });
    return new Promise(() => undefined);
  };
}

/** A keychain in memory that counts the calls which are under way. */
export function keychain(entries = new Map<string, string>()): Keytar {
  const key = (service: string, account: string) => `${service}/${account}`;
  return {
    getPassword: async (service, account) => entries.get(key(service, account)) ?? null,
    setPassword: async (service, account, password) => {
      entries.set(key(service, account), password);
    },
    deletePassword: async (service, account) => entries.delete(key(service, account)),
  };
}

/** Safe storage whose cipher is the text in another writing, under a key, so that a wrong key shows. */
export function safeStorage(options: { key?: string; backend?: string; available?: boolean } = {}) {
  const { key = 'k1', backend = 'gnome_libsecret', available = true } = options;
  const storage = {
    reEncrypt: false,
    isAsyncEncryptionAvailable: async () => available,
    getSelectedStorageBackend: () => backend,
    encryptStringAsync: async (text: string) => Buffer.from(`${key}:${Buffer.from(text).toString('hex')}`),
    decryptStringAsync: async (cipher: Buffer) => {
      const [usedKey, text] = cipher.toString().split(':', 2);
      if (usedKey !== key || text === undefined) throw new Error('Wrong key');
      return { shouldReEncrypt: storage.reEncrypt, result: Buffer.from(text, 'hex').toString() };
    },
  };
  return storage satisfies AsyncSafeStorage;
}
