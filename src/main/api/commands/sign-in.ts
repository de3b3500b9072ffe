import type { Credentials } from '../../../shared/model/account.ts';
import type { UserId } from '../../../shared/model/ids.ts';
import { required } from '../wire/fault.ts';
import { holder } from '../wire/shape.ts';
import { id, text, type WireObject } from '../wire/values.ts';
import type { Command } from './command.ts';

/** A session of the service: valid for three hours from its birth [doc]. */
export interface SessionGrant {
  readonly sessionId: string;
  readonly userId: UserId | null;
}

/**
 * `loginEnterprise` [doc][seen]: `sessionid` and `userid` at the top level.
 * Errors: `EAPI\EIllegalApiKey` (auth.key), `EUser\Authentication` (auth.password).
 */
export const loginEnterprise: Command<Credentials, SessionGrant> = {
  name: 'loginEnterprise',
  session: 'none',
  repeat: 'safe',
  parameters: ({ user, password }) => ({ dp_login_user: user, dp_login_password: password }),
  read: readGrant,
};

/**
 * `renewSession` [seen]: trades a living session for a fresh one, under `data`. A key may not be allowed to use it:
 * then the caller signs in anew.
 */
export const renewSession: Command<null, SessionGrant> = {
  name: 'renewSession',
  session: 'required',
  repeat: 'safe',
  parameters: () => ({}),
  read: readGrant,
};

/** `logout` [doc]: ends the session; the answer says nothing more. */
export const logout: Command<null, null> = {
  name: 'logout',
  session: 'required',
  repeat: 'safe',
  parameters: () => ({}),
  read: () => null,
};

function readGrant(answer: WireObject): SessionGrant {
  const grant = holder(answer, [], ['sessionid', 'sessionId', 'session_id']);
  return {
    sessionId: required(text(grant, 'sessionid', 'sessionId', 'session_id'), 'sessionid'),
    userId: id<UserId>(grant, 'userid', 'userId', 'user_id'),
  };
}
