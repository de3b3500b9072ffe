import type { Account } from '../../account/index.ts';
import type { DepositphotosClient } from '../../api/index.ts';
import type { Catalog } from '../../catalog/index.ts';
import type { Downloads } from '../../downloads/index.ts';
import type { OwnershipChanged, OwnershipSources } from '../../ownership/index.ts';
import type { Consent } from '../../platform/consent/index.ts';
import type { Host } from '../../platform/host/index.ts';
import { defineModule } from '../../platform/modules/index.ts';
import type { SettingsService } from '../../platform/settings/index.ts';
import type { Store } from '../../platform/store/index.ts';
import { buyerOf } from '../licensing/index.ts';
import type { Licensing, LicensingSlots } from '../licensing/index.ts';
import { basketMigrations, createBasket } from './index.ts';
import type { Basket } from './index.ts';

export interface Needs {
  readonly store: Store;
  readonly client: DepositphotosClient;
  readonly account: Account;
  readonly catalog: Catalog;
  readonly licensing: Licensing;
  readonly licensingSlots: LicensingSlots;
  readonly downloads: Downloads;
  readonly settings: Pick<SettingsService, 'current'>;
  readonly endpoint: URL;
  readonly host: Host;
  readonly consent: Consent;
  readonly ownershipSources: OwnershipSources;
  readonly ownershipChanged: OwnershipChanged;
}

/** The drafts, wired to who is signed in and to the one way to buy. */
export const basketModule = defineModule<Needs, { readonly basket: Basket }>({
  name: 'basket',
  needs: [
    'store',
    'client',
    'account',
    'catalog',
    'licensing',
    'licensingSlots',
    'downloads',
    'settings',
    'endpoint',
    'host',
    'consent',
    'ownershipSources',
    'ownershipChanged',
  ],
  provides: ['basket'],
  migrations: basketMigrations,
  create: (needs) => {
    const basket = basketOf(needs);
    needs.licensingSlots.budgetOf.fill((project) => basket.budgetOf(project));
    needs.ownershipSources.quotes.fill((assets) => basket.claims(assets));
    // The drafts of the app are not a command's.
    if (needs.host.kind !== 'cli') void wakeBasket(needs.account, basket);
    return { basket };
  },
  close: ({ basket }) => basket.close(),
  // The draft of a purchase hears its outcome.
  closesAfter: ['licensing'],
});

function basketOf(needs: Needs): Basket {
  const { store, client, account, catalog, licensing, downloads, settings, consent, endpoint } = needs;
  const { ownershipChanged } = needs;
  return createBasket({
    store,
    client,
    licensing,
    downloads,
    consent,
    facts: {
      known: (asset) => catalog.known(asset),
      ask: (asset) => catalog.facts(asset, { priority: 'batch' }),
    },
    buyer: () => buyerOf(account.state, endpoint),
    project: () => settings.current.project,
    onRights: (assets) => ownershipChanged.tell(assets),
    required: () => settings.current.requiredReferences,
  });
}

/** After a sign-in, and online again: prices are asked for, and what was being confirmed is settled. Ends with the account. */
async function wakeBasket(account: Account, basket: Basket): Promise<void> {
  let before = '';
  for await (const state of account.watch()) {
    const isOnline = state.status === 'signed-in' && state.connection === 'online';
    const now = state.status === 'signed-in' ? `${state.userName} ${isOnline}` : '';
    if (now !== before) basket.wake(isOnline);
    before = now;
  }
}
