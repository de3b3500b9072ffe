import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { accountMigrations, createAccount } from '../../../src/main/account/index.ts';
import type { Account } from '../../../src/main/account/index.ts';
import type { SessionChange } from '../../../src/main/api/session.ts';
import type { SecretStore } from '../../../src/main/platform/secrets/index.ts';
import { openStore } from '../../../src/main/platform/store/index.ts';
import type { Store } from '../../../src/main/platform/store/index.ts';
import type { AccountState, Credentials, Group } from '../../../src/shared/model/account.ts';
import { StockroomError } from '../../../src/shared/model/failure.ts';
import type { FailureCode } from '../../../src/shared/model/failure.ts';
import type { UserId } from '../../../src/shared/model/ids.ts';
import { tempFolderPerTest } from '../../support/temp-folder.ts';

const credentials: Credentials = { apiKey: 'key-canary', user: 'art.buyer', password: 'password-canary' };
const group: Group = {
  id: null,
  payment: 'prepaid',
  balance: '1234.50',
  vat: { enabled: false, rate: null, number: null },
};

/** A service that can be told to fail, and that remembers what it was given. */
function createService() {
  const listeners = new Set<(change: SessionChange) => void>();
  const service = {
    signInFails: null as FailureCode | null,
    groupFails: null as FailureCode | null,
    held: null as Credentials | null,
    emit: (change: SessionChange) => {
      for (const listener of listeners) listener(change);
    },
    client: {
      group: async () => {
        if (service.groupFails !== null) throw new StockroomError(service.groupFails);
        return group;
      },
      session: {
        signIn: async (given: Credentials, _options: { readonly signal?: AbortSignal } = {}) => {
          if (service.signInFails !== null) throw new StockroomError(service.signInFails);
          service.held = given;
          return { userId: 100151 as UserId };
        },
        adopt: (given: Credentials) => {
          service.held = given;
        },
        signOut: async () => {
          service.held = null;
          if (service.groupFails === 'offline') throw new StockroomError('offline');
        },
        wake: () => {},
        onChange: (listener: (change: SessionChange) => void) => {
          listeners.add(listener);
          return () => listeners.delete(listener);
        },
      },
    },
  };
  return service;
}

function createKeychain(): SecretStore & { values: Map<string, string>; broken: boolean } {
  const values = new Map<string, string>();
  const keychain = {
    kind: 'keychain' as const,
    values,
    broken: false,
    check: () => {
      if (keychain.broken) throw new StockroomError('secrets.unavailable');
    },
    get: async (name: string) => {
      keychain.check();
      return values.get(name) ?? null;
    },
    set: async (name: string, value: string) => {
      keychain.check();
      values.set(name, value);
    },
    delete: async (name: string) => {
      keychain.check();
      values.delete(name);
    },
  };
  return keychain;
}

const folder = tempFolderPerTest();
let store: Store;
let service: ReturnType<typeof createService>;
let keychain: ReturnType<typeof createKeychain>;
let open: Account[];

const SERVICE = 'https://api.depositphotos.com';
const start = async (given?: Credentials, endpoint = SERVICE): Promise<Account> => {
  const account = createAccount({
    client: service.client,
    secrets: keychain,
    store,
    endpoint: new URL(endpoint),
  });
  open.push(account);
  await account.start(given);
  await settle();
  return account;
};
const settle = () => new Promise((resolve) => setTimeout(resolve, 5));
const signedIn = (account: Account) => {
  if (account.state.status !== 'signed-in') throw new Error(`state is ${account.state.status}`);
  return account.state;
};

beforeEach(() => {
  store = openStore(path.join(folder.path, 'stockroom.db'), accountMigrations);
  service = createService();
  keychain = createKeychain();
  open = [];
});
afterEach(() => {
  for (const account of open) account.close();
  store.close();
});

describe('who it is', () => {
  const live = (userId: number | null, user = credentials.user) =>
    service.emit({ state: 'live', user, userId: userId as UserId | null });

  it('is told by a lazy sign-in with credentials from the environment, and by renewals', async () => {
    const account = await start(credentials);
    expect(signedIn(account).userId).toBeNull();
    live(100151);
    expect(signedIn(account).userId).toBe(100151);
    live(null);
    expect(signedIn(account).userId).toBe(100151);
    live(100152);
    expect(signedIn(account).userId).toBe(100152);
    expect(signedIn(await start(credentials)).userId).toBe(100152);
  });

  it('is not taken from the session of another user', async () => {
    const account = await start(credentials);
    live(7, 'another.user');
    expect(signedIn(account).userId).toBeNull();
  });
});

describe('signing in', () => {
  it('survives a restart when it was to be remembered', async () => {
    await (await start()).signIn(credentials, { remember: true });
    const again = signedIn(await start());
    expect(again).toMatchObject({
      userName: 'art.buyer',
      userId: 100151,
      group,
      remembered: true,
      connection: 'online',
    });
    expect(service.held).toEqual(credentials);
  });

  it.each([
    'https://api.depositphotos.com.example.org',
    'https://api.depositphotos.com:8443',
    'https://api.depositphotos.com/elsewhere',
    'http://127.0.0.1:8443',
  ])('is known to the address alone that it was given for, and not to %s', async (other) => {
    await (await start()).signIn(credentials, { remember: true });
    const elsewhere = await start(undefined, other);
    expect([elsewhere.state.status, service.held]).toEqual(['signed-out', credentials]);
    service.held = null;
    await elsewhere.start();
    expect(service.held).toBeNull();
    // Each address has its own, and forgets no other's.
    await elsewhere.signIn({ ...credentials, user: 'other.buyer' }, { remember: true });
    await elsewhere.signOut();
    expect(signedIn(await start()).userName).toBe('art.buyer');
    expect(signedIn(await start(undefined, `${SERVICE}/`)).userName).toBe('art.buyer');
  });

  it('that was kept without an address counts for the service’s own, and for no other', async () => {
    keychain.values.set('credentials', JSON.stringify(credentials));
    expect(signedIn(await start()).userName).toBe('art.buyer');
    service.held = null;
    expect((await start(undefined, 'https://api.example.org')).state.status).toBe('signed-out');
    expect(service.held).toBeNull();
  });

  it('under the name of another address is not believed', async () => {
    keychain.values.set(
      'credentials',
      JSON.stringify({ ...credentials, endpoint: 'https://api.example.org' }),
    );
    expect((await start()).state.status).toBe('signed-out');
  });

  it('is gone after a restart when it was not, but the user name fills in', async () => {
    await (await start()).signIn(credentials, { remember: true });
    await (await start()).signIn(credentials, { remember: false });
    expect(keychain.values.size).toBe(0);
    expect((await start()).state).toMatchObject({
      status: 'signed-out',
      reason: null,
      lastUser: 'art.buyer',
    });
  });

  it.each(['auth.key', 'auth.password', 'offline', 'protocol'] as const)(
    'keeps nothing when it fails with %s',
    async (code) => {
      service.signInFails = code;
      const account = await start();
      await expect(account.signIn(credentials, { remember: true })).rejects.toMatchObject({ code });
      expect(account.state.status).toBe('signed-out');
      expect(keychain.values.size).toBe(0);
    },
  );

  it('still works when the keychain refuses, and says that nothing was kept', async () => {
    const account = await start();
    keychain.broken = true;
    expect(await account.signIn(credentials, { remember: true })).toEqual({ remembered: false });
    expect(signedIn(account).remembered).toBe(false);
  });

  it('again while an earlier attempt hangs ends as the later one, whatever the earlier one answers', async () => {
    const gate = Promise.withResolvers<void>();
    const account = await start();
    const quick = service.client.session.signIn;
    service.client.session.signIn = async (given, options) => {
      await gate.promise;
      return await quick(given, options);
    };
    const early = account
      .signIn({ ...credentials, user: 'somebody.else' }, { remember: true })
      .catch(() => {});
    await settle();
    service.client.session.signIn = quick;
    const late = account.signIn(credentials, { remember: true });
    gate.resolve();
    await Promise.all([early, late]);
    expect(signedIn(account).userName).toBe('art.buyer');
    expect(service.held?.user).toBe('art.buyer');
    expect(keychain.values.get('credentials')).toContain('art.buyer');
  });

  it('stops an attempt that a later one has overtaken', async () => {
    const account = await start();
    service.client.session.signIn = async (given, options) => {
      service.held = given;
      if (given.user === 'somebody.else') {
        await new Promise((_, reject) =>
          options?.signal?.addEventListener('abort', () => reject(new StockroomError('aborted'))),
        );
      }
      return { userId: 7 as UserId };
    };
    const early = account.signIn({ ...credentials, user: 'somebody.else' }, { remember: true });
    early.catch(() => {});
    await settle();
    await account.signIn(credentials, { remember: true });
    await expect(early).rejects.toMatchObject({ code: 'aborted' });
    expect(service.held?.user).toBe('art.buyer');
  });
});

describe('starting', () => {
  it('without a network signs nobody out, shows the group of last time and comes back by itself', async () => {
    await (await start()).signIn(credentials, { remember: true });
    service.groupFails = 'offline';
    const account = await start();
    expect(signedIn(account)).toMatchObject({ connection: 'offline', group });
    account.noteReachable(true);
    expect(signedIn(account).connection).toBe('online');
  });

  it('with a password that was changed elsewhere asks again and says why', async () => {
    await (await start()).signIn(credentials, { remember: true });
    service.groupFails = 'auth.password';
    expect((await start()).state).toMatchObject({
      status: 'signed-out',
      reason: { code: 'auth.password' },
      lastUser: 'art.buyer',
    });
  });

  it('with credentials for this process stores them nowhere', async () => {
    expect(signedIn(await start(credentials)).remembered).toBe(false);
    expect(keychain.values.size).toBe(0);
  });

  it('with a keychain that cannot be read says so instead of failing', async () => {
    keychain.broken = true;
    expect((await start()).state).toMatchObject({
      status: 'signed-out',
      reason: { code: 'secrets.unavailable' },
    });
  });
});

describe('signing out', () => {
  it('forgets, also when the service is out of reach', async () => {
    const account = await start();
    await account.signIn(credentials, { remember: true });
    service.groupFails = 'offline';
    await account.signOut();
    expect(account.state).toMatchObject({ status: 'signed-out', reason: null });
    expect(keychain.values.size).toBe(0);
    expect(service.held).toBeNull();
  });
});

describe('the connection', () => {
  it('follows the session and keeps the user signed in', async () => {
    const account = await start();
    await account.signIn(credentials, { remember: false });
    service.emit({ state: 'expired' });
    expect(signedIn(account).connection).toBe('expired');
    account.noteReachable(false);
    expect(signedIn(account).connection).toBe('expired');
    service.emit({ state: 'live', user: credentials.user, userId: null });
    expect(signedIn(account).connection).toBe('online');
  });

  it('never tells a secret to a watcher', async () => {
    const account = await start();
    await account.signIn(credentials, { remember: true });
    const seen: AccountState[] = [];
    for await (const state of account.watch()) {
      seen.push(state);
      break;
    }
    expect(JSON.stringify(seen)).not.toMatch(/canary/);
  });
});
