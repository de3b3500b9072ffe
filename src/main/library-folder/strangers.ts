import path from 'node:path';
import type { AssetId } from '../../shared/model/ids.ts';
import { assetIdInName, isMedia } from '../../shared/model/library-folder.ts';
import type { Stranger } from '../../shared/model/library-folder.ts';
import type { Store } from '../store/index.ts';
import type { Entry } from './entries.ts';
import type { Hasher } from './hasher.ts';

interface Row {
  readonly id: number;
  readonly path: string;
  readonly bytes: number;
  readonly mtime: number | null;
  readonly sha256: string | null;
  readonly asset_id: number | null;
  readonly imported_at: number | null;
}

/** Rows written before others get a turn. */
export const STRANGER_SLICE = 500;

/** Files in the library's folders that no record stands for. A renamed file of ours is one for a moment, too. */
export class Strangers {
  readonly #store: Store;

  constructor(store: Store) {
    this.#store = store;
  }

  /** Media that nobody has added yet, and those that somebody has. */
  count(): { readonly strangers: number; readonly added: number } {
    const row = this.#store.get<{ strangers: number; added: number }>(
      'SELECT count(*) - count(imported_at) AS strangers, count(imported_at) AS added FROM library_stranger WHERE media = 1',
    );
    return row ?? { strangers: 0, added: 0 };
  }

  page(folder: string, after: number, limit: number): readonly Stranger[] {
    return this.#store
      .all<Row>('SELECT * FROM library_stranger WHERE media = 1 AND id > ? ORDER BY id LIMIT ?', after, limit)
      .map((row) => ({
        id: row.id,
        relativePath: path.relative(folder, row.path).split(path.sep).join('/'),
        bytes: row.bytes,
        assetId: row.asset_id as AssetId | null,
        isImported: row.imported_at !== null,
      }));
  }

  /** Adds them to the library, as what they are: files without a right that anybody knows of. */
  adopt(ids: readonly number[], at: number): void {
    this.#store.run(
      'UPDATE library_stranger SET imported_at = coalesce(imported_at, ?) WHERE id IN (SELECT value FROM json_each(?))',
      at,
      JSON.stringify(ids),
    );
  }

  /** Entries of these sizes as they were last seen. */
  ofSizes(sizes: readonly number[]): readonly string[] {
    return this.#store
      .all<{ path: string }>(
        'SELECT path FROM library_stranger WHERE bytes IN (SELECT value FROM json_each(?))',
        JSON.stringify(sizes),
      )
      .map((row) => row.path);
  }

  trust(entries: readonly Entry[], hasher: Hasher): void {
    for (const entry of entries) {
      const row = this.#store.get<Row>('SELECT * FROM library_stranger WHERE path = ?', entry.path);
      if (row === undefined || row.sha256 === null) continue;
      hasher.trust(entry, { size: row.bytes, mtimeMs: row.mtime, sha256: row.sha256 });
    }
  }

  note(entries: readonly Entry[], hasher: Hasher): void {
    this.#store.transaction(() => {
      for (const entry of entries) {
        const sha256 = hasher.known(entry);
        const mtime = sha256 === null ? entry.mtimeMs : hasher.seen(entry, sha256).mtimeMs;
        this.#store.run(
          `INSERT INTO library_stranger (path, bytes, mtime, sha256, media, asset_id) VALUES (?, ?, ?, ?, ?, ?)
           ON CONFLICT (path) DO UPDATE SET bytes = excluded.bytes, mtime = excluded.mtime, sha256 = excluded.sha256
           WHERE bytes <> excluded.bytes OR mtime IS NOT excluded.mtime OR sha256 IS NOT excluded.sha256`,
          entry.path,
          entry.size,
          mtime,
          sha256,
          isMedia(entry.path) ? 1 : 0,
          assetIdInName(path.basename(entry.path)),
        );
      }
    });
  }

  forget(paths: readonly string[]): void {
    this.#store.run(
      'DELETE FROM library_stranger WHERE path IN (SELECT value FROM json_each(?))',
      JSON.stringify(paths),
    );
  }

  paths(): readonly string[] {
    return this.#store.all<{ path: string }>('SELECT path FROM library_stranger').map((row) => row.path);
  }
}
