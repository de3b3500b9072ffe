import type { Migration } from '../store/index.ts';

export const folderMigrations: readonly Migration[] = [
  {
    id: 130,
    name: 'library folders and files of strangers',
    sql: `
      CREATE TABLE library_root (
        folder TEXT PRIMARY KEY,
        -- The device that the folder was on when a file of ours was last seen in it.
        device INTEGER,
        looked_at INTEGER
      ) STRICT;
      CREATE TABLE library_stranger (
        id INTEGER PRIMARY KEY,
        path TEXT NOT NULL UNIQUE,
        bytes INTEGER NOT NULL,
        mtime REAL,
        -- Read only when a missing file has the same size.
        sha256 TEXT,
        media INTEGER NOT NULL,
        asset_id INTEGER,
        imported_at INTEGER
      ) STRICT;
      CREATE INDEX library_stranger_by_size ON library_stranger (bytes);
    `,
  },
];
