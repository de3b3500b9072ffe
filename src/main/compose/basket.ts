import type { AssetId } from '../../shared/model/ids.ts';
import type { Account } from '../account/index.ts';
import { createBasket, buyerOf } from '../purchasing/index.ts';
import type { Basket, Licensing } from '../purchasing/index.ts';
import type { Catalog } from '../catalog/index.ts';
import type { Consent } from '../platform/consent/index.ts';
import type { DepositphotosClient } from '../api/index.ts';
import type { Downloads } from '../downloads/index.ts';
import type { SettingsService } from '../platform/settings/index.ts';
import type { Store } from '../platform/store/index.ts';

interface Parts {
  readonly store: Store;
  readonly client: DepositphotosClient;
  readonly account: Account;
  readonly catalog: Catalog;
  readonly licensing: Licensing;
  readonly downloads: Downloads;
  readonly settings: Pick<SettingsService, 'current'>;
  readonly endpoint: URL;
  readonly consent: Consent;
  readonly onRights: (assets: readonly AssetId[]) => void;
}

/** The drafts, wired to who is signed in and to the one way to buy. */
export function composeBasket(parts: Parts): Basket {
  const { store, client, account, catalog, licensing, downloads, settings, consent, endpoint, onRights } =
    parts;
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
    onRights,
    required: () => settings.current.requiredReferences,
  });
}

/** Somebody has signed in, or is online again: prices are asked for, and what was being confirmed is settled. */
export async function wakeBasket(account: Account, basket: Basket): Promise<void> {
  let before = '';
  for await (const state of account.watch()) {
    const isOnline = state.status === 'signed-in' && state.connection === 'online';
    const now = state.status === 'signed-in' ? `${state.userName} ${isOnline}` : '';
    if (now !== before) basket.wake(isOnline);
    before = now;
  }
}
