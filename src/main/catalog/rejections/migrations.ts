import type { Migration } from '../../platform/store/index.ts';

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
  {
    id: 725,
    name: 'one spelling of a project',
    sql: `
      CREATE TEMP TABLE spelling AS SELECT DISTINCT project AS name, fold_name(project) AS key FROM rejection;
      UPDATE OR IGNORE rejection SET project = (
        SELECT min(name) FROM spelling WHERE key = (SELECT key FROM spelling WHERE name = rejection.project));
      -- Of an asset that was rejected under two spellings one line is left.
      DELETE FROM rejection WHERE project NOT IN (SELECT min(name) FROM spelling GROUP BY key);
      DROP TABLE spelling;
    `,
  },
];
