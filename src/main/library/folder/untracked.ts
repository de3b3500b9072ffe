import path from 'node:path';
import type { AssetId } from '../../../shared/model/ids.ts';
import { assetIdInName, isMedia } from '../../../shared/model/library-folder.ts';
import type { UntrackedFile } from '../../../shared/model/library-folder.ts';
import type { Store } from '../../platform/store/index.ts';
import type { Entry } from './entries.ts';
import type { Hasher } from './hasher.ts';
import { match } from './match.ts';
import type { Finding, Wanted } from './match.ts';

interface Row {
  readonly id: number;
  readonly path: string;
  readonly bytes: number;
  readonly mtime: number | null;
  readonly sha256: string | null;
  readonly asset_id: number | null;
  readonly imported_at: number | null;
  readonly gone: number;
}

/** A file that a user has added, as it was last seen. */
interface Added extends Wanted {
  readonly row: Row;
}

/** Rows written before others get a turn. */
export const UNTRACKED_SLICE = 500;

/**
 * Files in the library's folders that no record stands for. A renamed file of ours is one for a moment, too. Those that
 * a user has added are known by their content: they keep what was said of them wherever they go.
 */
export class UntrackedFiles {
  readonly #store: Store;

  constructor(store: Store) {
    this.#store = store;
  }

  /** Media that no user has added yet, and those that a user has. */
  count(): { readonly untracked: number; readonly added: number } {
    const row = this.#store.get<{ untracked: number; added: number }>(
      'SELECT count(*) - count(imported_at) AS untracked, count(imported_at) AS added FROM library_stranger WHERE media = 1 AND gone = 0',
    );
    return row ?? { untracked: 0, added: 0 };
  }

  page(folder: string, after: number, limit: number): readonly UntrackedFile[] {
    return this.#store
      .all<Row>(
        'SELECT * FROM library_stranger WHERE media = 1 AND gone = 0 AND id > ? ORDER BY id LIMIT ?',
        after,
        limit,
      )
      .map((row) => ({
        id: row.id,
        relativePath: path.relative(folder, row.path).split(path.sep).join('/'),
        bytes: row.bytes,
        assetId: row.asset_id as AssetId | null,
        isImported: row.imported_at !== null,
      }));
  }

  /** Adds them to the library, as what they are: files without a right that anybody knows of. Returns their paths. */
  adopt(ids: readonly number[], at: number): readonly string[] {
    return this.#store
      .all<{ path: string }>(
        `UPDATE library_stranger SET imported_at = coalesce(imported_at, ?)
         WHERE id IN (SELECT value FROM json_each(?)) RETURNING path`,
        at,
        JSON.stringify(ids),
      )
      .map((row) => row.path);
  }

  /** Entries of these sizes as they were last seen. */
  ofSizes(sizes: readonly number[]): readonly string[] {
    return this.#store
      .all<{ path: string }>(
        'SELECT path FROM library_stranger WHERE gone = 0 AND bytes IN (SELECT value FROM json_each(?))',
        JSON.stringify(sizes),
      )
      .map((row) => row.path);
  }

  /** Of those that were last seen at these paths: what went away may stand elsewhere. */
  sizesAt(paths: readonly string[]): readonly number[] {
    return this.#store
      .all<{ bytes: number }>(
        'SELECT DISTINCT bytes FROM library_stranger WHERE path IN (SELECT value FROM json_each(?))',
        JSON.stringify(paths),
      )
      .map((row) => row.bytes);
  }

  trust(entries: readonly Entry[], hasher: Hasher): void {
    for (const entry of entries) {
      const row = this.#store.get<Row>(
        'SELECT * FROM library_stranger WHERE gone = 0 AND path = ?',
        entry.path,
      );
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
           ON CONFLICT (path) WHERE gone = 0 DO UPDATE SET bytes = excluded.bytes, mtime = excluded.mtime, sha256 = excluded.sha256
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

  /** Nothing of that kind stands there any more. */
  forget(paths: readonly string[]): void {
    const gone = JSON.stringify(paths);
    this.#store.transaction(() => {
      this.#store.run(
        `UPDATE library_stranger SET gone = 1
         WHERE gone = 0 AND imported_at IS NOT NULL AND path IN (SELECT value FROM json_each(?))`,
        gone,
      );
      this.#store.run(
        'DELETE FROM library_stranger WHERE gone = 0 AND path IN (SELECT value FROM json_each(?))',
        gone,
      );
    });
  }

  paths(): readonly string[] {
    return this.#store
      .all<{ path: string }>('SELECT path FROM library_stranger WHERE gone = 0')
      .map((row) => row.path);
  }

  /**
   * Finds out which of these files, none of which is ours, are files that a user has added: all of those, or those
   * that were last seen at some of the paths, or are gone and may have come back. Returns what could not be read.
   */
  async follow(
    foreign: readonly Entry[],
    hasher: Hasher,
    among: 'all' | { readonly paths: readonly string[] },
  ): Promise<ReadonlySet<Entry>> {
    const { findings } = await match(
      among === 'all' ? this.#added() : this.#addedAmong(among.paths, foreign),
      foreign,
      hasher,
    );
    const news = findings.filter((finding) => isNews(finding, hasher));
    this.#store.transaction(() => {
      // All at once: files that were exchanged take each other's paths.
      this.#store.run(
        'UPDATE library_stranger SET gone = 1 WHERE id IN (SELECT value FROM json_each(?))',
        JSON.stringify(news.map(({ record }) => record.row.id)),
      );
      for (const finding of news) if ('entry' in finding) this.#settle(finding, hasher);
    });
    const own = new Map(foreign.map((entry) => [entry.path, entry]));
    const unread = findings.flatMap(({ kind, record }) =>
      kind === 'unsettled' ? (own.get(record.path) ?? []) : [],
    );
    return new Set(unread);
  }

  #settle(
    { record, entry, sha256 }: Extract<Finding<Added>, { readonly entry: Entry }>,
    hasher: Hasher,
  ): void {
    this.#store.run('DELETE FROM library_stranger WHERE gone = 0 AND path = ?', entry.path);
    this.#store.run(
      `UPDATE library_stranger SET path = ?, bytes = ?, mtime = ?, sha256 = ?, media = ?, asset_id = ?, gone = 0
       WHERE id = ?`,
      entry.path,
      entry.size,
      hasher.seen(entry, sha256).mtimeMs,
      sha256,
      isMedia(entry.path) ? 1 : 0,
      assetIdInName(path.basename(entry.path)) ?? record.row.asset_id,
      record.row.id,
    );
  }

  #added(): readonly Added[] {
    return this.#store
      .all<Row>('SELECT * FROM library_stranger WHERE imported_at IS NOT NULL ORDER BY gone, id')
      .map(toAdded);
  }

  #addedAmong(paths: readonly string[], foreign: readonly Entry[]): readonly Added[] {
    return this.#store
      .all<Row>(
        `SELECT * FROM library_stranger WHERE imported_at IS NOT NULL
           AND (path IN (SELECT value FROM json_each(?)) OR (gone = 1 AND bytes IN (SELECT value FROM json_each(?))))
         ORDER BY gone, id`,
        JSON.stringify([...paths, ...foreign.map((entry) => entry.path)]),
        JSON.stringify(foreign.map(({ size }) => size)),
      )
      .map(toAdded);
  }
}

function toAdded(row: Row): Added {
  const { path: at, bytes, mtime, sha256 } = row;
  const seen = sha256 === null ? null : { size: bytes, mtimeMs: mtime, sha256 };
  // What was never read is known by its path alone.
  return { row, path: at, bytes, sha256: sha256 ?? '', seen };
}

function isNews(finding: Finding<Added>, hasher: Hasher): boolean {
  const { row } = finding.record;
  // What went away just now is news; what can't be read is none.
  if (!('entry' in finding)) return finding.kind === 'missing' && row.gone === 0;
  const { entry, sha256 } = finding;
  const isSame = row.path === entry.path && row.bytes === entry.size && row.sha256 === sha256;
  return row.gone === 1 || !isSame || row.mtime !== hasher.seen(entry, sha256).mtimeMs;
}
