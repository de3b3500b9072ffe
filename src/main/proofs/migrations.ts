import type { Migration } from '../platform/store/index.ts';

export const proofMigrations: readonly Migration[] = [
  {
    id: 1400,
    name: 'proofs and the answers of clients',
    sql: `
      CREATE TABLE proof (
        -- Random; the only thing by which an answer finds its board.
        id TEXT PRIMARY KEY,
        board_id INTEGER NOT NULL REFERENCES board (id) ON DELETE CASCADE,
        made_at INTEGER NOT NULL
      ) STRICT;
      CREATE TABLE proof_mark (
        board_id INTEGER NOT NULL REFERENCES board (id) ON DELETE CASCADE,
        -- The reviewer's name, folded.
        reviewer_key TEXT NOT NULL,
        asset_id INTEGER NOT NULL,
        reviewer TEXT NOT NULL,
        read_at INTEGER NOT NULL,
        verdict TEXT CHECK (verdict IN ('pick', 'reject')),
        comment TEXT NOT NULL,
        PRIMARY KEY (board_id, reviewer_key, asset_id)
      ) STRICT, WITHOUT ROWID;
      CREATE INDEX proof_mark_by_asset ON proof_mark (asset_id);
    `,
  },
];
