import type { Migration } from '../store/index.ts';

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
];
