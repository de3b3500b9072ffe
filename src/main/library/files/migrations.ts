import type { Migration } from '../../platform/store/index.ts';
import { presenceMigrations } from './presence-migrations.ts';

export const libraryMigrations: readonly Migration[] = [
  {
    id: 100,
    name: 'library files',
    sql: `
      CREATE TABLE library_file (
        id INTEGER PRIMARY KEY,
        asset_id INTEGER NOT NULL,
        file_right TEXT NOT NULL CHECK (file_right IN ('comp', 'licensed')),
        option TEXT NOT NULL,
        -- The folder is kept with each file: the user may choose another one later.
        folder TEXT NOT NULL,
        relative_path TEXT NOT NULL,
        bytes INTEGER NOT NULL,
        sha256 TEXT NOT NULL,
        added_at INTEGER NOT NULL,
        UNIQUE (folder, relative_path)
      ) STRICT;
      CREATE INDEX library_file_by_asset ON library_file (asset_id, file_right, option);
    `,
  },
  ...presenceMigrations,
  {
    id: 1301,
    name: 'files by their bytes',
    sql: `
      CREATE INDEX library_file_by_content ON library_file (sha256);
      -- What files were before rights were written into them: a layout may hold the older bytes.
      CREATE TABLE library_former_content (
        sha256 TEXT NOT NULL,
        asset_id INTEGER NOT NULL,
        file_right TEXT NOT NULL,
        PRIMARY KEY (sha256, asset_id, file_right)
      ) STRICT, WITHOUT ROWID;
    `,
  },
  {
    id: 1361,
    name: 'files that were removed and can come back',
    sql: `
      -- Rows of library_file as they were. Where the file is meanwhile follows from folder and key.
      CREATE TABLE library_removed (
        -- Never used again, unlike the number of a file.
        key INTEGER PRIMARY KEY AUTOINCREMENT,
        id INTEGER NOT NULL,
        asset_id INTEGER NOT NULL,
        file_right TEXT NOT NULL,
        option TEXT NOT NULL,
        folder TEXT NOT NULL,
        relative_path TEXT NOT NULL,
        bytes INTEGER NOT NULL,
        sha256 TEXT NOT NULL,
        added_at INTEGER NOT NULL,
        presence TEXT NOT NULL,
        seen_size INTEGER,
        seen_mtime REAL,
        seen_sha256 TEXT,
        state TEXT NOT NULL CHECK (state IN ('leaving', 'aside', 'kept', 'returning', 'binning')),
        removed_at INTEGER NOT NULL
      ) STRICT;
    `,
  },
  {
    id: 1364,
    name: 'who has removed files',
    // The process that can bring them back; see Owner.
    sql: 'ALTER TABLE library_removed ADD COLUMN owner TEXT;',
  },
];
