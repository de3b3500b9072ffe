import type { Migration } from '../../platform/store/index.ts';

export const presenceMigrations: readonly Migration[] = [
  {
    id: 120,
    name: 'presence of library files',
    sql: `
      ALTER TABLE library_file ADD COLUMN presence TEXT NOT NULL DEFAULT 'here'
        CHECK (presence IN ('here', 'missing', 'changed', 'not-connected'));
      -- What stood at the path when somebody last read it. While size and time are the same, so is the content. The
      -- time is NULL where it can't be trusted to tell the next change.
      ALTER TABLE library_file ADD COLUMN seen_size INTEGER;
      ALTER TABLE library_file ADD COLUMN seen_mtime REAL;
      ALTER TABLE library_file ADD COLUMN seen_sha256 TEXT;
      CREATE INDEX library_file_by_presence ON library_file (presence, bytes);
      -- Whoever writes new content into a file and tells its hash need not know of the columns above.
      CREATE TRIGGER library_file_rewritten AFTER UPDATE OF sha256 ON library_file
      WHEN NEW.sha256 <> OLD.sha256 AND NEW.seen_mtime IS OLD.seen_mtime
      BEGIN
        UPDATE library_file SET
          seen_mtime = NULL,
          presence = CASE WHEN NEW.seen_sha256 = NEW.sha256 THEN 'here' ELSE presence END
        WHERE id = NEW.id;
      END;
    `,
  },
];
