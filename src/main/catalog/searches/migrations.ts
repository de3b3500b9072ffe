import type { Migration } from '../../platform/store/index.ts';

export const searchMigrations: readonly Migration[] = [
  {
    id: 700,
    name: 'searches made and saved',
    sql: `
      CREATE TABLE past_search (
        -- The words of the search's address.
        search TEXT PRIMARY KEY,
        -- Phrase and author in lower case, to look for.
        words TEXT NOT NULL,
        total INTEGER NOT NULL,
        at INTEGER NOT NULL
      ) STRICT;
      CREATE INDEX past_search_by_age ON past_search (at);

      CREATE TABLE saved_search (
        id INTEGER PRIMARY KEY,
        search TEXT NOT NULL UNIQUE,
        name TEXT NOT NULL,
        -- The newest results when the user last looked, as a JSON array of IDs, and how many there were; NULL
        -- until the service has been asked.
        newest TEXT,
        total INTEGER,
        -- What has come since, and when the service was asked for it.
        fresh INTEGER,
        fresh_exact INTEGER NOT NULL DEFAULT 1 CHECK (fresh_exact IN (0, 1)),
        checked_at INTEGER NOT NULL DEFAULT 0
      ) STRICT;

      -- The page where the user was.
      CREATE TABLE last_place (
        only INTEGER PRIMARY KEY CHECK (only = 1),
        address TEXT NOT NULL
      ) STRICT;
    `,
  },
  {
    id: 721,
    name: 'the exact place in a search',
    sql: `
      -- How far down, what the keyboard stands on and what is open, as JSON; NULL for the top.
      ALTER TABLE last_place ADD COLUMN spot TEXT;
    `,
  },
  {
    id: 722,
    name: 'what past searches found first',
    sql: `
      -- IDs of the first results, with commas between them: the pictures of the start page.
      ALTER TABLE past_search ADD COLUMN first TEXT NOT NULL DEFAULT '';
    `,
  },
];
