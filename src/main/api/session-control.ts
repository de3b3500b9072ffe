import type { SessionControl } from './client.ts';
import type { Session } from './session.ts';
import { abortable } from './waiting.ts';
import { overlooked } from '../platform/failures/index.ts';

/** The app waits no longer than this for a goodbye. */
const SIGN_OUT_MS = 5_000;

/** The session as the rest of Stockroom may steer it. */
export function createSessionControl(session: Session): SessionControl {
  return {
    async signIn(credentials, options) {
      const { userId } = await session.signIn(credentials, options?.signal);
      return { userId };
    },
    adopt: (credentials) => session.adopt(credentials),
    async signOut(options) {
      // The credentials are forgotten by now; a service that can't be reached lets the session run out.
      const patience = AbortSignal.timeout(SIGN_OUT_MS);
      const signal = options?.signal === undefined ? patience : AbortSignal.any([options.signal, patience]);
      await abortable(session.signOut(), signal).catch(overlooked('api.sign-out'));
    },
    wake: () => session.wake(),
    onChange: (listener) => session.onChange(listener),
  };
}
