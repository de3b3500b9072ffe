import type { Board, BoardAsset, BoardId, BoardPlace } from '../../../shared/model/board.ts';
import type { Right } from '../../../shared/model/download.ts';
import { StockroomError } from '../../../shared/model/failure.ts';
import type { AssetId } from '../../../shared/model/ids.ts';
import type { Instant } from '../../../shared/model/instant.ts';
import { keptAsset } from '../../catalog/index.ts';
import { readJson } from '../../platform/store/index.ts';
import type { Store } from '../../platform/store/index.ts';

interface BoardRow {
  readonly id: BoardId;
  readonly name: string;
  readonly note: string;
  readonly cover: AssetId | null;
  readonly created_at: Instant;
  readonly changed_at: Instant;
  readonly count: number;
}

/** One asset's place on one board, as it is kept. */
export interface PlaceRow {
  readonly asset_id: AssetId;
  readonly position: number;
  readonly note: string;
  readonly facts: string;
}

const BOARD_SQL = `
  SELECT id, name, note, created_at, changed_at,
    (SELECT count(*) FROM board_asset a WHERE a.board_id = b.id) AS count,
    coalesce(
      (SELECT asset_id FROM board_asset a WHERE a.board_id = b.id AND a.asset_id = b.cover),
      (SELECT asset_id FROM board_asset a WHERE a.board_id = b.id ORDER BY position LIMIT 1)
    ) AS cover
  FROM board b WHERE deleted_at IS NULL`;

/** By name. */
export function listBoards(store: Store): readonly Board[] {
  return store.all<BoardRow>(`${BOARD_SQL} ORDER BY name COLLATE NOCASE, id`).map(toBoard);
}

export function readBoard(store: Store, id: BoardId): Board {
  const row = store.get<BoardRow>(`${BOARD_SQL} AND id = ?`, id);
  if (row === undefined) {
    throw new StockroomError('not-found', { message: 'This board no longer exists.', action: '' });
  }
  return toBoard(row);
}

function toBoard({ id, name, note, count, cover, created_at, changed_at }: BoardRow): Board {
  return { id, name, note, count, cover, createdAt: created_at, changedAt: changed_at };
}

export function placesOf(store: Store, board: BoardId): readonly PlaceRow[] {
  return store.all<PlaceRow>(
    'SELECT asset_id, position, note, facts FROM board_asset WHERE board_id = ? ORDER BY position',
    board,
  );
}

/** By the names of the boards. */
export function boardsOf(store: Store, asset: AssetId): readonly BoardPlace[] {
  return store.all<{ boardId: BoardId; note: string }>(
    `SELECT b.id AS boardId, a.note AS note FROM board_asset a JOIN board b ON b.id = a.board_id
     WHERE a.asset_id = ? AND b.deleted_at IS NULL ORDER BY b.name COLLATE NOCASE, b.id`,
    asset,
  );
}

export function idsOf(store: Store, board: BoardId): readonly AssetId[] {
  return store
    .all<{ asset_id: AssetId }>(
      'SELECT asset_id FROM board_asset WHERE board_id = ? ORDER BY position',
      board,
    )
    .map((row) => row.asset_id);
}

/** Throws `UnreadableRow`. */
export function toBoardAsset({ facts, note }: PlaceRow, right: Right | null): BoardAsset {
  return { asset: readJson(keptAsset, facts), note, right };
}

/** Writes the order; only places that change. */
export function writeOrder(store: Store, board: BoardId, ids: readonly AssetId[]): void {
  ids.forEach((id, position) => {
    store.run(
      'UPDATE board_asset SET position = ? WHERE board_id = ? AND asset_id = ? AND position <> ?',
      position,
      board,
      id,
      position,
    );
  });
}

/** Exactly these, as they were. */
export function writePlaces(store: Store, board: BoardId, places: readonly PlaceRow[]): void {
  store.transaction(() => {
    store.run('DELETE FROM board_asset WHERE board_id = ?', board);
    for (const { asset_id, position, note, facts } of places)
      store.run('INSERT INTO board_asset VALUES (?, ?, ?, ?, ?)', board, asset_id, position, note, facts);
  });
}
