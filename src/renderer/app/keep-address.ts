import type { StoreApi } from 'zustand/vanilla';
import type { Bridge } from '../../shared/contract/index.ts';
import type { AccountState } from '../../shared/model/account.ts';
import { assetOfAddress } from '../../shared/model/deep-link.ts';
import type { AssetId } from '../../shared/model/ids.ts';
import { isView } from '../state/place.ts';
import { fromAddress, toAddress } from '../state/address.ts';
import type { Search } from '../state/search.ts';

interface Parts {
  readonly search: Search;
  readonly account: StoreApi<AccountState>;
  readonly page: Window;
  readonly places: Pick<Bridge['searches'], 'lastPlace' | 'keepPlace'>;
  /** Shows an asset beside what is searched. */
  readonly showAsset: (id: AssetId) => Promise<void>;
  readonly signal: AbortSignal;
}

/**
 * Keeps search and address alike: every search has an address, and every address is searched, after a reload
 * too. The main process remembers the last one, for an app that is opened again has no address.
 */
export function keepAddress({ search, account, page, places, showAsset, signal }: Parts): void {
  const addressOfSearch = () => {
    const { query, phase } = search.store.getState();
    return toAddress(phase.kind === 'idle' ? null : query);
  };
  const isSignedIn = () => account.getState().status === 'signed-in';
  const follow = () => {
    // The search stays as it is behind another view.
    if (isView(page.location.hash)) return;
    if (!isSignedIn() || page.location.hash === addressOfSearch()) return;
    const asset = assetOfAddress(page.location.hash);
    if (asset !== null) return void showAsset(asset);
    const query = fromAddress(page.location.hash);
    if (query === null) search.clear();
    else search.start(query);
  };
  const remember = () => {
    // To lose the place is no harm worth a word.
    if (isSignedIn()) void places.keepPlace({ address: addressOfSearch() }).catch(() => {});
  };
  const enter = async () => {
    if (page.location.hash.length > 2) return follow();
    const { run } = search.store.getState();
    const last = await places.lastPlace().catch(() => ({ address: null }));
    const isUntouched = search.store.getState().run === run && page.location.hash.length <= 2;
    if (last.address === null || !isUntouched) return;
    page.history.replaceState(null, '', last.address);
    follow();
  };

  account.subscribe((now, before) => {
    if (now.status === 'signed-in' && before.status !== 'signed-in') void enter();
  });
  search.store.subscribe((now, before) => {
    if (now.run === before.run || !isSignedIn()) return;
    const address = addressOfSearch();
    if (page.location.hash !== address) page.history.pushState(null, '', address);
    remember();
  });
  page.addEventListener('popstate', follow, { signal });
}
