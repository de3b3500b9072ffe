import type { Credentials } from '../../shared/model/account.ts';

/** A session of the service. */
export interface Live {
  readonly sessionId: string;
  readonly bornAt: number;
  /** False on a replacement for a refused session, until a call has got through with it. */
  proven: boolean;
}

/** What is known about the signed-in user's session. */
export interface Account {
  readonly credentials: Credentials;
  live: Live | null;
  /** The one sign-in or renewal under way; everybody waits for it. */
  renewal: Promise<Live> | null;
  /** The one call that tries an unproven session; everybody waits for it. Never rejects. */
  proof: Promise<void> | null;
  /** A session was refused since the last success: its replacement has to prove itself. */
  suspect: boolean;
  /** The credentials, or a replacement, were refused: only the user can go on. */
  expired: boolean;
  hadSession: boolean;
  /** False once the service has refused `renewSession` to this key. */
  mayRenew: boolean;
}

export function newAccount(credentials: Credentials): Account {
  return {
    credentials,
    live: null,
    renewal: null,
    proof: null,
    suspect: false,
    expired: false,
    hadSession: false,
    mayRenew: true,
  };
}

/** Makes the others wait until the returned function is called. */
export function startProof(account: Account): () => void {
  const { promise, resolve } = Promise.withResolvers<void>();
  account.proof = promise;
  return () => {
    account.proof = null;
    resolve();
  };
}
