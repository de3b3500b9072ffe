import type { Credentials } from '../../shared/model/account.ts';
import { isFailureCode, StockroomError } from '../../shared/model/failure.ts';
import type { UserId } from '../../shared/model/ids.ts';
import type { SessionGrant } from './commands/sign-in.ts';
import { type Account, type Live, newAccount, startProof } from './session-account.ts';
import type { Time, Timer } from './time.ts';
import { abortable } from './waiting.ts';
import { overlooked } from '../platform/failures/index.ts';

/** Lifetime of a session [doc], and when we trade it for a new one: well before, so that no long job meets the end. */
const LIFETIME_MS = 3 * 3_600_000;
const RENEW_AFTER_MS = 2.5 * 3_600_000;
/** After sleep, a session with less than this left is renewed at once. */
const WAKE_MARGIN_MS = 3_600_000;

/** The three commands a session lives by. */
export interface SessionCalls {
  logIn(credentials: Credentials): Promise<SessionGrant>;
  renew(apiKey: string, sessionId: string): Promise<SessionGrant>;
  logOut(apiKey: string, sessionId: string): Promise<void>;
}

/** What a call sends to show who it is. */
export interface Access {
  readonly apiKey: string;
  /** `null` for a call that needs no session, made while there is none. */
  readonly sessionId: string | null;
}

/** Every sign-in and renewal tells the user again; `userId` is `null` where the service leaves it out. */
export type SessionChange =
  | { readonly state: 'live'; readonly user: string; readonly userId: UserId | null }
  /** The credentials no longer help. */
  | { readonly state: 'expired' };

type Call<T> = (access: Access) => Promise<T>;

/**
 * The one session of the account: made on demand, renewed before it ends, and replaced once when the service calls
 * it illegal, however many calls notice. On the replacement one call goes ahead while the others wait. If that is
 * refused too, two sign-ins in a row have not helped: everybody hears `session.expired`, and nothing more is sent
 * until the user signs in. If it gets through, the others follow. So a service that ends its sessions after a few
 * calls is merely slow.
 */
export class Session {
  readonly #calls: SessionCalls;
  readonly #time: Time;
  readonly #listeners = new Set<(change: SessionChange) => void>();
  #account: Account | null = null;
  #timer: Timer | null = null;

  constructor(calls: SessionCalls, time: Time) {
    this.#calls = calls;
    this.#time = time;
  }

  /** Signs in with these credentials and keeps them if they work. */
  async signIn(credentials: Credentials, signal?: AbortSignal): Promise<SessionGrant> {
    const grant = await abortable(this.#calls.logIn(credentials), signal);
    this.#begin(this.#open(credentials), grant);
    return grant;
  }

  /** Keeps credentials; the first call that needs a session signs in. */
  adopt(credentials: Credentials): void {
    this.#open(credentials);
  }

  /** Forgets the credentials, then ends the session at the service. */
  async signOut(): Promise<void> {
    const account = this.#account;
    this.#account = null;
    this.#timer?.cancel();
    if (account?.live) await this.#calls.logOut(account.credentials.apiKey, account.live.sessionId);
  }

  /** After sleep: renews when little is left. */
  wake(): void {
    const account = this.#account;
    if (account?.live && this.#age(account.live) > LIFETIME_MS - WAKE_MARGIN_MS) this.#renewAhead(account);
  }

  onChange(listener: (change: SessionChange) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  close(): void {
    this.#timer?.cancel();
  }

  /** Runs a call that needs no session; it gets the living one if there is one. */
  async withOptional<T>(signal: AbortSignal | undefined, call: Call<T>): Promise<T> {
    const { live, proof, expired, credentials } = this.#known();
    if (live?.proven && proof === null && this.#age(live) < RENEW_AFTER_MS)
      return this.withSession(signal, call);
    try {
      return await call({ apiKey: credentials.apiKey, sessionId: null });
    } catch (thrown) {
      // The guide says that no session is needed [doc]; a service that wants one gets one.
      if (expired || !isFailureCode(thrown, 'session.expired')) throw thrown;
      return this.withSession(signal, call);
    }
  }

  /** Runs a call with a session, and again with a new one for as long as the new ones prove good. */
  async withSession<T>(signal: AbortSignal | undefined, call: Call<T>): Promise<T> {
    const account = this.#signedIn();
    for (;;) {
      // Another user may have signed in meanwhile: the call was not theirs.
      if (account !== this.#account) throw new StockroomError('signed-out');
      if (account.expired) throw new StockroomError('session.expired');
      const live = await this.#ready(account, signal);
      if (account.proof !== null) {
        await abortable(account.proof, signal);
        continue;
      }
      if (account.live !== live) continue;
      const endProof = live.proven ? null : startProof(account);
      try {
        return await this.#run(account, live, call);
      } catch (thrown) {
        if (!isFailureCode(thrown, 'session.expired')) throw thrown;
        if (endProof !== null) this.#expire(account);
        if (account.expired) throw thrown;
      } finally {
        endProof?.();
      }
    }
  }

  /**
   * Runs a call that is never repeated. On a refused session it throws `session.expired`; the next call finds the
   * session replaced.
   */
  async withSessionOnce<T>(signal: AbortSignal | undefined, call: Call<T>): Promise<T> {
    const account = this.#signedIn();
    return this.#run(account, await this.#ready(account, signal), call);
  }

  async #run<T>(account: Account, live: Live, call: Call<T>): Promise<T> {
    try {
      const result = await call({ apiKey: account.credentials.apiKey, sessionId: live.sessionId });
      live.proven = true;
      return result;
    } catch (thrown) {
      if (isFailureCode(thrown, 'session.expired') && account.live === live) {
        account.live = null;
        account.suspect = true;
      }
      throw thrown;
    }
  }

  /** The living session; signs in or renews first where that is due. One at a time, for all callers. */
  #ready(account: Account, signal: AbortSignal | undefined): Promise<Live> {
    if (account.live !== null && this.#age(account.live) < RENEW_AFTER_MS)
      return Promise.resolve(account.live);
    return abortable(this.#renewal(account), signal);
  }

  #renewal(account: Account): Promise<Live> {
    account.renewal ??= this.#renew(account).finally(() => {
      account.renewal = null;
    });
    return account.renewal;
  }

  async #renew(account: Account): Promise<Live> {
    return this.#begin(account, (await this.#traded(account)) ?? (await this.#signedInAnew(account)));
  }

  /** A new session for the living one, or `null` when only a new sign-in helps. */
  async #traded(account: Account): Promise<SessionGrant | null> {
    const { live, credentials } = account;
    if (live === null || !account.mayRenew || this.#age(live) >= LIFETIME_MS) return null;
    try {
      return await this.#calls.renew(credentials.apiKey, live.sessionId);
    } catch (thrown) {
      if (isFailureCode(thrown, 'offline', 'timeout', 'rate-limited')) throw thrown;
      if (isFailureCode(thrown, 'forbidden', 'invalid', 'not-found')) account.mayRenew = false;
      return null;
    }
  }

  async #signedInAnew(account: Account): Promise<SessionGrant> {
    try {
      return await this.#calls.logIn(account.credentials);
    } catch (thrown) {
      // Being offline signs no user out; being refused does.
      if (!isFailureCode(thrown, 'auth.key', 'auth.password', 'auth.refused')) throw thrown;
      this.#expire(account);
      if (!account.hadSession) throw thrown;
      throw new StockroomError('session.expired', { cause: thrown });
    }
  }

  #begin(account: Account, grant: SessionGrant): Live {
    const live = { sessionId: grant.sessionId, bornAt: this.#time.now(), proven: !account.suspect };
    account.live = live;
    account.suspect = false;
    account.hadSession = true;
    if (account === this.#account) {
      this.#timer?.cancel();
      this.#timer = this.#time.inBackground(RENEW_AFTER_MS, () => this.#renewAhead(account));
      this.#tell({ state: 'live', user: account.credentials.user, userId: grant.userId });
    }
    return live;
  }

  /** No caller waits for this one: when it fails, the next call tries again and tells. */
  #renewAhead(account: Account): void {
    this.#renewal(account).catch(overlooked('api.renew'));
  }

  #expire(account: Account): void {
    account.live = null;
    account.expired = true;
    if (account === this.#account) {
      this.#timer?.cancel();
      this.#tell({ state: 'expired' });
    }
  }

  #open(credentials: Credentials): Account {
    this.#timer?.cancel();
    this.#account = newAccount(credentials);
    return this.#account;
  }

  #known(): Account {
    if (this.#account === null) throw new StockroomError('signed-out');
    return this.#account;
  }

  #signedIn(): Account {
    const account = this.#known();
    if (account.expired) throw new StockroomError('session.expired');
    return account;
  }

  #age(live: Live): number {
    return this.#time.now() - live.bornAt;
  }

  #tell(change: SessionChange): void {
    for (const listener of this.#listeners) listener(change);
  }
}
