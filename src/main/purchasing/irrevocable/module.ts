import type { Account } from '../../account/index.ts';
import type { DepositphotosClient } from '../../api/index.ts';
import type { EventLog } from '../../platform/log/index.ts';
import { defineModule } from '../../platform/modules/index.ts';
import type { Store } from '../../platform/store/index.ts';
import { buyerOf } from '../licensing/index.ts';
import { createIrrevocable, irrevocableMigrations } from './index.ts';
import type { Irrevocable } from './index.ts';

export interface Needs {
  readonly client: DepositphotosClient;
  readonly store: Store;
  readonly account: Account;
  readonly endpoint: URL;
  readonly events: EventLog;
}

export const irrevocableModule = defineModule<Needs, { readonly irrevocable: Irrevocable }>({
  name: 'irrevocable',
  needs: ['client', 'store', 'account', 'endpoint', 'events'],
  provides: ['irrevocable'],
  migrations: irrevocableMigrations,
  create: ({ client, store, account, endpoint, events }) => ({
    irrevocable: createIrrevocable({
      client,
      store,
      events,
      account: () => buyerOf(account.state, endpoint)?.accountId ?? '',
    }),
  }),
});
