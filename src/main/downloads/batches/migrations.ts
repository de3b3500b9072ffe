import type { Migration } from '../../platform/store/index.ts';

export const batchMigrations: readonly Migration[] = [
  {
    id: 600,
    name: 'batches',
    sql: `
      CREATE TABLE batch (
        id TEXT PRIMARY KEY,
        name TEXT NOT NULL,
        -- SizePolicy as JSON.
        sizes TEXT NOT NULL,
        folder TEXT NOT NULL,
        paused INTEGER NOT NULL CHECK (paused IN (0, 1)),
        created_at INTEGER NOT NULL,
        -- Of the latest run; 0 until every line is written.
        started_at INTEGER NOT NULL,
        finished_at INTEGER
      ) STRICT;
      CREATE TABLE batch_line (
        batch_id TEXT NOT NULL REFERENCES batch (id) ON DELETE CASCADE,
        position INTEGER NOT NULL,
        -- Of the list, counted from 1.
        line INTEGER NOT NULL,
        asset_id INTEGER,
        -- SizeWish as JSON; NULL: as the batch says.
        size TEXT,
        project TEXT NOT NULL,
        name TEXT NOT NULL,
        state TEXT NOT NULL,
        -- What the wish came to.
        option TEXT,
        reason TEXT NOT NULL,
        job_id TEXT,
        file_id INTEGER,
        PRIMARY KEY (batch_id, position)
      ) STRICT, WITHOUT ROWID;
      CREATE INDEX batch_line_by_state ON batch_line (batch_id, state, position);
      CREATE INDEX batch_line_by_job ON batch_line (job_id) WHERE job_id IS NOT NULL;
    `,
  },
  {
    id: 601,
    name: 'projects of assets in batches',
    sql: `CREATE INDEX batch_line_by_asset ON batch_line (asset_id) WHERE project <> '';`,
  },
  {
    id: 602,
    name: 'owners of batches',
    // The process that works on it; see store/owner.ts.
    sql: `ALTER TABLE batch ADD COLUMN owner TEXT;`,
  },
];
