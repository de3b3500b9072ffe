import type { Migration } from '../platform/store/index.ts';

export const shotMigrations: readonly Migration[] = [
  {
    id: 1500,
    name: 'shot lists',
    sql: `
      CREATE TABLE shot_list (
        id INTEGER PRIMARY KEY,
        name TEXT NOT NULL,
        changed_at INTEGER NOT NULL,
        -- Deleted lists can be brought back while the app runs.
        deleted_at INTEGER
      ) STRICT;
      CREATE TABLE shot (
        id INTEGER PRIMARY KEY,
        list_id INTEGER NOT NULL REFERENCES shot_list (id) ON DELETE CASCADE,
        position INTEGER NOT NULL,
        brief TEXT NOT NULL,
        size TEXT NOT NULL,
        chosen INTEGER
      ) STRICT;
      CREATE INDEX shot_by_place ON shot (list_id, position);
      CREATE TABLE shot_candidate (
        shot_id INTEGER NOT NULL REFERENCES shot (id) ON DELETE CASCADE,
        asset_id INTEGER NOT NULL,
        position INTEGER NOT NULL,
        -- Asset as JSON: a list is whole without a network.
        facts TEXT NOT NULL,
        PRIMARY KEY (shot_id, asset_id)
      ) STRICT, WITHOUT ROWID;
    `,
  },
];
