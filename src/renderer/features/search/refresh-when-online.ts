import type { StoreApi } from 'zustand/vanilla';
import type { Bridge } from '../../../shared/contract/index.ts';
import type { AccountState } from '../../../shared/model/account.ts';
import { PAGE_SIZE } from '../../../shared/model/search.ts';
import type { SearchPage } from '../../../shared/model/search.ts';
import type { Offline } from '../../state/offline.ts';
import type { Search } from '../../state/search.ts';

interface Parts {
  readonly account: StoreApi<AccountState>;
  readonly catalog: Pick<Bridge['catalog'], 'search'>;
  readonly offline: Offline;
  readonly search: Search;
}

/**
 * Back online, what failed is asked again, and results of before are compared with those of now: if they are
 * the same only the mark goes, and the user keeps the position in a long list.
 */
export function refreshWhenOnline({ account, catalog, offline, search }: Parts): void {
  const refresh = async () => {
    search.retry();
    if (offline.asOf.getState() === null) return;
    const { run, query, pages } = search.store.getState();
    const page = await catalog.search({ query, offset: 0, limit: PAGE_SIZE, hash: null }).catch(() => null);
    if (page === null || page.asOf !== undefined || search.store.getState().run !== run) return;
    if (isSameStart(page, pages.get(0) ?? [])) offline.asOf.setState(null, true);
    else search.start(query);
  };
  account.subscribe((now, before) => {
    if (isOnline(now) && !isOnline(before)) void refresh();
  });
}

function isOnline(state: AccountState): boolean {
  return state.status === 'signed-in' && state.connection === 'online';
}

function isSameStart({ assets }: SearchPage, shown: readonly { readonly id: number }[]): boolean {
  if (assets.length === 0) return shown.length === 0;
  return assets.every(({ id }, index) => shown[index]?.id === id);
}
