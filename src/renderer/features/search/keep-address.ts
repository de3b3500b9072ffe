import type { StoreApi } from 'zustand/vanilla';
import type { Bridge } from '../../../shared/contract/index.ts';
import type { AccountState } from '../../../shared/model/account.ts';
import { assetOfAddress } from '../../../shared/model/deep-link.ts';
import type { AssetId } from '../../../shared/model/ids.ts';
import type { ScrollPosition } from '../../../shared/model/scroll-position.ts';
import type { ViewLocation } from '../../state/location.ts';
import { addressOf } from '../../state/address-of.ts';
import { fromAddress, readRelated } from '../../state/address.ts';
import type { Search } from '../../state/search.ts';
import type { ScrollPositions } from '../../state/scroll-positions.ts';

interface Parts {
  readonly search: Search;
  readonly scrollPositions: ScrollPositions;
  readonly location: Pick<ViewLocation, 'isView'>;
  /** Puts the keyboard and the panel where they were. */
  readonly onBack: (spot: ScrollPosition) => void;
  readonly account: StoreApi<AccountState>;
  readonly page: Window;
  readonly places: Pick<Bridge['searches'], 'lastPlace' | 'keepPlace'>;
  /** Shows an asset beside what is searched. */
  readonly showAsset: (id: AssetId) => Promise<void>;
  readonly signal: AbortSignal;
}

/**
 * Keeps search and address alike: every search has an address, and every address is searched, after a reload
 * too. Each entry of the history knows where in the results one stood. The main process remembers the last
 * one, for an app that is opened again has no history.
 */
export function keepAddress(parts: Parts): void {
  const { search, scrollPositions, location, onBack, account, page, places, showAsset, signal } = parts;
  const isSignedIn = () => account.getState().status === 'signed-in';
  let entries = 0;
  const newEntry = () => ({ entry: `${page.performance.timeOrigin}/${++entries}` });
  /** A search begins because the history was walked: the place there is taken up again. */
  let isReturning = false;

  const follow = () => {
    // The search stays as it is behind another view.
    if (location.isView(page.location.hash)) return;
    if (!isSignedIn() || page.location.hash === addressOf(search)) return;
    const asset = assetOfAddress(page.location.hash);
    if (asset !== null) return void showAsset(asset);
    const query = fromAddress(page.location.hash);
    const relatedTo = readRelated(page.location.hash);
    isReturning = true;
    if (relatedTo !== null) search.relate(relatedTo);
    else if (query === null) search.clear();
    else search.start(query);
    isReturning = false;
  };
  const enter = async () => {
    if (page.location.hash.length > 2) return follow();
    const { run } = search.store.getState();
    const last = await places.lastPlace().catch(() => ({ address: null, spot: null }));
    const isUntouched = search.store.getState().run === run && page.location.hash.length <= 2;
    if (last.address === null || !isUntouched) return;
    const state = newEntry();
    page.history.replaceState(state, '', last.address);
    scrollPositions.begin(state.entry, last.spot);
    follow();
  };

  account.subscribe((now, before) => {
    if (now.status === 'signed-in' && before.status !== 'signed-in') void enter();
  });
  search.store.subscribe((now, before) => {
    if (now.run === before.run || !isSignedIn()) return;
    const address = addressOf(search);
    if (page.location.hash !== address) page.history.pushState(newEntry(), '', address);
    const entry = entryOf(page.history.state) ?? newEntry().entry;
    if (entryOf(page.history.state) === null) page.history.replaceState({ entry }, '');
    const spot = isReturning ? scrollPositions.of(entry) : null;
    scrollPositions.begin(entry, spot);
    if (spot !== null) onBack(spot);
    // To lose the place is no harm worth a word.
    void places.keepPlace({ address, spot }).catch(() => {});
  });
  page.addEventListener('popstate', follow, { signal });
}

function entryOf(state: unknown): string | null {
  if (typeof state !== 'object' || state === null || !('entry' in state)) return null;
  return typeof state.entry === 'string' ? state.entry : null;
}
