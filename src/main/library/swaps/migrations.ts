import type { Migration } from '../../platform/store/index.ts';

export const swapMigrations: readonly Migration[] = [
  {
    id: 1100,
    name: 'swaps',
    sql: `
      CREATE TABLE swap (
        id TEXT PRIMARY KEY,
        state TEXT NOT NULL
          CHECK (state IN ('staging', 'keeping', 'placing', 'done', 'undoing', 'undone', 'purging', 'purged', 'abandoned')),
        file_id INTEGER NOT NULL,
        folder TEXT NOT NULL,
        relative_path TEXT NOT NULL,
        comp_option TEXT NOT NULL,
        -- What the record says of the comp, and what stood there: an edited comp is kept as edited.
        comp_bytes INTEGER NOT NULL,
        comp_sha256 TEXT NOT NULL,
        kept_sha256 TEXT NOT NULL,
        licensed_option TEXT NOT NULL,
        licensed_bytes INTEGER NOT NULL,
        licensed_sha256 TEXT NOT NULL,
        at INTEGER NOT NULL
      ) STRICT;
      CREATE INDEX swap_by_state ON swap (state, at);
      CREATE INDEX swap_by_file ON swap (file_id);
    `,
  },
  {
    id: 1101,
    name: 'whose swaps, and of which asset',
    sql: `
      -- The process that works on it; see Owner.
      ALTER TABLE swap ADD COLUMN owner TEXT;
      -- A record may go before what was begun with it is ended.
      ALTER TABLE swap ADD COLUMN asset_id INTEGER;
      UPDATE swap SET asset_id = (SELECT asset_id FROM library_file WHERE id = file_id);
    `,
  },
];
