import type { Migration } from '../../platform/store/index.ts';

/** Drafts and their helpers. No money is in here: that is in the ledger. */
export const basketMigrations: readonly Migration[] = [
  {
    id: 800,
    name: 'basket, price list, projects and what was confirmed',
    sql: `
      CREATE TABLE basket_line (
        id INTEGER PRIMARY KEY,
        account_id TEXT NOT NULL,
        asset_id INTEGER NOT NULL,
        asset TEXT NOT NULL,
        -- NULL until a price list is known.
        licence_id INTEGER,
        option TEXT NOT NULL,
        extended_rights INTEGER NOT NULL DEFAULT 0,
        refs TEXT NOT NULL,
        -- A plain decimal: what somebody has seen on this line.
        seen_price TEXT,
        gone INTEGER NOT NULL DEFAULT 0 CHECK (gone IN (0, 1)),
        added_at INTEGER NOT NULL,
        UNIQUE (account_id, asset_id)
      ) STRICT;

      -- The licence and size used last for a kind of asset.
      CREATE TABLE basket_choice (
        account_id TEXT NOT NULL,
        media_type TEXT NOT NULL,
        licence_id INTEGER NOT NULL,
        option TEXT NOT NULL,
        PRIMARY KEY (account_id, media_type)
      ) STRICT, WITHOUT ROWID;

      CREATE TABLE basket_reference (
        account_id TEXT NOT NULL,
        field TEXT NOT NULL,
        value TEXT NOT NULL,
        used_at INTEGER NOT NULL,
        PRIMARY KEY (account_id, field, value)
      ) STRICT, WITHOUT ROWID;

      CREATE TABLE basket_terms (
        account_id TEXT PRIMARY KEY,
        licences TEXT NOT NULL,
        as_of INTEGER NOT NULL,
        may_license INTEGER CHECK (may_license IN (0, 1)),
        may_comp INTEGER CHECK (may_comp IN (0, 1))
      ) STRICT, WITHOUT ROWID;

      CREATE TABLE project (
        id INTEGER PRIMARY KEY,
        name TEXT NOT NULL COLLATE NOCASE UNIQUE,
        defaults TEXT NOT NULL,
        warn_at TEXT,
        stop_at TEXT,
        required TEXT NOT NULL
      ) STRICT;

      -- What was read before the click. Open until the ledger has its intents or has refused them.
      CREATE TABLE purchase (
        batch_id TEXT PRIMARY KEY,
        account_id TEXT NOT NULL,
        at INTEGER NOT NULL,
        record TEXT NOT NULL,
        lines TEXT NOT NULL,
        confirmed INTEGER NOT NULL DEFAULT 0 CHECK (confirmed IN (0, 1))
      ) STRICT;
      CREATE INDEX purchase_by_age ON purchase (account_id, at);
    `,
  },
  {
    id: 801,
    name: 'assets that the group was seen to own',
    sql: `
      CREATE TABLE basket_held (
        account_id TEXT NOT NULL,
        asset_id INTEGER NOT NULL,
        PRIMARY KEY (account_id, asset_id)
      ) STRICT, WITHOUT ROWID;
    `,
  },
  {
    id: 802,
    name: 'licences that the group was seen to hold',
    sql: `
      -- By transaction, so that the copy of the list can say what became of each. What was seen before is read again.
      CREATE TABLE basket_seen_licence (
        account_id TEXT NOT NULL,
        asset_id INTEGER NOT NULL,
        transaction_id INTEGER NOT NULL,
        option TEXT NOT NULL,
        at INTEGER,
        PRIMARY KEY (account_id, asset_id, transaction_id)
      ) STRICT, WITHOUT ROWID;
      DROP TABLE basket_held;
    `,
  },
];
