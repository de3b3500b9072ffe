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
  {
    id: 401,
    name: 'pictures of files beside previews of the service',
    sql: `
      CREATE TABLE preview_of (
        -- 'asset/ID' for the service's preview, 'file/SHA-256' for what a file of that content looks like.
        subject TEXT NOT NULL,
        size TEXT NOT NULL,
        -- SHA-256 of the content: the name of the file that holds it.
        sha256 TEXT NOT NULL,
        content_type TEXT NOT NULL,
        bytes INTEGER NOT NULL,
        used_at INTEGER NOT NULL,
        PRIMARY KEY (subject, size)
      ) STRICT, WITHOUT ROWID;
      INSERT INTO preview_of SELECT 'asset/' || asset_id, size, sha256, content_type, bytes, used_at FROM preview;
      DROP TABLE preview;
      ALTER TABLE preview_of RENAME TO preview;
      CREATE INDEX preview_by_use ON preview (used_at);
      CREATE INDEX preview_by_content ON preview (sha256);
    `,
  },
];
