import { open, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Patience } from './patience.ts';
import { checkSecretName } from './store.ts';
import type { SecretStore } from './store.ts';
import { overlooked } from '../failures/index.ts';

/** The part of Electron's `safeStorage` that we use; the synchronous half of it ends with Electron 46. */
export interface AsyncSafeStorage {
  isAsyncEncryptionAvailable(): Promise<boolean>;
  encryptStringAsync(text: string): Promise<Buffer>;
  decryptStringAsync(cipher: Buffer): Promise<{ readonly shouldReEncrypt: boolean; readonly result: string }>;
  getSelectedStorageBackend(): string;
}

/** Linux without a keyring: Chromium then "encrypts" with a key that is in its source code. */
const NO_PROTECTION = 'basic_text';

export async function canEncrypt(storage: AsyncSafeStorage, platform: NodeJS.Platform): Promise<boolean> {
  if (!(await storage.isAsyncEncryptionAvailable())) return false;
  return platform !== 'linux' || storage.getSelectedStorageBackend() !== NO_PROTECTION;
}

function cipherFile(profile: string, name: string): string {
  return join(profile, `${checkSecretName(name)}.secret`);
}

/** Removes what an earlier run without a keychain left in the profile. */
export async function forgetCipher(profile: string, name: string): Promise<void> {
  await rm(cipherFile(profile, name), { force: true });
}

/** Ciphertext in the profile, for the owner only; the key is the system's. */
export function safeStorageStore(
  storage: AsyncSafeStorage,
  profile: string,
  patiently: Patience,
): SecretStore {
  const set = async (name: string, value: string): Promise<void> => {
    const file = cipherFile(profile, name);
    await patiently(async () => replaceFile(file, await storage.encryptStringAsync(value)));
  };

  return {
    kind: 'safe-storage',
    async get(name) {
      const file = cipherFile(profile, name);
      const cipher = await patiently(() => readIfThere(file));
      if (cipher === null) return null;
      const { result, shouldReEncrypt } = await patiently(() => storage.decryptStringAsync(cipher));
      // The system changed its key; the old cipher still opens, so a failure here costs nothing yet.
      if (shouldReEncrypt) await set(name, result).catch(overlooked('secrets.encrypt-anew'));
      return result;
    },
    set,
    delete: (name) => forgetCipher(profile, name),
  };
}

async function readIfThere(file: string): Promise<Buffer | null> {
  try {
    return await readFile(file);
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw cause;
  }
}

/** Whole or not at all: a cut of power must not leave half a cipher. */
async function replaceFile(file: string, content: Buffer): Promise<void> {
  const part = `${file}.part`;
  const handle = await open(part, 'w', 0o600);
  try {
    await handle.writeFile(content);
    await handle.sync();
  } finally {
    await handle.close();
  }
  await rename(part, file);
}
