import type { Migration } from '../../platform/store/index.ts';

export const boardMigrations: readonly Migration[] = [
  {
    id: 1000,
    name: 'boards',
    sql: `
      CREATE TABLE board (
        id INTEGER PRIMARY KEY,
        name TEXT NOT NULL,
        note TEXT NOT NULL DEFAULT '',
        cover INTEGER,
        created_at INTEGER NOT NULL,
        changed_at INTEGER NOT NULL,
        -- Deleted boards can be brought back for a while.
        deleted_at INTEGER
      ) STRICT;
      CREATE TABLE board_asset (
        board_id INTEGER NOT NULL REFERENCES board (id) ON DELETE CASCADE,
        asset_id INTEGER NOT NULL,
        position INTEGER NOT NULL,
        note TEXT NOT NULL DEFAULT '',
        -- Asset as JSON: a board is whole without a network, and after the asset left the catalogue.
        facts TEXT NOT NULL,
        PRIMARY KEY (board_id, asset_id)
      ) STRICT, WITHOUT ROWID;
      CREATE INDEX board_asset_by_place ON board_asset (board_id, position);
      CREATE INDEX board_asset_by_asset ON board_asset (asset_id);
    `,
  },
];
