import path from 'node:path';
import { setImmediate } from 'node:timers/promises';
import type { Right } from '../../../shared/model/download.ts';
import { numbered } from '../../../shared/model/file-name.ts';
import type { AssetId, FileId } from '../../../shared/model/ids.ts';
import type { Presence } from '../../../shared/model/library.ts';
import type { Store } from '../../platform/store/index.ts';
import { absolutePath } from './rows.ts';
import type { FileRow } from './rows.ts';

/** The file that stood at a path when it was last read. */
export interface Seen {
  readonly size: number;
  /** Milliseconds; `null` where it can't tell the next change. */
  readonly mtimeMs: number | null;
  /** Lower-case hex. */
  readonly sha256: string;
}

/** What is remembered of a file, for comparing it with the disk. */
export interface KnownFile {
  readonly id: FileId;
  readonly assetId: AssetId;
  readonly folder: string;
  readonly relativePath: string;
  /** Absolute. */
  readonly path: string;
  readonly bytes: number;
  readonly sha256: string;
  readonly presence: Presence;
  readonly seen: Seen | null;
}

/** What became of a file. Counts only while its record is still as it was: another process may have been faster. */
export interface Settled {
  readonly record: KnownFile;
  readonly presence: Presence;
  /** Where it stands now, if it moved. */
  readonly to?: { readonly folder: string; readonly relativePath: string };
  /** `null` forgets what was seen. */
  readonly seen?: Seen | null;
}

export interface Presences {
  /** Folders that files of ours stand in, or stood. */
  folders(): readonly string[];
  /** A page of the records of a folder, by ID. */
  page(folder: string, after: number, limit: number): readonly KnownFile[];
  /** The record of each of these paths that has one. */
  at(paths: readonly string[]): readonly KnownFile[];
  /** Missing and changed ones of these sizes: what was found on the disk may be one of them. */
  astray(sizes: readonly number[]): readonly KnownFile[];
  settle(changes: readonly Settled[]): Promise<void>;
  /** How many files stand how, over all folders. */
  tally(): Readonly<Record<Presence, number>>;
  /**
   * Other content stands at the path of a file: a swap. False where the record is of a file elsewhere by now, or gone;
   * then nothing is written.
   */
  replace(
    file: { readonly id: FileId; readonly folder: string; readonly relativePath: string },
    by: {
      readonly right: Right;
      readonly option: string;
      readonly bytes: number;
      readonly sha256: string;
      readonly seen: Seen | null;
    },
  ): boolean;
}

/** Rows written before others get a turn. */
const SLICE = 200;

export function createPresence(store: Store, publish: (changed: readonly AssetId[]) => void): Presences {
  const settleOne = (change: Settled, parked: Map<number, string>): void => {
    const { record, presence, to } = change;
    const now = store.get<FileRow>('SELECT * FROM library_file WHERE id = ?', record.id);
    if (now === undefined || now.sha256 !== record.sha256) return;
    const expected = parked.get(record.id) ?? record.relativePath;
    if (now.folder !== record.folder || now.relative_path !== expected) return;
    const seen = change.seen === undefined ? seenIn(now) : change.seen;
    // A record that was overwritten keeps its name with a number, unless it turns up elsewhere itself.
    const taken = to === undefined ? undefined : recordAt(to.folder, to.relativePath);
    if (taken !== undefined && taken.id !== record.id) parked.set(taken.id, park(taken));
    store.run(
      `UPDATE library_file SET presence = ?, folder = ?, relative_path = ?,
         seen_size = ?, seen_mtime = ?, seen_sha256 = ? WHERE id = ?`,
      presence,
      to?.folder ?? now.folder,
      to?.relativePath ?? now.relative_path,
      seen?.size ?? null,
      seen?.mtimeMs ?? null,
      seen?.sha256 ?? null,
      record.id,
    );
  };

  const recordAt = (folder: string, relativePath: string) =>
    store.get<FileRow>(
      'SELECT * FROM library_file WHERE folder = ? AND relative_path = ?',
      folder,
      relativePath,
    );

  const park = ({ id, folder, relative_path }: FileRow): string => {
    const { dir, base } = path.posix.parse(relative_path);
    for (let number = 2; ; number += 1) {
      const name = path.posix.join(dir, numbered(base, number));
      if (recordAt(folder, name) !== undefined) continue;
      store.run('UPDATE library_file SET relative_path = ? WHERE id = ?', name, id);
      return name;
    }
  };

  return {
    folders: () =>
      store.all<{ folder: string }>('SELECT DISTINCT folder FROM library_file').map(({ folder }) => folder),
    page: (folder, after, limit) =>
      store
        .all<FileRow>(
          'SELECT * FROM library_file WHERE folder = ? AND id > ? ORDER BY id LIMIT ?',
          folder,
          after,
          limit,
        )
        .map(toKnown),
    at: (paths) => {
      // A path may belong to a record of any folder above it.
      const pairs = paths.flatMap((target) => splits(target));
      return store
        .all<FileRow>(
          `SELECT f.* FROM json_each(?) AS pair
           JOIN library_file AS f ON f.folder = pair.value ->> 0 AND f.relative_path = pair.value ->> 1`,
          JSON.stringify(pairs),
        )
        .map(toKnown);
    },
    astray: (sizes) =>
      store
        .all<FileRow>(
          `SELECT * FROM library_file WHERE presence IN ('missing', 'changed')
           AND (bytes IN (SELECT value FROM json_each(?1)) OR seen_size IN (SELECT value FROM json_each(?1)))`,
          JSON.stringify(sizes),
        )
        .map(toKnown),
    settle: async (changes) => {
      const parked = new Map<number, string>();
      for (let from = 0; from < changes.length; from += SLICE) {
        if (from > 0) await setImmediate();
        const slice = changes.slice(from, from + SLICE);
        store.transaction(() => {
          for (const change of slice) settleOne(change, parked);
        });
        publish([...new Set(slice.map(({ record }) => record.assetId))]);
      }
    },
    tally: () => {
      const tally = { here: 0, missing: 0, changed: 0, 'not-connected': 0 };
      const rows = store.all<{ presence: Presence; files: number }>(
        'SELECT presence, count(*) AS files FROM library_file GROUP BY presence',
      );
      for (const { presence, files } of rows) tally[presence] = files;
      return tally;
    },
    replace: ({ id, folder, relativePath }, { right, option, bytes, sha256, seen }) => {
      const row = store.get<{ asset_id: number }>(
        `UPDATE library_file SET file_right = ?, option = ?, bytes = ?, sha256 = ?, presence = 'here',
           seen_size = ?, seen_mtime = ?, seen_sha256 = ?
         WHERE id = ? AND folder = ? AND relative_path = ? RETURNING asset_id`,
        right,
        option,
        bytes,
        sha256,
        seen?.size ?? bytes,
        seen?.mtimeMs ?? null,
        seen?.sha256 ?? sha256,
        id,
        folder,
        relativePath,
      );
      if (row !== undefined) publish([row.asset_id as AssetId]);
      return row !== undefined;
    },
  };
}

function toKnown(row: FileRow): KnownFile {
  return {
    id: row.id as FileId,
    assetId: row.asset_id as AssetId,
    folder: row.folder,
    relativePath: row.relative_path,
    path: absolutePath(row),
    bytes: row.bytes,
    sha256: row.sha256,
    presence: row.presence,
    seen: seenIn(row),
  };
}

function seenIn({ seen_size: size, seen_mtime: mtimeMs, seen_sha256: sha256 }: FileRow): Seen | null {
  return size === null || sha256 === null ? null : { size, mtimeMs, sha256 };
}

/** Every way to cut a path into a folder and what is in it. */
function splits(target: string): readonly (readonly [string, string])[] {
  const pairs: [string, string][] = [];
  let rest = path.basename(target);
  for (let folder = path.dirname(target); ; folder = path.dirname(folder)) {
    pairs.push([folder, rest]);
    if (path.dirname(folder) === folder) return pairs;
    rest = `${path.basename(folder)}/${rest}`;
  }
}
