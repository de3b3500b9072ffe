import type { Migration } from '../../platform/store/index.ts';

export const downloadMigrations: readonly Migration[] = [
  {
    id: 200,
    name: 'download jobs',
    sql: `
      CREATE TABLE download_job (
        id TEXT PRIMARY KEY,
        -- Counts changes over all processes: what another process did since we last looked.
        seq INTEGER NOT NULL,
        asset_id INTEGER NOT NULL,
        file_right TEXT NOT NULL CHECK (file_right IN ('comp', 'licensed')),
        option TEXT NOT NULL,
        folder TEXT NOT NULL,
        priority INTEGER NOT NULL,
        position INTEGER NOT NULL,
        title TEXT NOT NULL,
        author TEXT NOT NULL,
        type TEXT NOT NULL,
        described INTEGER NOT NULL,
        state TEXT NOT NULL,
        cause TEXT,
        failure TEXT,
        retry_at INTEGER,
        -- Tries since the last new byte.
        attempt INTEGER NOT NULL,
        total_bytes INTEGER,
        -- Never ahead of what fdatasync has confirmed.
        durable_bytes INTEGER NOT NULL,
        etag TEXT,
        last_modified TEXT,
        digest TEXT,
        content_type TEXT,
        -- A link is asked for anew in each process: validators of an older link count less. The link itself is never stored.
        link_generation INTEGER NOT NULL,
        part_path TEXT,
        target_path TEXT,
        sha256 TEXT,
        file_id INTEGER,
        batch_id TEXT,
        -- The process that works on it; see owner.ts.
        owner TEXT,
        -- What another process asks the owner to do with it.
        request TEXT,
        created_at INTEGER NOT NULL,
        finished_at INTEGER,
        UNIQUE (asset_id, file_right, option, folder)
      ) STRICT;
      CREATE INDEX download_job_next ON download_job (owner, state, priority DESC, position);
      CREATE INDEX download_job_seq ON download_job (seq);
      CREATE INDEX download_job_finished ON download_job (finished_at);
    `,
  },
  {
    id: 201,
    name: 'projects of comps',
    sql: `
      -- What a comp was taken for, outside of any list. One row a job.
      CREATE TABLE download_project (
        job_id TEXT PRIMARY KEY,
        asset_id INTEGER NOT NULL,
        project TEXT NOT NULL,
        at INTEGER NOT NULL
      ) STRICT, WITHOUT ROWID;
      CREATE INDEX download_project_by_asset ON download_project (asset_id, at DESC);
    `,
  },
  {
    id: 1363,
    name: 'what was written of a part',
    sql: `
      -- So many bytes were handed to the system, and their hash: whether they reached the disk is seen by reading them.
      ALTER TABLE download_job ADD COLUMN written_bytes INTEGER NOT NULL DEFAULT 0;
      ALTER TABLE download_job ADD COLUMN written_sha256 TEXT;
    `,
  },
];
