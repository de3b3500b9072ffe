import type { Migration } from '../../platform/store/index.ts';

export const catalogMigrations: readonly Migration[] = [
  {
    id: 300,
    name: 'assets seen',
    sql: `
      -- What the service told of an asset, so that a name, a preview and a page are there again offline.
      CREATE TABLE asset (
        id INTEGER PRIMARY KEY,
        -- Asset or, once its page was opened, AssetDetails, as JSON.
        facts TEXT NOT NULL,
        detailed INTEGER NOT NULL CHECK (detailed IN (0, 1)),
        -- Preview[] as JSON; links stay in the main process.
        previews TEXT NOT NULL,
        seen_at INTEGER NOT NULL
      ) STRICT;
      CREATE INDEX asset_by_age ON asset (seen_at);
    `,
  },
  {
    id: 301,
    name: 'result pages seen',
    sql: `
      -- A page of results as it was, so that a search seen before is there again offline.
      CREATE TABLE result_page (
        -- The words of the search's address.
        search TEXT NOT NULL,
        first INTEGER NOT NULL,
        size INTEGER NOT NULL,
        total INTEGER NOT NULL,
        hash TEXT,
        -- IDs as JSON; the facts are in asset.
        assets TEXT NOT NULL,
        seen_at INTEGER NOT NULL,
        UNIQUE (search, first, size)
      ) STRICT;
      CREATE INDEX result_page_by_age ON result_page (seen_at);
    `,
  },
];
