import type { Migration } from '../store/index.ts';

export const rejectionMigrations: readonly Migration[] = [
  {
    id: 720,
    name: 'assets rejected for a project',
    sql: `
      CREATE TABLE rejection (
        -- Name of the project; empty for work that has none.
        project TEXT NOT NULL,
        asset_id INTEGER NOT NULL,
        rejected_at INTEGER NOT NULL,
        PRIMARY KEY (project, asset_id)
      ) STRICT, WITHOUT ROWID;
      CREATE INDEX rejection_by_age ON rejection (project, rejected_at);
    `,
  },
];
