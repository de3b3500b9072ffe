import type { Voice } from '../dialect/voice.ts';
import type { JsonObject } from '../json.ts';
import { type Action, type Group, groupById, type User, userById } from '../state/accounts.ts';
import type { World } from '../world.ts';
import { ApiFailure } from './failure.ts';
import type { Parameters } from './parameters.ts';

/** One call whose API key is good. */
export interface Call {
  readonly world: World;
  /** Whom the API key belongs to. */
  readonly customer: Group;
  readonly sessionId: string | null;
  readonly params: Parameters;
  readonly voice: Voice;
}

/** One call of a user who is signed in. */
export interface SignedInCall extends Call {
  readonly user: User;
  readonly group: Group;
}

export type Command = (call: Call) => JsonObject;

/** A command that needs a session, and maybe a permission of the user. */
export function signedIn(run: (call: SignedInCall) => JsonObject, action?: Action): Command {
  return (call) => {
    const user = userOf(call);
    if (action !== undefined && !user.actions.includes(action)) {
      throw new ApiFailure('not-allowed', `Permission denied: ${action}`);
    }
    return run({ ...call, user, group: groupById(user.groupId) });
  };
}

function userOf({ sessionId, world, customer }: Call): User {
  const session = sessionId === null ? null : world.books.session(sessionId);
  const user = session === null ? null : userById(session.userId);
  if (session === null || user === null || user.groupId !== customer.id) throw illegalSession();
  if (world.now() >= session.at + world.sessionMs) throw illegalSession();
  return user;
}

function illegalSession(): ApiFailure {
  return new ApiFailure('illegal-session', 'Illegal session');
}
