import type { Migration } from '../../platform/store/index.ts';

export const irrevocableMigrations: readonly Migration[] = [
  {
    id: 1370,
    name: 'calls that cannot be undone',
    sql: `
      -- One row a call, written before it is sent: what has no clear outcome is not sent again unasked.
      CREATE TABLE irrevocable_call (
        id TEXT PRIMARY KEY,
        account TEXT NOT NULL,
        kind TEXT NOT NULL CHECK (kind IN ('invoice', 'transfer', 'generation')),
        -- What it is about, as a JSON list of texts: transactions, or the wish of a generation.
        subject TEXT NOT NULL,
        state TEXT NOT NULL CHECK (state IN ('sending', 'unknown', 'done', 'not-done', 'given-up')),
        -- Milliseconds.
        started_at INTEGER NOT NULL,
        settled_at INTEGER
      ) STRICT;
      CREATE INDEX irrevocable_call_open ON irrevocable_call (account, kind)
        WHERE state IN ('sending', 'unknown');
    `,
  },
];
