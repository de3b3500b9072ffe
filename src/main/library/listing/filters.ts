import { z } from 'zod';
import { libraryQuery } from '../../../shared/contract/index.ts';
import { StockroomError } from '../../../shared/model/failure.ts';
import { isSameName } from '../../../shared/model/fold-name.ts';
import { WHOLE_LIBRARY } from '../../../shared/model/record.ts';
import type { LibraryFilter, LibraryFilterId, LibraryQuery } from '../../../shared/model/record.ts';
import { readJson, readRows } from '../../platform/store/index.ts';
import type { Store } from '../../platform/store/index.ts';

interface Row {
  readonly id: LibraryFilterId;
  readonly name: string;
  readonly query: string;
}

/** Queries under a name. */
export interface Filters {
  list(): readonly LibraryFilter[];
  /** A name that is taken gets the new query. */
  save(name: string, query: LibraryQuery): void;
  /** Returns what was removed. */
  remove(id: LibraryFilterId): LibraryFilter;
}

export function createFilters(store: Store): Filters {
  const all = () => store.all<Row>('SELECT * FROM library_filter ORDER BY name COLLATE NOCASE');

  return {
    list: () =>
      readRows(
        { unreadable: store.unreadable, table: 'library_filter', key: ({ id }) => id },
        all(),
        toFilter,
      ),
    save: (name, query) => {
      store.transaction(() => {
        const same = all().find((one) => isSameName(one.name, name));
        if (same !== undefined) store.run('DELETE FROM library_filter WHERE id = ?', same.id);
        store.run(
          'INSERT INTO library_filter (id, name, query) VALUES (?, ?, ?)',
          same?.id ?? null,
          name,
          JSON.stringify(query),
        );
      });
    },
    remove: (id) => {
      const row = store.get<Row>('DELETE FROM library_filter WHERE id = ? RETURNING *', id);
      if (row === undefined) {
        throw new StockroomError('not-found', { message: 'This filter no longer exists.', action: '' });
      }
      return toFilter(row);
    },
  };
}

const keptQuery = z
  .looseObject({})
  .transform((query): unknown => ({ ...WHOLE_LIBRARY, ...query }))
  .pipe(libraryQuery);

/** What a later Stockroom adds to queries, an older filter does not ask for. */
function toFilter({ id, name, query }: Row): LibraryFilter {
  return { id, name, query: readJson(keptQuery, query) };
}
