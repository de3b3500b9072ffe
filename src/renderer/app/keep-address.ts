import type { StoreApi } from 'zustand/vanilla';
import type { AccountState } from '../../shared/model/account.ts';
import { fromAddress, toAddress } from '../state/address.ts';
import type { Search } from '../state/search.ts';

interface Parts {
  readonly search: Search;
  readonly account: StoreApi<AccountState>;
  readonly page: Window;
  readonly signal: AbortSignal;
}

/** Keeps search and address alike: every search has an address, and every address is searched, after a reload too. */
export function keepAddress({ search, account, page, signal }: Parts): void {
  const addressOfSearch = () => {
    const { query, phase } = search.store.getState();
    return toAddress(phase.kind === 'idle' ? null : query);
  };
  const follow = () => {
    if (account.getState().status !== 'signed-in' || page.location.hash === addressOfSearch()) return;
    const query = fromAddress(page.location.hash);
    if (query === null) search.clear();
    else search.start(query);
  };

  account.subscribe((now, before) => {
    if (now.status === 'signed-in' && before.status !== 'signed-in') follow();
  });
  search.store.subscribe((now, before) => {
    if (now.run === before.run || account.getState().status !== 'signed-in') return;
    const address = addressOfSearch();
    if (page.location.hash !== address) page.history.pushState(null, '', address);
  });
  page.addEventListener('popstate', follow, { signal });
}
