import { createStore } from 'zustand/vanilla';
import type { StoreApi } from 'zustand/vanilla';
import type { Bridge, ListingState } from '../../shared/contract/index.ts';
import type { AssetId } from '../../shared/model/ids.ts';
import { WHOLE_LIBRARY } from '../../shared/model/record.ts';
import type { LibraryFacets, LibraryFilter, LibraryQuery, LibraryRecord } from '../../shared/model/record.ts';
import { createGridFocus } from './grid-focus.ts';
import { createPaged } from './paged.ts';
import type { Paged } from './paged.ts';
import { createSelection } from './selection.ts';
import type { Table } from './table.ts';
import { bridgeStore, windowStore } from './given.ts';
import { streamsStore } from './streams.ts';
import { assetViewStore } from './asset.ts';
import { viewStore } from './view.ts';
import { assetEventsStore } from './asset-events.ts';
import { defineStore, hookOf } from './registry/store.ts';

export interface RecordsState {
  readonly query: LibraryQuery;
  /** `null` until they have come. */
  readonly facets: LibraryFacets | null;
  readonly filters: readonly LibraryFilter[];
  /** Those of the pages seen, and those that were asked for. */
  readonly records: ReadonlyMap<AssetId, LibraryRecord>;
  readonly layout: 'grid' | 'list';
  /** Files from elsewhere instead of records, until something is asked for. */
  readonly showsOthers: boolean;
}

/** The library as the page sees it. */
export interface Records {
  readonly store: StoreApi<RecordsState>;
  readonly paged: Paged;
  readonly table: Table;
  /** Asks for something else; the first time, for what was asked before. */
  ask(change?: Partial<LibraryQuery>): void;
  /** Exactly this. */
  show(query: LibraryQuery): void;
  /** The files that were taken in from elsewhere. */
  showOthers(): void;
  setLayout(layout: 'grid' | 'list'): void;
  /** One record, for the panel. */
  learn(asset: AssetId): Promise<void>;
  onEvent(state: ListingState): void;
}

interface Options {
  readonly bridge: Pick<Bridge['listing'], 'page' | 'facets' | 'record'>;
  readonly table: Pick<Table, 'open' | 'quickLook'>;
  readonly memory: Pick<Storage, 'getItem' | 'setItem'>;
  /** Assets that came into view. */
  readonly onPage: (assets: readonly AssetId[]) => void;
}

const LAYOUT = 'library-layout';

export function createRecords({ bridge, table, memory, onPage }: Options): Records {
  const store = createStore<RecordsState>(() => ({
    query: WHOLE_LIBRARY,
    facets: null,
    filters: [],
    records: new Map(),
    layout: memory.getItem(LAYOUT) === 'list' ? 'list' : 'grid',
    showsOthers: false,
  }));
  const paged = createPaged((assets) => onPage(assets.map(({ id }) => id)));
  const selection = createSelection();
  const focus = createGridFocus();
  let facetsAsked = 0;

  const keep = (records: readonly LibraryRecord[]) => {
    if (records.length === 0) return;
    store.setState((state) => {
      const next = new Map(state.records);
      for (const record of records) next.set(record.asset.id, record);
      return { records: next };
    });
  };
  /** Counts that cannot be had stay as they were: the list itself says what is wrong. */
  const askFacets = async () => {
    facetsAsked += 1;
    const asked = facetsAsked;
    const facets = await bridge.facets({ query: store.getState().query }).catch(() => null);
    if (facets !== null && asked === facetsAsked) store.setState({ facets });
  };
  const show = (query: LibraryQuery) => {
    store.setState({ query, showsOthers: false });
    focus.setState({ index: 0 });
    selection.clear();
    paged.start(async (offset, limit, signal) => {
      const { total, records } = await bridge.page({ query, offset, limit }, { signal });
      keep(records);
      return { total, assets: records.map(({ asset }) => asset) };
    });
    void askFacets();
  };

  const learn = async (asset: AssetId) => {
    const record = await bridge.record({ assetId: asset }).catch(() => undefined);
    if (record === undefined) return;
    if (record !== null) keep([record]);
    else if (store.getState().records.has(asset)) {
      const records = new Map(store.getState().records);
      records.delete(asset);
      store.setState({ records });
    }
  };

  return {
    store,
    paged,
    table: { ...table, source: paged, focus, selection },
    ask: (change = {}) => show({ ...store.getState().query, ...change }),
    show,
    showOthers() {
      selection.clear();
      store.setState({ showsOthers: true });
    },
    setLayout(layout) {
      memory.setItem(LAYOUT, layout);
      store.setState({ layout });
    },
    learn,
    onEvent({ filters }) {
      store.setState({ filters });
      if (paged.store.getState().phase !== 'idle') {
        paged.refresh();
        void askFacets();
      }
    },
  };
}

/** The library, searched and filtered. */
export const recordsStore = defineStore(
  'records',
  {
    bridge: bridgeStore,
    follow: streamsStore,
    asset: assetViewStore,
    view: viewStore,
    page: windowStore,
    events: assetEventsStore,
  },
  ({ bridge, follow, asset, view, page, events }) => {
    const records = createRecords({
      bridge: bridge.listing,
      table: { open: asset.open, quickLook: () => view.show('quick-look') },
      memory: page.localStorage,
      onPage: events.shown.tell,
    });
    events.opened.listen((id) => void records.learn(id));
    follow(bridge.listing.watch, records.onEvent);
    return records;
  },
);
export const useRecords = hookOf(recordsStore);
