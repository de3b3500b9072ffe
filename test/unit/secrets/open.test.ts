import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openSecretStore } from '../../../src/main/platform/secrets/index.ts';
import type { Keytar } from '../../../src/main/platform/secrets/keychain.ts';
import { keychain, Patience, safeStorage } from './fakes.ts';

const VALUE = 'correct horse battery staple';
const libsecretMissing = () =>
  Promise.reject(new Error('libsecret-1.so.0: cannot open shared object file: No such file or directory'));

const { after, never } = new Patience();
let profile: string;
beforeEach(async () => {
  profile = await mkdtemp(join(tmpdir(), 'stockroom-secrets-'));
});
afterEach(() => rm(profile, { recursive: true, force: true }));

const open = (keytar: () => Promise<Keytar>, storage?: ReturnType<typeof safeStorage>) =>
  openSecretStore({
    profile,
    importKeytar: keytar,
    after,
    platform: 'linux',
    ...(storage === undefined ? {} : { safeStorage: storage }),
  });

describe('choosing a store', () => {
  it('takes the keychain, and leaves nothing of its probe behind', async () => {
    const entries = new Map<string, string>();
    const store = await open(async () => keychain(entries), safeStorage());
    expect(store.kind).toBe('keychain');
    expect([...entries.keys()]).toEqual([]);
    expect(await readdir(profile)).toEqual([]);
  });

  it.each<[string, () => Promise<Keytar>]>([
    ['libsecret is missing', libsecretMissing],
    ['its dialog waits for nobody', async () => ({ ...keychain(), setPassword: never })],
    [
      'there is no bus',
      async () => ({ ...keychain(), setPassword: () => Promise.reject(new Error('No bus')) }),
    ],
    ['a locked keyring keeps nothing', async () => ({ ...keychain(), getPassword: async () => null })],
  ])('takes safe storage when %s, and memory without that', async (_, keytar) => {
    expect((await open(keytar, safeStorage())).kind).toBe('safe-storage');
    expect((await open(keytar)).kind).toBe('memory');
  });

  it.each([
    ['has only a key that everybody knows', safeStorage({ backend: 'basic_text' })],
    ['is not available', safeStorage({ available: false })],
    ['does not answer', { ...safeStorage(), encryptStringAsync: never }],
    ['cannot read back', { ...safeStorage(), decryptStringAsync: () => Promise.reject(new Error('Broken')) }],
  ])('takes memory when safe storage %s', async (_, storage) => {
    const store = await open(libsecretMissing, storage);
    expect(store.kind).toBe('memory');
    await store.set('credentials', VALUE);
    expect(await store.get('credentials')).toBe(VALUE);
    await store.delete('credentials');
    expect(await store.get('credentials')).toBeNull();
  });
});

describe('the keychain, later', () => {
  it('says that it is unavailable, and writes the secret nowhere else', async () => {
    const keytar = keychain();
    const store = await open(async () => keytar, safeStorage());
    keytar.setPassword = () => Promise.reject(new Error('The keyring was locked'));
    await expect(store.set('credentials', VALUE)).rejects.toMatchObject({ code: 'secrets.unavailable' });
    expect(await readdir(profile)).toEqual([]);
  });

  it('gives up in time, and takes no second thread while the first call hangs', async () => {
    const keytar = keychain();
    const store = await open(async () => keytar);
    let calls = 0;
    let answer: (value: null) => void = () => undefined;
    keytar.getPassword = () => {
      calls += 1;
      void never();
      return new Promise((resolve) => {
        answer = resolve;
      });
    };
    const together = await Promise.allSettled([store.get('credentials'), store.get('credentials')]);
    expect(together).toMatchObject([
      { status: 'rejected', reason: { code: 'secrets.unavailable' } },
      { status: 'rejected', reason: { code: 'secrets.unavailable' } },
    ]);
    expect(calls).toBe(1);

    answer(null);
    keytar.getPassword = async () => VALUE;
    await Promise.resolve();
    expect(await store.get('credentials')).toBe(VALUE);
  });

  it('removes the ciphertext that a run without it left', async () => {
    const earlier = await open(libsecretMissing, safeStorage());
    await earlier.set('credentials', VALUE);
    expect(await readdir(profile)).toEqual(['credentials.secret']);
    const store = await open(async () => keychain(), safeStorage());
    await store.delete('credentials');
    expect(await readdir(profile)).toEqual([]);
  });
});

describe('safe storage', () => {
  it('keeps ciphertext that only the owner may read, between runs', async () => {
    const store = await open(libsecretMissing, safeStorage());
    await store.set('credentials', VALUE);
    const file = join(profile, 'credentials.secret');
    expect(await readdir(profile)).toEqual(['credentials.secret']);
    expect(await readFile(file, 'utf8')).not.toContain(VALUE);
    // Windows has no such modes; there the profile folder itself is the user's.
    const mode = process.platform === 'win32' ? 0o600 : (await stat(file)).mode & 0o777;
    expect(mode).toBe(0o600);
    expect(await (await open(libsecretMissing, safeStorage())).get('credentials')).toBe(VALUE);
  });

  it('says that it is unavailable when the key of the system changed', async () => {
    await (await open(libsecretMissing, safeStorage())).set('credentials', VALUE);
    const store = await open(libsecretMissing, safeStorage({ key: 'k2' }));
    await expect(store.get('credentials')).rejects.toMatchObject({ code: 'secrets.unavailable' });
    await store.set('credentials', 'new');
    expect(await store.get('credentials')).toBe('new');
  });

  it('encrypts again when the system asks for it', async () => {
    const storage = safeStorage();
    const store = await open(libsecretMissing, storage);
    await store.set('credentials', VALUE);
    const file = join(profile, 'credentials.secret');
    await writeFile(file, await readFile(file), { mode: 0o644 });
    const before = (await stat(file)).ino;
    storage.reEncrypt = true;
    expect(await store.get('credentials')).toBe(VALUE);
    expect((await stat(file)).ino).not.toBe(before);
  });
});

it('refuses names that could leave the profile', async () => {
  const store = await open(libsecretMissing, safeStorage());
  for (const name of ['../escape', 'a/b', '', 'UPPER', 'nul\0']) {
    await expect(store.set(name, VALUE)).rejects.toThrow(TypeError);
  }
});
