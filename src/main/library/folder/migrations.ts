import type { Migration } from '../../platform/store/index.ts';

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
  {
    id: 1360,
    name: 'added files that are gone for now',
    sql: `
      ALTER TABLE library_stranger RENAME TO library_stranger_before;
      CREATE TABLE library_stranger (
        id INTEGER PRIMARY KEY,
        -- Where it stands, or stood.
        path TEXT NOT NULL,
        bytes INTEGER NOT NULL,
        mtime REAL,
        -- Read when a missing file has the same size, or when somebody has added the file.
        sha256 TEXT,
        media INTEGER NOT NULL,
        asset_id INTEGER,
        imported_at INTEGER,
        -- One that was added and stands nowhere: known again by its content.
        gone INTEGER NOT NULL DEFAULT 0
      ) STRICT;
      INSERT INTO library_stranger (id, path, bytes, mtime, sha256, media, asset_id, imported_at)
        SELECT id, path, bytes, mtime, sha256, media, asset_id, imported_at FROM library_stranger_before;
      DROP TABLE library_stranger_before;
      CREATE UNIQUE INDEX library_stranger_by_path ON library_stranger (path) WHERE gone = 0;
      CREATE INDEX library_stranger_by_size ON library_stranger (bytes);
      CREATE INDEX library_stranger_added ON library_stranger (imported_at) WHERE imported_at IS NOT NULL;
    `,
  },
];
