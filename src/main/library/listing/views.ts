import { setImmediate } from 'node:timers/promises';
import { isSameName } from '../../../shared/model/fold-name.ts';
import type { AssetId } from '../../../shared/model/ids.ts';
import type { LibraryFacets, LibraryQuery } from '../../../shared/model/record.ts';
import type { Store } from '../../platform/store/index.ts';
import type { Columns } from './columns.ts';
import { find, toFacets } from './find.ts';
import type { Mask } from './find.ts';
import { Orders } from './orders.ts';
import type { ListingPorts } from './ports.ts';
import { matchOf } from './words.ts';
import { heardElsewhere } from '../../platform/failures/index.ts';

/** Answers kept: the one that is looked at, and the way back. */
const KEPT = 8;
/** Rows of the text index read before others get their turn. */
const SLICE = 1_500;
/** Tags of one's own that are offered. */
const TAGS = 500;

export const TEXT_SQL = `
  SELECT rowid AS id FROM library_text WHERE library_text MATCH ? AND rowid > ? ORDER BY rowid LIMIT ?`;
export const TAG_SQL = 'SELECT asset_id AS id FROM library_tag WHERE tag = ?';

/** What a query finds, all of it, in order. */
interface Result {
  readonly ids: readonly AssetId[];
  readonly facets: LibraryFacets;
}

/** Answers to queries, kept until a record changes, so that any page of them is at hand. */
export class Views {
  readonly #store: Store;
  readonly #columns: Columns;
  readonly #orders: Orders;
  readonly #ports: Pick<ListingPorts, 'boardAssets'>;
  readonly #kept = new Map<string, { readonly version: number; readonly result: Promise<Result> }>();
  #version = 0;

  constructor(store: Store, columns: Columns, ports: Pick<ListingPorts, 'boardAssets'>) {
    this.#store = store;
    this.#columns = columns;
    this.#orders = new Orders(store, columns);
    this.#ports = ports;
  }

  /** Records, or boards, have changed. */
  outdate(): void {
    this.#version += 1;
  }

  result(query: LibraryQuery): Promise<Result> {
    const key = JSON.stringify(query);
    const kept = this.#kept.get(key);
    if (kept?.version === this.#version) return kept.result;
    const result = this.#answer(query, this.#version);
    this.#kept.delete(key);
    this.#kept.set(key, { version: this.#version, result });
    const [oldest] = this.#kept.keys();
    if (this.#kept.size > KEPT && oldest !== undefined) this.#kept.delete(oldest);
    result.catch((error: unknown) => {
      heardElsewhere(error);
      this.#kept.delete(key);
    });
    return result;
  }

  async #answer(query: LibraryQuery, version: number): Promise<Result> {
    // First what has to be waited for: the columns may be read anew meanwhile, and places are theirs.
    const match = matchOf(query.text);
    const texts = match === null ? null : await this.#withWords(match);
    const keys = await this.#orders.keys(query.sort, version);
    await this.#columns.ready();
    const masks = [this.#mask(texts), this.#mask(this.#onBoard(query)), this.#mask(this.#tagged(query))];
    const projects = new Map(
      this.#store
        .all<{ id: number; name: string }>('SELECT id, name FROM library_project')
        .map(({ id, name }) => [id, name]),
    );
    const project = query.project;
    const { places, counts } = find(this.#columns, query, {
      // A project that no record has is none of theirs.
      project:
        project === null ? null : ([...projects].find(([, name]) => isSameName(name, project))?.[0] ?? -1),
      masks,
    });
    const { ids } = this.#columns;
    const facets = toFacets(counts, { projects, tags: this.#tags(), records: this.#columns.size });
    const sorted = this.#orders.sort(places, query.sort, keys);
    return { ids: sorted.map((place) => ids[place] as AssetId), facets };
  }

  async #withWords(match: string): Promise<readonly AssetId[]> {
    const ids: AssetId[] = [];
    for (let last = 0; ; ) {
      const rows = this.#store.all<{ id: AssetId }>(TEXT_SQL, match, last, SLICE);
      for (const row of rows) ids.push(row.id);
      last = rows.at(-1)?.id ?? last;
      if (rows.length < SLICE) return ids;
      await setImmediate();
    }
  }

  #onBoard({ board }: LibraryQuery): readonly AssetId[] | null {
    return board === null ? null : this.#ports.boardAssets(board);
  }

  #tagged({ tag }: LibraryQuery): readonly AssetId[] | null {
    return tag === null ? null : this.#store.all<{ id: AssetId }>(TAG_SQL, tag).map(({ id }) => id);
  }

  /** `null` lets everything through. */
  #mask(ids: readonly AssetId[] | null): Mask | null {
    if (ids === null) return null;
    const mask = new Uint8Array(this.#columns.length);
    for (const id of ids) {
      const place = this.#columns.placeOf(id);
      if (place !== null) mask[place] = 1;
    }
    return mask;
  }

  #tags(): LibraryFacets['tags'] {
    return this.#store.all<{ name: string; count: number }>(
      'SELECT tag AS name, count(*) AS count FROM library_tag GROUP BY tag ORDER BY tag LIMIT ?',
      TAGS,
    );
  }
}
