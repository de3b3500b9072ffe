import type { ScrollPosition } from '../../../shared/model/scroll-position.ts';
import type { AssetId } from '../../../shared/model/ids.ts';
import { toFailure } from '../../bridge/index.ts';
import { accountStore } from '../../state/account.ts';
import { assetViewStore } from '../../state/asset.ts';
import { bridgeStore, signalStore, windowStore } from '../../state/given.ts';
import { gridFocusStore } from '../../state/grid-focus.ts';
import { locationStore } from '../../state/location.ts';
import { offlineStore } from '../../state/offline.ts';
import type { Stores } from '../../state/registry/store.ts';
import { scrollPositionsStore } from '../../state/scroll-positions.ts';
import { searchStore } from '../../state/search.ts';
import { searchesStore } from '../../state/searches.ts';
import { selectionStore } from '../../state/selection.ts';
import { toastsStore } from '../../state/toasts.ts';
import { viewStore } from '../../state/view.ts';
import { keepAddress } from './keep-address.ts';
import { refreshWhenOnline } from './refresh-when-online.ts';

/** Keeps what belongs to one search with it: the panel, the selection, the position in the list and the address. */
export function followSearch(stores: Stores): void {
  const account = stores.get(accountStore);
  const asset = stores.get(assetViewStore);
  const bridge = stores.get(bridgeStore);
  const focus = stores.get(gridFocusStore);
  const offline = stores.get(offlineStore);
  const page = stores.get(windowStore);
  const search = stores.get(searchStore);
  const searches = stores.get(searchesStore);
  const selection = stores.get(selectionStore);
  const signal = stores.get(signalStore);
  const scrollPositions = stores.get(scrollPositionsStore);
  const toasts = stores.get(toastsStore);
  const view = stores.get(viewStore);

  account.subscribe((now) => {
    if (now.status !== 'signed-out') return;
    search.clear();
    asset.close();
  });
  search.store.subscribe((now, before) => {
    if (now.run === before.run) return;
    scrollPositions.pause();
    if (now.relatedTo !== null) offline.asOf.setState(null, true);
    asset.close();
    focus.setState({ index: 0 });
    selection.clear();
    view.close();
  });
  account.subscribe((now, before) => {
    if (now.status === 'signed-in' && before.status !== 'signed-in') searches.check();
  });
  focus.subscribe(({ index }) => scrollPositions.note({ focus: index }));
  asset.store.subscribe(({ open }) => scrollPositions.note({ open: open?.asset.id ?? null }));

  /** An asset of which only the ID is known. */
  async function showAsset(id: AssetId): Promise<void> {
    try {
      asset.open(await bridge.catalog.asset({ id }, { signal }));
    } catch (error) {
      if (!signal.aborted) toasts.failed(toFailure(error));
    }
  }
  const onBack = ({ focus: index, open }: ScrollPosition) => {
    const { run } = search.store.getState();
    focus.setState({ index });
    if (open === null) return scrollPositions.arrived();
    bridge.catalog.asset({ id: open }, { signal }).then(
      (found) => {
        const isThere = search.store.getState().run === run && asset.store.getState().open === null;
        if (isThere && focus.getState().index === index) asset.open(found);
        if (search.store.getState().run === run) scrollPositions.arrived();
      },
      () => {
        if (search.store.getState().run === run) scrollPositions.arrived();
      },
    );
  };
  const location = stores.get(locationStore);
  keepAddress({
    search,
    scrollPositions,
    location,
    onBack,
    account,
    page,
    places: bridge.searches,
    showAsset,
    signal,
  });
  refreshWhenOnline({ account, catalog: bridge.catalog, offline, search });
}
