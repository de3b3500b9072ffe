import type { AccountState, Connection, Credentials, Group } from '../../shared/model/account.ts';
import type { UserId } from '../../shared/model/ids.ts';
import { StockroomError, failureOf, isFailureCode } from '../../shared/model/failure.ts';
import type { Failure } from '../../shared/model/failure.ts';
import type { CallOptions, DepositphotosClient } from '../api/index.ts';
import type { SecretStore } from '../platform/secrets/index.ts';
import type { Store } from '../platform/store/index.ts';
import { createStateFeed } from '../platform/streams/index.ts';
import { createRemembered } from './remembered.ts';
import { createTurns } from '../platform/turns/index.ts';
import { overlooked } from '../platform/failures/index.ts';

export { accountMigrations } from './migrations.ts';

/** How long after a failed look we look again whether the service can be reached, in milliseconds. */
const LOOK_AGAIN = 15_000;

/** Who is signed in. Being offline signs no user out; only the user, or refused credentials, do. */
export interface Account {
  readonly state: AccountState;
  watch(signal?: AbortSignal): AsyncIterable<AccountState>;
  /** Brings back what was remembered, or takes credentials that are for this process only. */
  start(given?: Credentials): Promise<void>;
  /** Tells whether the credentials were kept: a keychain can refuse. */
  signIn(
    credentials: Credentials,
    options: { readonly remember: boolean },
  ): Promise<{ readonly remembered: boolean }>;
  signOut(): Promise<void>;
  /** Asks the service for the group, and shows what it answers: there is one balance, wherever it is read. */
  readGroup(options?: CallOptions): Promise<Group>;
  /** What another call has just learned about the way to the service. */
  noteReachable(reachable: boolean): void;
  /** After sleep: the session may be old and the network another one. */
  wake(): void;
  close(): void;
}

type SignedIn = Extract<AccountState, { status: 'signed-in' }>;

export function createAccount(options: {
  readonly client: Pick<DepositphotosClient, 'session' | 'group'>;
  readonly secrets: SecretStore;
  readonly store: Store;
  /** Where the API is: what is remembered is bound to it. */
  readonly endpoint: URL;
}): Account {
  const { client, secrets, store, endpoint } = options;
  const remembered = createRemembered({ store, secrets, endpoint });
  const feed = createStateFeed<AccountState>({ status: 'starting' });
  /** Counts sign-ins and sign-outs, so that a late answer can't change the state of a later account. */
  let era = 0;
  let timer: NodeJS.Timeout | undefined;

  const signedOut = (reason: Failure | null): AccountState => ({
    status: 'signed-out',
    reason,
    secretStore: secrets.kind,
    lastUser: remembered.lastSeen()?.userName ?? '',
  });

  const update = (change: Partial<SignedIn>) => {
    if (feed.current.status === 'signed-in') feed.set({ ...feed.current, ...change });
  };

  const setConnection = (connection: Connection) => {
    if (feed.current.status === 'signed-in' && feed.current.connection !== connection) update({ connection });
    clearTimeout(timer);
    if (connection === 'offline') {
      timer = setTimeout(() => void refresh(), LOOK_AGAIN);
      timer.unref();
    }
  };

  const readGroup: Account['readGroup'] = async (options = {}) => {
    const asked = era;
    const group = await client.group(options);
    if (asked === era && feed.current.status === 'signed-in') {
      const { userName, userId, group: before } = feed.current;
      if (JSON.stringify(group) !== JSON.stringify(before)) update({ group });
      remembered.saw({ userName, userId, group });
    }
    return group;
  };

  /** Asks for the group; it is the cheapest call that proves session and network. */
  const refresh = async () => {
    const asked = era;
    try {
      await readGroup();
      if (asked !== era || feed.current.status !== 'signed-in') return;
      setConnection('online');
    } catch (error) {
      if (asked !== era || feed.current.status !== 'signed-in') return;
      if (isFailureCode(error, 'auth.key', 'auth.password', 'auth.refused')) await expel(failureOf(error));
      else if (isFailureCode(error, 'session.expired')) setConnection('expired');
      else if (isFailureCode(error, 'offline', 'timeout')) setConnection('offline');
    }
  };

  /** The service refuses what we remembered: keep the name, ask again, say why. */
  const expel = async (reason: Failure) => {
    era += 1;
    await client.session.signOut().catch(overlooked('account.sign-out'));
    feed.set(signedOut(reason));
  };

  const enter = (user: string, facts: Pick<SignedIn, 'userId' | 'remembered'>, connection: Connection) => {
    const seen = remembered.lastSeen();
    feed.set({
      status: 'signed-in',
      userName: user,
      group: seen?.userName === user ? seen.group : null,
      secretStore: secrets.kind,
      connection,
      ...facts,
    });
  };

  /** Whether the credentials are kept now. A keychain that refuses does not undo a sign-in that worked. */
  const keepOrForget = async (credentials: Credentials, remember: boolean): Promise<boolean> => {
    try {
      await (remember ? remembered.keep(credentials) : remembered.forget());
      return remember;
    } catch (error) {
      return overlooked('account.remember', false)(error);
    }
  };

  /** Sign-ins and sign-outs of all windows, one after the other. The newest is what the user wants: earlier ones stop. */
  const oneByOne = createTurns();
  let attempt = new AbortController();
  const inTurn = <T>(work: (signal: AbortSignal) => Promise<T>): Promise<T> => {
    attempt.abort();
    attempt = new AbortController();
    const { signal } = attempt;
    return oneByOne(() => {
      if (signal.aborted) throw new StockroomError('aborted');
      return work(signal);
    });
  };

  /** A lazy sign-in and a renewal tell who it is as a sign-in of the user does; purchases are known by it. */
  const learnUser = (user: string, userId: UserId) => {
    const { current } = feed;
    if (current.status !== 'signed-in' || current.userName !== user || current.userId === userId) return;
    update({ userId });
    remembered.saw({ userName: user, userId, group: current.group });
  };

  const stopListening = client.session.onChange((change) => {
    if (change.state === 'expired') return setConnection('expired');
    if (change.userId !== null) learnUser(change.user, change.userId);
    setConnection('online');
  });

  return {
    get state() {
      return feed.current;
    },
    watch: (signal) => feed.watch(signal),

    start: async (given) => {
      const stored = given === undefined ? await remembered.credentials().catch(failureOf) : given;
      if (stored === null || 'code' in stored) {
        feed.set(signedOut(stored));
        return;
      }
      client.session.adopt(stored);
      const seen = remembered.lastSeen();
      const userId = seen?.userName === stored.user ? seen.userId : null;
      enter(stored.user, { userId, remembered: given === undefined }, 'online');
      // The library shows without waiting for the network.
      void refresh();
    },

    signIn: (credentials, { remember }) =>
      inTurn(async (signal) => {
        const { userId } = await client.session.signIn(credentials, { signal });
        const kept = await keepOrForget(credentials, remember);
        era += 1;
        enter(credentials.user, { userId, remembered: kept }, 'online');
        remembered.saw({ userName: credentials.user, userId, group: null });
        await refresh();
        return { remembered: kept };
      }),

    signOut: () =>
      inTurn(async () => {
        era += 1;
        clearTimeout(timer);
        try {
          await remembered.forget();
        } finally {
          // The service may be out of reach; here the session is gone in any case.
          await client.session.signOut().catch(overlooked('account.sign-out'));
          feed.set(signedOut(null));
        }
      }),

    readGroup,

    noteReachable: (reachable) => {
      if (feed.current.status !== 'signed-in' || feed.current.connection === 'expired') return;
      if (!reachable) setConnection('offline');
      else if (feed.current.connection === 'offline') setConnection('online');
    },

    wake: () => {
      client.session.wake();
      if (feed.current.status === 'signed-in') void refresh();
    },

    close: () => {
      era += 1;
      clearTimeout(timer);
      stopListening();
      feed.close();
    },
  };
}
