import { createStore } from 'zustand/vanilla';
import type { SystemInfo } from '../../shared/contract/index.ts';
import type { AccountState } from '../../shared/model/account.ts';
import type { AssetId } from '../../shared/model/ids.ts';
import { describeNote } from '../../shared/model/intent-text.ts';
import type { Spot } from '../../shared/model/spot.ts';
import type { Settings } from '../../shared/model/settings.ts';
import { follow, pause, sendFile, toFailure } from '../bridge/index.ts';
import type { FolderState } from '../../shared/model/library-folder.ts';
import type { StorageState } from '../../shared/model/storage.ts';
import type { Swap } from '../../shared/model/swap.ts';
import type { Connection } from '../bridge/index.ts';
import type { BatchSummary } from '../../shared/model/batch.ts';
import { createAssetView } from '../state/asset.ts';
import { createCategories } from '../state/categories.ts';
import { batchResult } from '../../shared/model/batch-words.ts';
import { createBasket } from '../state/basket.ts';
import { createBatches } from '../state/batches.ts';
import { createDownloads } from '../state/downloads.ts';
import { createGridFocus } from '../state/grid-focus.ts';
import { createLibrary } from '../state/library.ts';
import { createLicences } from '../state/licences.ts';
import { createOffline } from '../state/offline.ts';
import { createArrangement } from '../state/arrangement.ts';
import { createProject } from '../state/project.ts';
import { createRejections } from '../state/rejections.ts';
import { createLayoutCheck } from '../state/layout-check.ts';
import { createPlace } from '../state/place.ts';
import { createPurchases } from '../state/purchases.ts';
import { createSearch } from '../state/search.ts';
import { createSearches } from '../state/searches.ts';
import { createSpots } from '../state/spots.ts';
import { createSuggestions } from '../state/suggestions.ts';
import { createBoards } from '../state/boards.ts';
import { createDragOut } from '../state/drag-out.ts';
import { createRecords } from '../state/records.ts';
import { createRelated } from '../state/related.ts';
import type { Table } from '../state/table.ts';
import { createSelection } from '../state/selection.ts';
import { createSwapping } from '../state/swapping.ts';
import { rememberedTheme, showTheme } from '../state/theme.ts';
import { createTill } from '../state/till.ts';
import { createToasts } from '../state/toasts.ts';
import { createView } from '../state/view.ts';
import { createActions } from './actions.ts';
import { keepForAccount } from './keep-for-account.ts';
import type { Watch } from './keep-for-account.ts';
import { notify } from './notify.ts';
import { openTarget } from './open-targets.ts';
import { addressOf, keepAddress } from './keep-address.ts';
import { refreshWhenOnline } from './refresh-when-online.ts';
import { createTakeComps } from './take-comps.ts';
import { createTellArrivals } from './tell-arrivals.ts';
import type { App } from './app.ts';

/** Builds the stores, lets them follow the bridge, and keeps doing so until the signal is aborted. */
export function createApp(
  { bridge, line }: Connection,
  page: Window & typeof globalThis,
  signal: AbortSignal,
): App {
  const account = createStore<AccountState>(() => ({ status: 'starting' }));
  const system = createStore<SystemInfo | null>(() => null);
  const folder = createStore<FolderState | null>(() => null);
  const storage = createStore<StorageState | null>(() => null);
  const swaps = createStore<readonly Swap[]>(() => []);
  const settings = createStore<Settings | null>(() => null);
  const shownPath = createStore<string | null>(() => null);
  const focus = createGridFocus();
  const toasts = createToasts();
  const selection = createSelection();
  const view = createView(page.localStorage);
  const related = createRelated(bridge.related);
  const library = createLibrary(bridge.library);
  const licences = createLicences();
  const asset = createAssetView(bridge.catalog, (id) => {
    void library.open(id);
    void records.learn(id);
    void boards.learn([id]);
  });
  const offline = createOffline(bridge.catalog);
  const search = createSearch({
    catalog: offline.catalog,
    related: bridge.related,
    onPage: (assets) => seen(assets.map(({ id }) => id)),
    onDrop: (assets) => library.forget(assets.map(({ id }) => id)),
  });
  const project = createProject({ settings, bridge: bridge.settings, onFailure: toasts.failed });
  const rejections = createRejections({ bridge: bridge.rejections, project: project.store, toasts });
  const arrangement = createArrangement({ search, rejections, focus, selection, memory: page.localStorage });
  const spots = createSpots({
    memory: page.sessionStorage,
    onRest: (spot) => {
      if (account.getState().status !== 'signed-in') return;
      void bridge.searches.keepPlace({ address: addressOf(search), spot }).catch(() => {});
    },
    setTimer: (task, ms) => page.setTimeout(task, ms),
    clearTimer: (timer) => page.clearTimeout(timer),
  });
  const table: Table = {
    source: arrangement.source,
    focus,
    selection,
    open: asset.open,
    look: () => view.show('quick-look'),
    spots,
  };
  const ours = { open: asset.open, look: () => view.show('quick-look') };
  const records = createRecords({
    bridge: bridge.listing,
    table: ours,
    memory: page.localStorage,
    onPage: (ids) => seen(ids),
  });
  const boards = createBoards({ bridge: bridge.boards, table: ours, onPage: (ids) => seen(ids) });
  /** Assets that came into view, wherever. */
  function seen(ids: readonly AssetId[]): void {
    void library.learn(ids);
    void boards.learn(ids);
  }
  const searches = createSearches({ bridge: bridge.searches, start: search.start, onFailure: toasts.failed });
  const suggestions = createSuggestions({ catalog: bridge.catalog, pause });
  const categories = createCategories(bridge.catalog);
  asset.store.subscribe(({ open }) => categories.learn(open?.details?.categories ?? []));
  const takeComps = createTakeComps({ bridge, toasts });
  const actions = createActions({ bridge, line, toasts, shownPath, settings });
  const swapping = createSwapping({ swap: actions.swap, asset });
  const dragOut = createDragOut({ bridge: bridge.drag, system, toasts, takeComps });
  const tellArrival = createTellArrivals({
    toasts,
    jobs: () => downloads.store.getState().jobs.values(),
    reveal: (file) => void actions.reveal(file),
    showDownloads: () => place.open('downloads'),
  });
  const downloads = createDownloads({
    nextFrame: (task) => page.requestAnimationFrame(task),
    onSettled(job) {
      // A batch tells its end once.
      if (job.batchId !== null) return;
      const { id, fileId } = job;
      if (job.state === 'failed' && job.failure !== null) {
        toasts.failed(job.failure, { label: 'Try again', run: () => void actions.jobs('retry', [id]) });
      } else if (fileId !== null && asset.store.getState().open?.asset.id !== job.assetId) {
        tellArrival({ ...job, fileId });
      }
    },
  });

  const place = createPlace(page, signal);
  const layoutCheck = createLayoutCheck({
    open: (what, stop) => bridge.layouts.check(what, { signal: stop }),
    receive: (stop) => bridge.layouts.receive(undefined, { signal: stop }),
    send: sendFile,
    signal,
  });
  const batches = createBatches((batch: BatchSummary) => {
    const result = batchResult(batch.counts);
    notify(page, batch.name, result);
    toasts.done(`${batch.name}: ${result}`, {
      label: 'Show',
      run: () => place.open('downloads', batch.id),
    });
  });

  const basket = createBasket({ bridge: bridge.basket, toasts, show: () => place.open('basket') });
  const purchases = createPurchases((note) => toasts.done(describeNote(note)));
  const till = createTill(bridge.purchases);

  showTheme(rememberedTheme(page.localStorage), page.document, page.localStorage);
  settings.subscribe((now) => {
    if (now !== null) showTheme(now.theme, page.document, page.localStorage);
  });
  account.subscribe((now) => {
    if (now.status !== 'signed-out') return;
    search.clear();
    asset.close();
  });
  search.store.subscribe((now, before) => {
    if (now.run === before.run) return;
    spots.pause();
    if (now.kin !== null) offline.asOf.setState(null, true);
    asset.close();
    focus.setState({ index: 0 });
    selection.clear();
    view.close();
  });
  account.subscribe((now, before) => {
    if (now.status === 'signed-in' && before.status !== 'signed-in') searches.check();
  });
  /** An asset of which only the ID is known. */
  async function showAsset(id: AssetId): Promise<void> {
    try {
      asset.open(await bridge.catalog.asset({ id }, { signal }));
    } catch (error) {
      if (!signal.aborted) toasts.failed(toFailure(error));
    }
  }
  page.addEventListener('online', () => void bridge.system.noteOnline().catch(() => {}), { signal });
  focus.subscribe(({ index }) => spots.note({ focus: index }));
  asset.store.subscribe(({ open }) => spots.note({ open: open?.asset.id ?? null }));
  const standThere = ({ focus: index, open }: Spot) => {
    const { run } = search.store.getState();
    focus.setState({ index });
    if (open === null) return spots.arrived();
    bridge.catalog.asset({ id: open }, { signal }).then(
      (found) => {
        const isThere = search.store.getState().run === run && asset.store.getState().open === null;
        if (isThere && focus.getState().index === index) asset.open(found);
        if (search.store.getState().run === run) spots.arrived();
      },
      () => {
        if (search.store.getState().run === run) spots.arrived();
      },
    );
  };
  const places = bridge.searches;
  keepAddress({ search, spots, onBack: standThere, account, page, places, showAsset, signal });
  refreshWhenOnline({ account, catalog: bridge.catalog, offline, search });

  /** A page belongs to one profile: when the host has moved to another one, it starts over. */
  async function learnSystem(): Promise<void> {
    const info = await bridge.system.info(undefined, { signal }).catch(() => null);
    if (info === null) return;
    const before = system.getState();
    if (before !== null && (before.demo !== info.demo || before.version !== info.version))
      page.location.reload();
    else system.setState(info, true);
  }
  line.status.subscribe((status) => {
    if (status === 'open') void learnSystem();
  });

  const keep = <Event>(watch: Watch<Event>, onEvent: (event: Event) => void) =>
    void follow(line, (stop) => watch(undefined, { signal: stop }), onEvent, signal);
  const mine = keepForAccount({ account, line, signal });
  mine(bridge.basket.watch, basket.onEvent, basket.clear);
  mine(bridge.purchases.watch, purchases.onEvent, purchases.clear);
  keep(bridge.account.watch, (now) => account.setState(now, true));
  keep(bridge.settings.watch, (now) => settings.setState(now, true));
  keep(bridge.library.watch, library.onEvent);
  keep(bridge.listing.watch, records.onEvent);
  keep(bridge.boards.watch, boards.onEvent);
  keep(bridge.rejections.watch, rejections.onEvent);
  keep(bridge.licences.watch, (now) => licences.setState(now, true));
  keep(bridge.folder.watch, (now) => folder.setState(now, true));
  keep(bridge.storage.watch, (now) => storage.setState(now, true));
  keep(bridge.swaps.watch, (now) => swaps.setState(now, true));
  keep(bridge.searches.watch, searches.onEvent);
  keep(bridge.downloads.watch, downloads.onEvent);
  keep(bridge.batches.watch, batches.onEvent);
  keep(bridge.system.links, (target) => openTarget(target, page));

  return {
    line,
    account,
    system,
    settings,
    search,
    offline,
    searches,
    suggestions,
    categories,
    takeComps,
    asset,
    library,
    licences,
    folder,
    storage,
    swaps,
    swapping,
    downloads,
    batches,
    basket,
    purchases,
    till,
    place,
    layoutCheck,
    bridge,
    focus,
    selection,
    view,
    project,
    rejections,
    arrangement,
    records,
    boards,
    dragOut,
    table,
    related,
    toasts,
    shownPath,
    actions,
  };
}
