import type { Migration } from '../../../platform/store/index.ts';

/** `licences.db`: the copy of what the service lists. All of it can be had again. */
export const licenceMigrations: readonly Migration[] = [
  {
    id: 900,
    name: 'licences',
    sql: `
      CREATE TABLE licence_account (
        id INTEGER PRIMARY KEY,
        name TEXT NOT NULL UNIQUE,
        -- When the copy was last brought up to date, when last read as a whole, and what that proved.
        as_of INTEGER,
        whole_at INTEGER,
        complete INTEGER NOT NULL DEFAULT 0,
        unreadable INTEGER NOT NULL DEFAULT 0
      ) STRICT;

      CREATE TABLE licence (
        -- The order of time: seconds since 1970 times 2^20, and what tells licences of one second apart.
        id INTEGER PRIMARY KEY,
        account INTEGER NOT NULL REFERENCES licence_account,
        transaction_id INTEGER NOT NULL,
        asset_id INTEGER NOT NULL,
        at INTEGER,
        title TEXT NOT NULL,
        type TEXT NOT NULL,
        width INTEGER,
        height INTEGER,
        editorial INTEGER NOT NULL,
        person TEXT NOT NULL,
        user_name TEXT NOT NULL,
        licence_id INTEGER,
        licence TEXT NOT NULL,
        billing TEXT NOT NULL CHECK (billing IN ('uninvoiced', 'invoiced', 'paid')),
        transferred INTEGER NOT NULL,
        transfer_id INTEGER,
        invoice_id INTEGER,
        project TEXT NOT NULL,
        client TEXT NOT NULL,
        purchase_order TEXT NOT NULL,
        isbn TEXT NOT NULL,
        other TEXT NOT NULL,
        -- What the list does not tell: from the invoice, the certificate or our own purchase.
        price TEXT,
        currency_id INTEGER,
        option TEXT NOT NULL DEFAULT '',
        rights INTEGER,
        -- What the row was made of: it is written again only when that has changed.
        digest TEXT NOT NULL,
        -- The pass of each list that has seen it last.
        seen_licensed INTEGER NOT NULL DEFAULT 0,
        seen_transferred INTEGER NOT NULL DEFAULT 0,
        listed INTEGER NOT NULL DEFAULT 1,
        UNIQUE (account, transaction_id)
      ) STRICT;
      -- Each of these ends with the row ID, which is the order of the list: no query has to sort.
      CREATE INDEX licence_by_account ON licence (account);
      CREATE INDEX licence_by_billing ON licence (account, billing);
      CREATE INDEX licence_by_person ON licence (account, person);
      CREATE INDEX licence_by_project ON licence (account, project);
      CREATE INDEX licence_by_licence ON licence (account, licence);
      CREATE INDEX licence_transferred ON licence (account, transferred) WHERE transferred = 1;
      CREATE INDEX licence_unlisted ON licence (account, listed) WHERE listed = 0;
      CREATE INDEX licence_by_invoice ON licence (account, invoice_id, asset_id) WHERE invoice_id IS NOT NULL;

      CREATE VIRTUAL TABLE licence_text USING fts5 (
        title, asset_id, transaction_id, project, client, purchase_order, isbn, other, person, user_name, licence,
        content = 'licence', content_rowid = 'id',
        tokenize = 'unicode61 remove_diacritics 2', prefix = '1 2 3 4', detail = none
      );
      -- The words of all licences: how a longer beginning becomes the words that begin so.
      CREATE VIRTUAL TABLE licence_word USING fts5vocab (licence_text, row);

      CREATE TRIGGER licence_added AFTER INSERT ON licence BEGIN
        INSERT INTO licence_text (rowid, title, asset_id, transaction_id, project, client, purchase_order, isbn,
          other, person, user_name, licence)
        VALUES (new.id, new.title, new.asset_id, new.transaction_id, new.project, new.client, new.purchase_order,
          new.isbn, new.other, new.person, new.user_name, new.licence);
      END;
      CREATE TRIGGER licence_changed AFTER UPDATE OF id, title, asset_id, project, client, purchase_order, isbn,
        other, person, user_name, licence ON licence BEGIN
        INSERT INTO licence_text (licence_text, rowid, title, asset_id, transaction_id, project, client,
          purchase_order, isbn, other, person, user_name, licence)
        VALUES ('delete', old.id, old.title, old.asset_id, old.transaction_id, old.project, old.client,
          old.purchase_order, old.isbn, old.other, old.person, old.user_name, old.licence);
        INSERT INTO licence_text (rowid, title, asset_id, transaction_id, project, client, purchase_order, isbn,
          other, person, user_name, licence)
        VALUES (new.id, new.title, new.asset_id, new.transaction_id, new.project, new.client, new.purchase_order,
          new.isbn, new.other, new.person, new.user_name, new.licence);
      END;
    `,
  },
  {
    id: 901,
    name: 'reading the lists of licences',
    sql: `
      -- How far a pass through a list has come: it goes on there after a kill.
      CREATE TABLE licence_walk (
        account INTEGER NOT NULL REFERENCES licence_account,
        strand TEXT NOT NULL CHECK (strand IN ('licensed', 'transferred')),
        pass INTEGER NOT NULL,
        under_way INTEGER NOT NULL,
        next INTEGER NOT NULL,
        distinct_rows INTEGER NOT NULL,
        unreadable INTEGER NOT NULL,
        total INTEGER,
        fell INTEGER NOT NULL,
        last_count INTEGER NOT NULL,
        steps_back INTEGER NOT NULL,
        stale INTEGER NOT NULL,
        PRIMARY KEY (account, strand)
      ) STRICT, WITHOUT ROWID;

      CREATE TABLE licence_invoice (
        account INTEGER NOT NULL REFERENCES licence_account,
        invoice_id INTEGER NOT NULL,
        state TEXT NOT NULL CHECK (state IN ('unpaid', 'paid', 'cancelled')),
        read_at INTEGER,
        PRIMARY KEY (account, invoice_id)
      ) STRICT, WITHOUT ROWID;

      -- Names that the lists leave out: of licences by their ID, of people by theirs.
      CREATE TABLE licence_name (
        account INTEGER NOT NULL REFERENCES licence_account,
        kind TEXT NOT NULL CHECK (kind IN ('licence', 'person')),
        id INTEGER NOT NULL,
        name TEXT NOT NULL,
        PRIMARY KEY (account, kind, id)
      ) STRICT, WITHOUT ROWID;

      CREATE TABLE licence_certificate (
        account INTEGER NOT NULL REFERENCES licence_account,
        transaction_id INTEGER NOT NULL,
        told_at INTEGER NOT NULL,
        content TEXT NOT NULL,
        PRIMARY KEY (account, transaction_id)
      ) STRICT, WITHOUT ROWID;
    `,
  },
  {
    id: 902,
    name: 'licences by asset',
    sql: `
      -- What the group holds now: neither passed on nor gone from the service's list.
      CREATE INDEX licence_by_asset ON licence (account, asset_id) WHERE transferred = 0 AND listed = 1;

      -- Assets that have come to be licensed, or no longer are, since somebody was told.
      CREATE TABLE licence_news (
        account INTEGER NOT NULL,
        asset_id INTEGER NOT NULL,
        PRIMARY KEY (account, asset_id)
      ) STRICT, WITHOUT ROWID;
      CREATE TRIGGER licence_came AFTER INSERT ON licence WHEN new.transferred = 0 AND new.listed = 1 BEGIN
        INSERT OR IGNORE INTO licence_news VALUES (new.account, new.asset_id);
      END;
      CREATE TRIGGER licence_turned AFTER UPDATE OF transferred, listed ON licence
      WHEN (old.transferred = 0 AND old.listed = 1) <> (new.transferred = 0 AND new.listed = 1) BEGIN
        INSERT OR IGNORE INTO licence_news VALUES (new.account, new.asset_id);
      END;
    `,
  },
  {
    id: 903,
    name: 'who reads the lists',
    // The name of the process while it does; what a dead one has left goes on in another. See Owner.
    sql: 'ALTER TABLE licence_account ADD COLUMN synced_by TEXT;',
  },
  {
    id: 905,
    name: 'licences by asset, whatever became of them',
    sql: `
      -- That a licence has ended is asked as often as that one is held: a paid file gives no right any more.
      CREATE INDEX licence_of_asset ON licence (account, asset_id);
      DROP INDEX licence_by_asset;
    `,
  },
  {
    id: 906,
    name: 'people by user name',
    sql: `
      -- What the people of the group are called, by their user name in lower case.
      CREATE TABLE licence_member (
        account INTEGER NOT NULL REFERENCES licence_account,
        user_name TEXT NOT NULL,
        name TEXT NOT NULL,
        PRIMARY KEY (account, user_name)
      ) STRICT, WITHOUT ROWID;
    `,
  },
];
