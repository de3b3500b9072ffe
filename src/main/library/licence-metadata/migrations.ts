import type { Migration } from '../../platform/store/index.ts';

export const rightsMigrations: readonly Migration[] = [
  {
    id: 1350,
    name: 'rights that are to be written into files',
    sql: `
      CREATE TABLE rights_task (
        file_id INTEGER PRIMARY KEY,
        mode TEXT NOT NULL CHECK (mode IN ('sidecar', 'embedded')),
        -- The process that minds it; see ProcessLock.
        owner TEXT NOT NULL,
        tries INTEGER NOT NULL DEFAULT 0,
        retry_at INTEGER NOT NULL DEFAULT 0
      ) STRICT;
      CREATE TABLE rights_swap (
        file_id INTEGER PRIMARY KEY,
        owner TEXT NOT NULL,
        -- Absolute paths: the file, and the copy beside it that is to take its place.
        target TEXT NOT NULL,
        copy TEXT NOT NULL,
        -- Of the copy, once it is verified and on the disk.
        sha256 TEXT,
        bytes INTEGER
      ) STRICT;
    `,
  },
];
