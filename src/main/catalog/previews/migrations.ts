import type { Migration } from '../../platform/store/index.ts';

export const previewMigrations: readonly Migration[] = [
  {
    id: 400,
    name: 'previews on disk',
    sql: `
      CREATE TABLE preview (
        asset_id INTEGER NOT NULL,
        size TEXT NOT NULL,
        -- SHA-256 of the content: the name of the file that holds it.
        sha256 TEXT NOT NULL,
        content_type TEXT NOT NULL,
        bytes INTEGER NOT NULL,
        used_at INTEGER NOT NULL,
        PRIMARY KEY (asset_id, size)
      ) STRICT, WITHOUT ROWID;
      CREATE INDEX preview_by_use ON preview (used_at);
      CREATE INDEX preview_by_content ON preview (sha256);
    `,
  },
];
