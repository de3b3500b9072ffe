import type { BoardId } from '../../shared/model/board.ts';
import type { AssetId } from '../../shared/model/ids.ts';
import type { Instant } from '../../shared/model/instant.ts';
import type { AssetRemark, ProofAnswer, ProofMark, Verdict } from '../../shared/model/proof.ts';
import type { Store } from '../platform/store/index.ts';

/** One mark as it is kept. */
export interface MarkRow extends ProofMark {
  readonly board: BoardId;
  readonly key: string;
  readonly reviewer: string;
  readonly readAt: number;
}

const COLUMNS = `board_id AS board, reviewer_key AS key, asset_id AS assetId, reviewer, read_at AS readAt, verdict, comment`;

/** What one reviewer says of a board. */
export function marksOf(store: Store, board: BoardId, key: string): readonly MarkRow[] {
  return store.all<MarkRow>(
    `SELECT ${COLUMNS} FROM proof_mark WHERE board_id = ? AND reviewer_key = ?`,
    board,
    key,
  );
}

export function removeMarks(store: Store, board: BoardId, key: string): void {
  store.run('DELETE FROM proof_mark WHERE board_id = ? AND reviewer_key = ?', board, key);
}

export function writeMarks(store: Store, rows: readonly MarkRow[]): void {
  for (const { board, key, assetId, reviewer, readAt, verdict, comment } of rows) {
    store.run(
      `INSERT INTO proof_mark (board_id, reviewer_key, asset_id, reviewer, read_at, verdict, comment)
       VALUES (?, ?, ?, ?, ?, ?, ?)`,
      board,
      key,
      assetId,
      reviewer,
      readAt,
      verdict,
      comment,
    );
  }
}

/** The answers on a board, the latest first. */
export function answersOf(store: Store, board: BoardId): readonly ProofAnswer[] {
  const rows = store.all<MarkRow>(
    `SELECT ${COLUMNS} FROM proof_mark WHERE board_id = ? ORDER BY read_at DESC, reviewer_key, asset_id`,
    board,
  );
  const answers = Map.groupBy(rows, ({ key }) => key);
  return [...answers].map(([key, marks]) => ({
    key,
    reviewer: marks[0]?.reviewer ?? '',
    readAt: (marks[0]?.readAt ?? 0) as Instant,
    marks: marks.map(({ assetId, verdict, comment }) => ({ assetId, verdict, comment })),
  }));
}

/** What was said of an asset on boards that it is still on. */
export function remarksOn(store: Store, asset: AssetId): readonly AssetRemark[] {
  return store.all<{
    boardId: BoardId;
    board: string;
    reviewer: string;
    verdict: Verdict | null;
    comment: string;
  }>(
    `SELECT b.id AS boardId, b.name AS board, m.reviewer, m.verdict, m.comment FROM proof_mark m
     JOIN board b ON b.id = m.board_id
     JOIN board_asset a ON a.board_id = m.board_id AND a.asset_id = m.asset_id
     WHERE m.asset_id = ? AND b.deleted_at IS NULL
     ORDER BY b.name COLLATE NOCASE, b.id, m.read_at DESC, m.reviewer_key`,
    asset,
  );
}
