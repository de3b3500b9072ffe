import { accountHandlers } from './handlers.ts';
import type { DepositphotosClient } from '../api/index.ts';
import type { Host } from '../platform/host/index.ts';
import { defineModule } from '../platform/modules/index.ts';
import type { Store } from '../platform/store/index.ts';
import { accountMigrations, createAccount } from './index.ts';
import type { Account } from './index.ts';

export interface Needs {
  readonly client: DepositphotosClient;
  readonly host: Host;
  readonly store: Store;
  readonly endpoint: URL;
}

/** The service gets this long, in milliseconds, to end the session of a command. */
const GOODBYE_MS = 2_000;

const accountModule = defineModule<Needs, { readonly account: Account }>({
  name: 'account',
  needs: ['client', 'host', 'store', 'endpoint'],
  provides: ['account'],
  migrations: accountMigrations,
  create: ({ client, host, store, endpoint }) => ({
    account: createAccount({ client, secrets: host.secrets, store, endpoint }),
  }),
  wake: ({ account }) => account.wake(),
  setOnline: (isOnline, { account }) => {
    if (isOnline) account.wake();
    else account.noteReachable(false);
  },
  close: async ({ account }, { client, host }) => {
    // A command's session is of no use to the next one; the service need not keep it for three hours.
    if (host.kind === 'cli') await client.session.signOut({ signal: AbortSignal.timeout(GOODBYE_MS) });
    account.close();
  },
});

export const accountArea = { modules: [accountModule] as const, handlers: { account: accountHandlers } };
