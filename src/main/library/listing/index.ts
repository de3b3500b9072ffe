import type { AssetId } from '../../../shared/model/ids.ts';
import type {
  LibraryFacets,
  LibraryFilter,
  LibraryFilterId,
  LibraryQuery,
  LibraryRecord,
  MarksEdit,
  RecordPage,
  UndoToken,
} from '../../../shared/model/record.ts';
import type { Store } from '../../platform/store/index.ts';
import { createFeed } from '../../platform/streams/index.ts';
import type { Undo } from '../../platform/undo/index.ts';
import { Columns } from './columns.ts';
import { createFilters } from './filters.ts';
import { createKeeper } from './keeper.ts';
import { createLooks } from './looks.ts';
import type { LookPorts } from './looks.ts';
import { editMarks, restoreMarks } from './marks.ts';
import type { ListingPorts } from './ports.ts';
import { readRecords } from './records.ts';
import { Views } from './views.ts';
import { overlooked } from '../../platform/failures/index.ts';

export { swatchOf } from './colour.ts';
export { listingMigrations } from './migrations.ts';

/** Records changed: a page that shows them asks again. */
export interface ListingEvent {
  readonly filters: readonly LibraryFilter[];
}

/** The library as it is searched, filtered and marked. Asks no network. */
export interface Listing {
  page(query: LibraryQuery, offset: number, limit: number): Promise<RecordPage>;
  facets(query: LibraryQuery): Promise<LibraryFacets>;
  /** IDs of everything that a query finds, in order. */
  ids(query: LibraryQuery): Promise<readonly AssetId[]>;
  records(ids: readonly AssetId[]): readonly LibraryRecord[];
  /** Marks many at once. */
  mark(ids: readonly AssetId[], edit: MarksEdit): Promise<UndoToken>;
  saveFilter(name: string, query: LibraryQuery): void;
  removeFilter(id: LibraryFilterId): UndoToken;
  /** Files, facts or boards have changed. */
  refresh(): void;
  /** Licences of these assets have come or ended: records that say another right now are made anew. */
  review(ids: readonly AssetId[] | 'everything'): void;
  /** Facts of one asset have changed. */
  touch(id: AssetId): void;
  watch(signal?: AbortSignal): AsyncIterable<ListingEvent>;
  close(): void;
}

/** Changes are gathered for so long before records are made anew, in milliseconds: four times a second at most. */
const GATHER = 250;
/** Records that a question waits for; after a first start with a large library the rest comes by and by. */
const WAITED_FOR = 500;

export function createListing(options: {
  readonly store: Store;
  readonly ports: ListingPorts;
  readonly undo: Undo;
  /** Absent where no page shows the library: on the command line. */
  readonly looks?: LookPorts;
  readonly now?: () => number;
  readonly gather?: number;
  readonly pause?: number;
}): Listing {
  const { store, ports, undo, now = Date.now, gather = GATHER } = options;
  const columns = new Columns(store);
  const views = new Views(store, columns, ports);
  const filters = createFilters(store);
  const feed = createFeed<ListingEvent>((_, next) => next);
  const tell = () => feed.publish({ filters: filters.list() });
  let gathering: NodeJS.Timeout | null = null;
  let closed = false;
  const keeper = createKeeper({
    store,
    ports,
    isClosed: () => closed,
    onChange: (changes) => {
      for (const { id, numbers } of changes) columns.put(id, numbers);
      views.outdate();
    },
  });

  const refresh = () => {
    if (gathering !== null || closed) return;
    gathering = setTimeout(() => {
      gathering = null;
      views.outdate();
      keeper.drain().then(
        () => {
          if (closed) return;
          tell();
          looks?.start();
        },
        // What is stale stays noted: the next change, or the next question, tries again.
        overlooked('listing.drain'),
      );
    }, gather);
    gathering.unref();
  };
  const looks =
    options.looks === undefined
      ? null
      : createLooks({
          store,
          ports: options.looks,
          now,
          onLook: (id) => {
            keeper.touch(id);
            refresh();
          },
          ...(options.pause !== undefined && { pause: options.pause }),
        });
  const result = async (query: LibraryQuery) => {
    await keeper.drain(WAITED_FOR);
    return await views.result(query);
  };
  const read = (ids: readonly AssetId[]) =>
    readRecords(store, ids, (id) => {
      keeper.touch(id);
      refresh();
    });
  if (looks !== null) refresh();

  return {
    page: async (query, offset, limit) => {
      const { ids } = await result(query);
      return { total: ids.length, records: read(ids.slice(offset, offset + limit)) };
    },
    facets: async (query) => (await result(query)).facets,
    ids: async (query) => (await result(query)).ids,
    records: read,
    mark: async (ids, edit) => {
      const before = await editMarks(store, ids, edit);
      await keeper.drain();
      tell();
      return undo.keep(async () => {
        await restoreMarks(store, before);
        await keeper.drain();
        tell();
      });
    },
    saveFilter: (name, query) => {
      filters.save(name, query);
      tell();
    },
    removeFilter: (id) => {
      const { name, query } = filters.remove(id);
      tell();
      return undo.keep(() => {
        filters.save(name, query);
        tell();
      });
    },
    refresh,
    review: (ids) => {
      if (keeper.review(ids)) refresh();
    },
    touch: (id) => {
      keeper.touch(id);
      refresh();
    },
    watch: (signal) => feed.watch({ filters: filters.list() }, signal),
    close: () => {
      closed = true;
      if (gathering !== null) clearTimeout(gathering);
      looks?.stop();
      feed.close();
    },
  };
}
