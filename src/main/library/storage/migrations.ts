import type { Migration } from '../../platform/store/index.ts';

export const storageMigrations: readonly Migration[] = [
  {
    id: 1110,
    name: 'moves of the library',
    sql: `
      -- One at a time.
      CREATE TABLE library_move (
        id INTEGER PRIMARY KEY CHECK (id = 1),
        source TEXT NOT NULL,
        target TEXT NOT NULL,
        state TEXT NOT NULL CHECK (state IN ('copying', 'switching', 'removing', 'cancelling'))
      ) STRICT;
      -- Copies that were read back and found right; what the source was then, it must still be to be removed.
      CREATE TABLE library_move_file (
        relative_path TEXT PRIMARY KEY,
        bytes INTEGER NOT NULL,
        mtime REAL NOT NULL
      ) STRICT, WITHOUT ROWID;
    `,
  },
  {
    id: 1362,
    name: 'downloads that wait for a move of the library',
    sql: `
      -- They were paused for it, and go on when it is over.
      CREATE TABLE library_move_job (job_id TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;
    `,
  },
  {
    id: 1111,
    name: 'who moves the library',
    sql: 'ALTER TABLE library_move ADD COLUMN owner TEXT;',
  },
  {
    id: 1112,
    name: 'by which ID the log tells of a move, and when it began',
    sql: `
      ALTER TABLE library_move ADD COLUMN move TEXT;
      ALTER TABLE library_move ADD COLUMN began_at INTEGER;
    `,
  },
];
