import type { Asset } from '../../../shared/model/asset.ts';
import { MAX_BOARD_ASSETS } from '../../../shared/model/board.ts';
import type {
  Board,
  BoardAsset,
  BoardCost,
  BoardExport,
  BoardId,
  BoardPlace,
} from '../../../shared/model/board.ts';
import { StockroomError } from '../../../shared/model/failure.ts';
import type { AssetId } from '../../../shared/model/ids.ts';
import type { AssetRight } from '../../../shared/model/library.ts';
import type { Licence } from '../../../shared/model/licence.ts';
import { moveBefore } from '../../../shared/model/order.ts';
import type { UndoToken } from '../../../shared/model/record.ts';
import { readRows } from '../../platform/store/index.ts';
import type { Store } from '../../platform/store/index.ts';
import { createStateFeed } from '../../platform/streams/index.ts';
import type { Undo } from '../../platform/undo/index.ts';
import { costOf } from './cost.ts';
import { exportBoard } from './export.ts';
import type { Exported, ExportPorts } from './export.ts';
import {
  boardsOf,
  idsOf,
  listBoards,
  placesOf,
  readBoard,
  toBoardAsset,
  writeOrder,
  writePlaces,
} from './rows.ts';

export { boardMigrations } from './migrations.ts';

/** What others know of the assets on a board. */
export interface BoardPorts extends ExportPorts {
  /** Facts at hand, asked for only when nothing is known. */
  facts(id: AssetId): Promise<Asset>;
  rights(ids: readonly AssetId[]): readonly AssetRight[];
  licences(signal: AbortSignal | undefined): Promise<readonly Licence[]>;
}

/** Named sets of assets for a job. Every edit but a name and a note can be undone. */
export interface Boards {
  list(): readonly Board[];
  watch(signal?: AbortSignal): AsyncIterable<readonly Board[]>;
  create(name: string): BoardId;
  rename(id: BoardId, name: string): void;
  setNote(id: BoardId, note: string): void;
  setCover(id: BoardId, asset: AssetId): void;
  duplicate(id: BoardId): BoardId;
  remove(id: BoardId): UndoToken;
  /** At the end, in this order; those that are on it already stay where they are. */
  add(id: BoardId, assets: readonly AssetId[]): Promise<{ readonly added: number; readonly undo: UndoToken }>;
  take(id: BoardId, assets: readonly AssetId[]): UndoToken;
  move(id: BoardId, assets: readonly AssetId[], before: AssetId | null): UndoToken;
  setAssetNote(id: BoardId, asset: AssetId, note: string): void;
  assets(id: BoardId, offset: number, limit: number): readonly BoardAsset[];
  ids(id: BoardId): readonly AssetId[];
  /** The boards that hold each of these; assets on none are left out. */
  holding(
    assets: readonly AssetId[],
  ): readonly { readonly assetId: AssetId; readonly boards: readonly BoardId[] }[];
  /** The boards of one asset, by name, with what is said of it on each. */
  ofAsset(asset: AssetId): readonly BoardPlace[];
  cost(id: BoardId, signal?: AbortSignal): Promise<BoardCost>;
  /** A folder is written beside the library folder; a file is for the caller to keep. */
  export(id: BoardId, kind: BoardExport, signal?: AbortSignal): Promise<Exported>;
  close(): void;
}

/** How long a deleted board can be brought back after a restart, by hand in the database: a safety net, in milliseconds. */
const FORGET_AFTER = 30 * 24 * 3600_000;
const WHOLE = MAX_BOARD_ASSETS;
/** Facts asked for at a time. */
const AT_ONCE = 4;

export function createBoards(options: {
  readonly store: Store;
  readonly ports: BoardPorts;
  readonly undo: Undo;
  readonly now?: () => number;
  /** What is on boards has changed. */
  readonly onChange?: () => void;
}): Boards {
  const { store, ports, undo, now = Date.now, onChange = () => {} } = options;
  store.run('DELETE FROM board WHERE deleted_at < ?', now() - FORGET_AFTER);
  const feed = createStateFeed(listBoards(store));
  const tell = () => {
    feed.set(listBoards(store));
    onChange();
  };
  const changed = (id: BoardId) => {
    store.run('UPDATE board SET changed_at = ? WHERE id = ?', now(), id);
    tell();
  };

  /** One edit of what is on a board, with the way back. */
  const editing = (id: BoardId, edit: () => void): UndoToken => {
    readBoard(store, id);
    const before = placesOf(store, id);
    store.transaction(edit);
    changed(id);
    return undo.keep(() => {
      writePlaces(store, id, before);
      changed(id);
    });
  };

  const assets: Boards['assets'] = (id, offset, limit) => {
    readBoard(store, id);
    const places = placesOf(store, id).slice(offset, offset + limit);
    const rights = new Map(
      ports.rights(places.map((place) => place.asset_id)).map(({ assetId, right }) => [assetId, right]),
    );
    return readRows(
      { unreadable: store.unreadable, table: 'board_asset', key: (place) => `${id} ${place.asset_id}` },
      places,
      (place) => toBoardAsset(place, rights.get(place.asset_id) ?? null),
    );
  };

  const factsOf = async (ids: readonly AssetId[]): Promise<readonly Asset[]> => {
    const found: Asset[] = [];
    for (let from = 0; from < ids.length; from += AT_ONCE)
      found.push(...(await Promise.all(ids.slice(from, from + AT_ONCE).map((id) => ports.facts(id)))));
    return found;
  };

  return {
    list: () => listBoards(store),
    watch: (signal) => feed.watch(signal),
    create: (name) => {
      const { lastId } = store.run(
        'INSERT INTO board (name, created_at, changed_at) VALUES (?, ?, ?)',
        name,
        now(),
        now(),
      );
      tell();
      return lastId as BoardId;
    },
    rename: (id, name) => {
      readBoard(store, id);
      store.run('UPDATE board SET name = ? WHERE id = ?', name, id);
      changed(id);
    },
    setNote: (id, note) => {
      readBoard(store, id);
      store.run('UPDATE board SET note = ? WHERE id = ?', note, id);
      changed(id);
    },
    setCover: (id, asset) => {
      readBoard(store, id);
      store.run('UPDATE board SET cover = ? WHERE id = ?', asset, id);
      changed(id);
    },
    duplicate: (id) => {
      const { name } = readBoard(store, id);
      const copy = store.transaction(() => {
        const { lastId } = store.run(
          `INSERT INTO board (name, note, cover, created_at, changed_at)
           SELECT ?, note, cover, ?, ? FROM board WHERE id = ?`,
          `${name} copy`,
          now(),
          now(),
          id,
        );
        store.run(
          `INSERT INTO board_asset SELECT ?, asset_id, position, note, facts FROM board_asset WHERE board_id = ?`,
          lastId,
          id,
        );
        return lastId as BoardId;
      });
      tell();
      return copy;
    },
    remove: (id) => {
      readBoard(store, id);
      store.run('UPDATE board SET deleted_at = ? WHERE id = ?', now(), id);
      tell();
      return undo.keep(() => {
        store.run('UPDATE board SET deleted_at = NULL WHERE id = ?', id);
        tell();
      });
    },
    add: async (id, wanted) => {
      const here = new Set(idsOf(store, id));
      const fresh = [...new Set(wanted)].filter((asset) => !here.has(asset));
      if (here.size + fresh.length > MAX_BOARD_ASSETS) {
        throw new StockroomError('invalid', {
          message: `A board holds ${MAX_BOARD_ASSETS} assets at most.`,
          action: 'Make another board for the rest.',
        });
      }
      const facts = await factsOf(fresh);
      let added = 0;
      const token = editing(id, () => {
        const last = store.get<{ last: number }>(
          'SELECT coalesce(max(position), -1) AS last FROM board_asset WHERE board_id = ?',
          id,
        );
        facts.forEach((asset, at) => {
          added += store.run(
            'INSERT OR IGNORE INTO board_asset (board_id, asset_id, position, facts) VALUES (?, ?, ?, ?)',
            id,
            asset.id,
            (last?.last ?? -1) + 1 + at,
            JSON.stringify(asset),
          ).changes;
        });
      });
      return { added, undo: token };
    },
    take: (id, gone) =>
      editing(id, () => {
        for (const asset of gone)
          store.run('DELETE FROM board_asset WHERE board_id = ? AND asset_id = ?', id, asset);
        writeOrder(store, id, idsOf(store, id));
      }),
    move: (id, moved, before) =>
      editing(id, () => writeOrder(store, id, moveBefore(idsOf(store, id), new Set(moved), before))),
    setAssetNote: (id, asset, note) => {
      readBoard(store, id);
      store.run('UPDATE board_asset SET note = ? WHERE board_id = ? AND asset_id = ?', note, id, asset);
      changed(id);
    },
    assets,
    ids: (id) => idsOf(store, id),
    holding: (ids) => {
      const rows = store.all<{ asset_id: AssetId; boards: string }>(
        `SELECT a.asset_id, json_group_array(a.board_id) AS boards FROM json_each(?) wanted
         JOIN board_asset a ON a.asset_id = wanted.value JOIN board b ON b.id = a.board_id
         WHERE b.deleted_at IS NULL GROUP BY a.asset_id`,
        JSON.stringify(ids),
      );
      return rows.map((row) => ({ assetId: row.asset_id, boards: JSON.parse(row.boards) as BoardId[] }));
    },
    ofAsset: (asset) => boardsOf(store, asset),
    cost: async (id, signal) => {
      const licences = await ports.licences(signal);
      return costOf(assets(id, 0, WHOLE), licences);
    },
    export: async (id, kind, signal) =>
      await exportBoard({
        board: readBoard(store, id),
        assets: assets(id, 0, WHOLE),
        kind,
        ports,
        now,
        signal,
      }),
    close: () => feed.close(),
  };
}
