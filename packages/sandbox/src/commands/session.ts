import { digest } from '../random.ts';
import { type User, usersOf } from '../state/accounts.ts';
import { type Command, signedIn } from './call.ts';
import type { World } from '../world.ts';
import { ApiFailure } from './failure.ts';

function open(world: World, user: User): string {
  const session = digest(world.seed, 'session', world.books.sessionsOpened).slice(0, 32);
  world.books.record({ type: 'session-opened', session, userId: user.id, at: world.now() });
  return session;
}

/** [doc] `userid` is a string, [seen] a number. */
export const loginEnterprise: Command = ({ world, customer, params, voice }) => {
  const name = params.requiredText('dp_login_user');
  const password = params.requiredText('dp_login_password');
  const user = usersOf(customer).find((entry) => entry.username === name && entry.password === password);
  if (user === undefined || !user.actions.includes('login')) {
    throw new ApiFailure('authentication', 'Wrong login or password');
  }
  return {
    sessionid: open(world, user),
    userid: voice.choose('userid', { documented: String(user.id), observed: user.id }),
  };
};

/** [seen] The old session ends. */
export const renewSession = signedIn(({ world, user, sessionId }) => {
  const session = open(world, user);
  if (sessionId !== null) world.books.record({ type: 'session-closed', session: sessionId, at: world.now() });
  return { data: { sessionid: session, userid: user.id } };
});

export const logout = signedIn(({ world, sessionId }) => {
  if (sessionId !== null) world.books.record({ type: 'session-closed', session: sessionId, at: world.now() });
  return {};
});
