import type { Migration } from '../platform/store/index.ts';

export const layoutMigrations: readonly Migration[] = [
  {
    id: 1300,
    name: 'how pictures look',
    sql: `
      CREATE TABLE layout_print (
        sha256 TEXT PRIMARY KEY,
        asset_id INTEGER NOT NULL,
        width INTEGER NOT NULL,
        height INTEGER NOT NULL,
        -- NULL: looked at, and nothing to tell it by.
        bits BLOB
      ) STRICT, WITHOUT ROWID;
    `,
  },
];

export const lookMigrations: readonly Migration[] = [
  {
    id: 1310,
    name: 'how assets look',
    sql: `
      CREATE TABLE asset_look (
        asset_id INTEGER PRIMARY KEY,
        -- Edges and colours of a print; see look-index.ts.
        bits BLOB NOT NULL
      ) STRICT;
    `,
  },
];
