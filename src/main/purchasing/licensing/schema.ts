import type { Migration } from '../../platform/store/index.ts';

/** Migrations of `ledger.db`, a file with numbers of its own. Columns have the names of `IntentRecord`. */
export const ledgerMigrations: readonly Migration[] = [
  {
    id: 1,
    name: 'intents, their log and the outbox',
    sql: `
      CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;

      CREATE TABLE intent (
        seq INTEGER PRIMARY KEY,
        id TEXT NOT NULL UNIQUE,
        batchId TEXT NOT NULL,
        accountId TEXT NOT NULL,
        userId INTEGER,
        assetId INTEGER NOT NULL,
        licenceId INTEGER NOT NULL,
        option TEXT NOT NULL,
        extendedRights INTEGER NOT NULL,
        "references" TEXT NOT NULL,
        price TEXT NOT NULL,
        currencyId INTEGER,
        marker TEXT,
        markerField TEXT,
        accepted TEXT NOT NULL,
        baseline TEXT,
        state TEXT NOT NULL,
        doubt TEXT CHECK (doubt IN ('outcome', 'session')),
        sends INTEGER NOT NULL,
        neverLeft INTEGER NOT NULL,
        sessionRefused INTEGER NOT NULL,
        confirmedAt INTEGER NOT NULL,
        sentAt INTEGER,
        waitedMs INTEGER NOT NULL,
        checkedAt INTEGER,
        checks INTEGER NOT NULL,
        candidates TEXT NOT NULL,
        transactionId INTEGER,
        proof TEXT,
        reason TEXT,
        supersedes TEXT,
        epoch INTEGER NOT NULL,
        -- The process that works on it; see process-lock.ts. Not part of the record.
        owner TEXT,
        -- A second request needs a proof that the first bought nothing, and each proof counts once.
        CHECK (sends <= 1 + min(neverLeft, 1) + min(sessionRefused, 1)),
        CHECK ((state = 'licensed') = (transactionId IS NOT NULL)),
        CHECK (state <> 'sending' OR baseline IS NOT NULL)
      ) STRICT;
      CREATE UNIQUE INDEX intent_open ON intent (accountId, assetId, licenceId, option, extendedRights)
        WHERE state NOT IN ('licensed', 'rejected', 'abandoned');
      CREATE UNIQUE INDEX intent_transaction ON intent (accountId, transactionId)
        WHERE transactionId IS NOT NULL;
      CREATE INDEX intent_asset ON intent (accountId, assetId);
      CREATE INDEX intent_batch ON intent (batchId);
      CREATE INDEX intent_sent ON intent (accountId, sentAt);
      CREATE INDEX intent_unsettled ON intent (accountId, state, seq) WHERE state NOT IN ('licensed', 'rejected', 'abandoned');

      CREATE TABLE intent_log (
        seq INTEGER PRIMARY KEY,
        intentId TEXT NOT NULL,
        "from" TEXT,
        "to" TEXT NOT NULL,
        at INTEGER NOT NULL,
        detail TEXT NOT NULL,
        prevHash TEXT NOT NULL
      ) STRICT;
      CREATE INDEX intent_log_intent ON intent_log (intentId, seq);

      CREATE TABLE quote (
        id TEXT PRIMARY KEY,
        hash TEXT NOT NULL,
        accountId TEXT NOT NULL,
        intentIds TEXT NOT NULL,
        confirmedAt INTEGER NOT NULL
      ) STRICT;

      CREATE TABLE outbox (
        intentId TEXT PRIMARY KEY,
        grant TEXT NOT NULL,
        handedAt INTEGER
      ) STRICT;
      CREATE INDEX outbox_waiting ON outbox (intentId) WHERE handedAt IS NULL;

      CREATE TRIGGER intent_log_kept BEFORE UPDATE ON intent_log
        BEGIN SELECT raise(ABORT, 'the log is append-only'); END;
      CREATE TRIGGER intent_log_whole BEFORE DELETE ON intent_log
        BEGIN SELECT raise(ABORT, 'the log is append-only'); END;
      CREATE TRIGGER intent_kept BEFORE DELETE ON intent
        BEGIN SELECT raise(ABORT, 'an intent is never deleted'); END;
      CREATE TRIGGER intent_final BEFORE UPDATE OF state ON intent
        WHEN OLD.state IN ('licensed', 'rejected', 'abandoned')
        BEGIN SELECT raise(ABORT, 'a settled intent stays as it is'); END;
      CREATE TRIGGER intent_send BEFORE UPDATE OF state ON intent
        WHEN NEW.state = 'sending' AND (OLD.state <> 'baselined' OR NEW.sends <> OLD.sends + 1)
        BEGIN SELECT raise(ABORT, 'only a baselined intent is sent'); END;
      CREATE TRIGGER intent_never_back BEFORE UPDATE OF state ON intent
        WHEN NEW.state IN ('confirmed', 'baselined') AND NOT (
          OLD.state IN ('confirmed', 'baselined')
          OR (OLD.state = 'sending' AND NEW.neverLeft = OLD.neverLeft + 1)
          OR (OLD.state = 'reconciling' AND OLD.doubt = 'session'))
        BEGIN SELECT raise(ABORT, 'an intent in doubt is never sent again'); END;
    `,
  },
  {
    id: 2,
    name: 'what was spent on a project',
    sql: `
      CREATE INDEX intent_project ON intent (accountId, lower(trim(json_extract("references", '$.project'))));
    `,
  },
  {
    id: 10,
    name: 'divided orders, notes, and how the list numbers a buyer',
    sql: `
      ALTER TABLE intent ADD COLUMN also TEXT NOT NULL DEFAULT '[]';
      ALTER TABLE intent ADD COLUMN notes TEXT NOT NULL DEFAULT '[]';
      ALTER TABLE intent ADD COLUMN listed TEXT;
      -- Readings of the list that are due after the purchase; see guard.ts. Not part of the record.
      ALTER TABLE intent ADD COLUMN guard INTEGER;
      CREATE INDEX intent_guard ON intent (accountId) WHERE guard IS NOT NULL;
    `,
  },
  {
    id: 11,
    name: 'projects by the key of their name',
    sql: `
      -- Made of the reference; see fold-name.ts. Not part of the record.
      ALTER TABLE intent ADD COLUMN projectKey TEXT NOT NULL DEFAULT '';
      UPDATE intent SET projectKey = fold_name(json_extract("references", '$.project'));
      DROP INDEX intent_project;
      CREATE INDEX intent_project_key ON intent (accountId, projectKey);
    `,
  },
  {
    id: 12,
    name: 'who was told to buy, and where',
    sql: `
      ALTER TABLE intent ADD COLUMN agreed TEXT;
      ALTER TABLE intent ADD COLUMN place TEXT;
      CREATE TRIGGER intent_agreed BEFORE UPDATE OF state ON intent
        WHEN NEW.state = 'sending' AND (NEW.agreed IS NULL OR NEW.agreed IS NOT NEW.owner)
        BEGIN SELECT raise(ABORT, 'only the process that was told to buy sends'); END;
    `,
  },
  {
    id: 20,
    name: 'what was charged, by certificate',
    sql: `
      ALTER TABLE intent ADD COLUMN charged TEXT NOT NULL DEFAULT '[]';
      CREATE INDEX intent_divided ON intent (accountId) WHERE also <> '[]';
    `,
  },
];
