import type { Migration } from '../../platform/store/index.ts';

export const guideMigrations: readonly Migration[] = [
  {
    id: 1050,
    name: 'crops and headlines on pictures',
    sql: `
      CREATE TABLE picture_guides (
        -- 0: the picture by itself.
        board_id INTEGER NOT NULL,
        asset_id INTEGER NOT NULL,
        -- Guides as JSON.
        guides TEXT NOT NULL,
        PRIMARY KEY (board_id, asset_id)
      ) STRICT, WITHOUT ROWID;
    `,
  },
];
