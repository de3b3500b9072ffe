import type { Migration } from '../platform/store/index.ts';

export const accountMigrations: readonly Migration[] = [
  {
    id: 500,
    name: 'who signed in last',
    sql: `
      -- One row: what fills in the sign-in page, and the group as last seen for a start without network.
      CREATE TABLE account (
        only INTEGER PRIMARY KEY CHECK (only = 1),
        user_name TEXT NOT NULL,
        user_id INTEGER,
        -- Group as JSON.
        group_facts TEXT
      ) STRICT;
    `,
  },
];
