import type { Migration } from '../../platform/store/index.ts';

export const listingMigrations: readonly Migration[] = [
  {
    id: 110,
    name: 'library records',
    sql: `
      -- What is known of each asset in the library: a copy of our own, there for ever.
      CREATE TABLE library_record (
        asset_id INTEGER PRIMARY KEY,
        -- Asset or, once its page was seen, AssetDetails, as JSON.
        facts TEXT NOT NULL,
        title TEXT NOT NULL COLLATE NOCASE,
        files INTEGER NOT NULL,
        bytes INTEGER NOT NULL,
        added_at INTEGER NOT NULL,
        -- Everything that is filtered by and fits: see bits.ts.
        bits INTEGER NOT NULL,
        project_id INTEGER NOT NULL REFERENCES library_project (id)
      ) STRICT;
      CREATE INDEX library_record_by_age ON library_record (added_at, asset_id, bits, project_id);
      CREATE INDEX library_record_by_title ON library_record (title, asset_id);
      CREATE INDEX library_record_by_bytes ON library_record (bytes, asset_id);

      CREATE TABLE library_project (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE) STRICT;
      INSERT INTO library_project VALUES (0, '');

      -- Only the index: the words themselves are in the tables.
      CREATE VIRTUAL TABLE library_text USING fts5 (
        title, tags, author, refs, notes, names,
        content = '', contentless_delete = 1, prefix = '1 2 3', tokenize = 'unicode61 remove_diacritics 2'
      );

      -- Marks outlive the files: an asset that comes back has them again.
      CREATE TABLE library_mark (
        asset_id INTEGER PRIMARY KEY,
        rating INTEGER NOT NULL CHECK (rating BETWEEN 0 AND 5),
        note TEXT NOT NULL
      ) STRICT;
      CREATE TABLE library_tag (
        tag TEXT NOT NULL COLLATE NOCASE,
        asset_id INTEGER NOT NULL,
        PRIMARY KEY (tag, asset_id)
      ) STRICT, WITHOUT ROWID;
      CREATE INDEX library_tag_by_asset ON library_tag (asset_id);

      -- What was found out by looking: the colour of the picture (0 for none), and whether it is still on offer.
      CREATE TABLE library_look (
        asset_id INTEGER PRIMARY KEY,
        colour INTEGER NOT NULL,
        expired INTEGER NOT NULL CHECK (expired IN (0, 1)),
        looked_at INTEGER NOT NULL
      ) STRICT;

      -- Those nobody has looked at yet, or not for a long time.
      CREATE TABLE library_unseen (asset_id INTEGER PRIMARY KEY) STRICT;

      CREATE TABLE library_filter (
        id INTEGER PRIMARY KEY,
        name TEXT NOT NULL UNIQUE COLLATE NOCASE,
        query TEXT NOT NULL
      ) STRICT;

      -- Assets whose record is to be made anew. Whoever writes a file need not know of records.
      CREATE TABLE library_stale (asset_id INTEGER PRIMARY KEY) STRICT;
      INSERT INTO library_stale SELECT DISTINCT asset_id FROM library_file WHERE asset_id IS NOT NULL;
      -- Before: the row that an INSERT OR REPLACE takes away is seen by no trigger of its own.
      CREATE TRIGGER library_file_comes BEFORE INSERT ON library_file BEGIN
        INSERT OR IGNORE INTO library_stale SELECT asset_id FROM library_file
          WHERE folder = new.folder AND relative_path = new.relative_path AND asset_id IS NOT NULL;
        INSERT OR IGNORE INTO library_stale SELECT new.asset_id WHERE new.asset_id IS NOT NULL;
      END;
      CREATE TRIGGER library_file_changes AFTER UPDATE ON library_file BEGIN
        INSERT OR IGNORE INTO library_stale
          SELECT value FROM json_each(json_array(old.asset_id, new.asset_id)) WHERE value IS NOT NULL;
      END;
      CREATE TRIGGER library_file_goes AFTER DELETE ON library_file WHEN old.asset_id IS NOT NULL BEGIN
        INSERT OR IGNORE INTO library_stale VALUES (old.asset_id);
      END;
    `,
  },
  {
    id: 111,
    name: 'one record of each project',
    sql: `
      UPDATE library_record SET project_id = (
        SELECT min(same.id) FROM library_project one JOIN library_project same
          ON fold_name(same.name) = fold_name(one.name) WHERE one.id = library_record.project_id);
      DELETE FROM library_project WHERE id <> 0 AND id NOT IN (SELECT project_id FROM library_record);
    `,
  },
  {
    id: 112,
    name: 'colours as the eye names them',
    sql: `
      -- Measured anew, on the file itself.
      INSERT OR IGNORE INTO library_unseen SELECT asset_id FROM library_look;
    `,
  },
];
