import type { AssetId } from '../../shared/model/ids.ts';
import type { Instant } from '../../shared/model/instant.ts';
import type { AssetRight } from '../../shared/model/library.ts';
import { StockroomError } from '../../shared/model/failure.ts';
import type { Shot, ShotCandidate, ShotId, ShotList, ShotListId } from '../../shared/model/shot.ts';
import { keptAsset } from '../catalog/index.ts';
import { readJson, readRows } from '../platform/store/index.ts';
import type { Store } from '../platform/store/index.ts';

interface ShotRow {
  readonly id: ShotId;
  readonly list_id: ShotListId;
  readonly position: number;
  readonly brief: string;
  readonly size: string;
  readonly chosen: AssetId | null;
}

interface CandidateRow {
  readonly shot_id: ShotId;
  readonly asset_id: AssetId;
  readonly position: number;
  readonly facts: string;
}

/** A list with all that is in it, for the way back from an edit. */
export interface Snapshot {
  readonly shots: readonly ShotRow[];
  readonly candidates: readonly CandidateRow[];
}

/** By name. */
export function listLists(store: Store): readonly ShotList[] {
  return store
    .all<{ id: ShotListId; name: string; shots: number; chosen: number; changed_at: Instant }>(
      `SELECT l.id, l.name, l.changed_at, count(s.id) AS shots, count(s.chosen) AS chosen
       FROM shot_list l LEFT JOIN shot s ON s.list_id = l.id
       WHERE l.deleted_at IS NULL GROUP BY l.id ORDER BY l.name COLLATE NOCASE, l.id`,
    )
    .map(({ id, name, shots, chosen, changed_at }) => ({ id, name, shots, chosen, changedAt: changed_at }));
}

/** Throws `not-found` for a list that was deleted. */
export function needList(store: Store, list: ShotListId): void {
  const found = store.get('SELECT 1 FROM shot_list WHERE id = ? AND deleted_at IS NULL', list);
  if (found === undefined) throw gone('This shot list no longer exists.');
}

/** Throws `not-found` for a shot that was deleted. */
export function listOfShot(store: Store, shot: ShotId): ShotListId {
  const found = store.get<{ list: ShotListId }>('SELECT list_id AS list FROM shot WHERE id = ?', shot);
  if (found === undefined) throw gone('This shot no longer exists.');
  needList(store, found.list);
  return found.list;
}

function gone(message: string): StockroomError {
  return new StockroomError('not-found', { message, action: '' });
}

export function snapshot(store: Store, list: ShotListId): Snapshot {
  return {
    shots: store.all<ShotRow>('SELECT * FROM shot WHERE list_id = ? ORDER BY position', list),
    candidates: store.all<CandidateRow>(
      `SELECT c.* FROM shot_candidate c JOIN shot s ON s.id = c.shot_id
       WHERE s.list_id = ? ORDER BY c.shot_id, c.position`,
      list,
    ),
  };
}

export function restore(store: Store, list: ShotListId, { shots, candidates }: Snapshot): void {
  store.run('DELETE FROM shot WHERE list_id = ?', list);
  for (const { id, position, brief, size, chosen } of shots)
    store.run('INSERT INTO shot VALUES (?, ?, ?, ?, ?, ?)', id, list, position, brief, size, chosen);
  for (const { shot_id, asset_id, position, facts } of candidates)
    store.run('INSERT INTO shot_candidate VALUES (?, ?, ?, ?)', shot_id, asset_id, position, facts);
}

/** The shots of a list in their order. `rightsOf` says what is held of assets; those of which nothing is, are left out. */
export function readShots(
  store: Store,
  list: ShotListId,
  rightsOf: (ids: readonly AssetId[]) => readonly AssetRight[],
): readonly Shot[] {
  const { shots, candidates } = snapshot(store, list);
  const held = new Map(
    rightsOf([...new Set(candidates.map((row) => row.asset_id))]).map(({ assetId, right }) => [
      assetId,
      right,
    ]),
  );
  const read = readRows(
    { unreadable: store.unreadable, table: 'shot_candidate', key: (row) => `${row.shot_id} ${row.asset_id}` },
    candidates,
    (row): { readonly shot: ShotId; readonly candidate: ShotCandidate } => ({
      shot: row.shot_id,
      candidate: { asset: readJson(keptAsset, row.facts), right: held.get(row.asset_id) ?? null },
    }),
  );
  const byShot = Map.groupBy(read, ({ shot }) => shot);
  return shots.map(({ id, brief, size, chosen }) => ({
    id,
    brief,
    size,
    chosen,
    candidates: (byShot.get(id) ?? []).map(({ candidate }) => candidate),
  }));
}
