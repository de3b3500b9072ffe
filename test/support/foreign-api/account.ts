import { createHash, randomUUID } from 'node:crypto';
import { Refusal } from './world.ts';
import type { Handler, World } from './world.ts';

/** Sign-in, sessions and the group. */
export function accountCommands(world: World): Record<string, Handler> {
  const { credentials, sessions, sessionCalls } = world;
  return {
    loginEnterprise: (params) => {
      if (params['dp_apikey'] !== credentials.apiKey)
        throw new Refusal('Wrong key', '403', 'EAPI\\EIllegalApiKey');
      if (
        params['dp_login_user'] !== credentials.user ||
        params['dp_login_password'] !== credentials.password
      ) {
        throw new Refusal('Wrong login or password', 404, 'EUser\\Authentication');
      }
      const sessionid = createHash('md5').update(randomUUID()).digest('hex');
      sessions.set(sessionid, sessionCalls);
      return { sessionid, userid: '100151', apiKey: params['dp_apikey'] };
    },
    renewSession: () => {
      throw new Refusal('Not for this key', 403, 'EAPI\\EApiTypeNotAllowed');
    },
    logout: () => ({}),
    getUserEnterpriseGroup: () => ({
      data: {
        groupId: '9309784',
        money: '12345.12',
        balance: '12345.12',
        isPostpayment: '0',
        vatNumber: null,
        vatRate: 5.5,
        vatEnabled: 1,
      },
    }),
    getEnterpriseUserData: () => ({ data: { userId: '100151', username: 'buyer', email: null } }),
  };
}
