import { createHash } from 'node:crypto';
import type { Right } from '../../../shared/model/download.ts';
import type { AssetId, FileId } from '../../../shared/model/ids.ts';
import { PRESENCES } from '../../../shared/model/library.ts';
import type { Store } from '../../platform/store/index.ts';
import { absolutePath, look } from './rows.ts';
import type { FileRow } from './rows.ts';

/** A file by its bytes. */
export interface FileContent {
  readonly id: FileId;
  readonly assetId: AssetId;
  readonly right: Right;
  readonly sha256: string;
  /** Absolute; whether the file stands there is not looked at. */
  readonly path: string;
}

/** A file that stands on the disk, as it is there now. */
export interface StandingContent {
  readonly right: Right;
  /** Absolute. */
  readonly path: string;
  /** `null` where the file has changed since its bytes were last read. */
  readonly sha256: string | null;
  /** Another one means other bytes. */
  readonly stamp: string;
}

/** The library by what is in its files. */
export interface Contents {
  /** The files of an asset that stand on the disk: licensed ones first, the newest of each first. */
  standingContents(asset: AssetId): readonly StandingContent[];
  /** Of each of these assets that has files, a word in hex that changes when one of them comes, goes or changes. */
  versions(assets: readonly AssetId[]): ReadonlyMap<AssetId, string>;
  /**
   * What these bytes are: a file of ours, or what one was before rights were written into it. A licensed file counts
   * before a comp of the same bytes.
   */
  withContent(sha256: string): Pick<FileContent, 'assetId' | 'right'> | null;
  /** Whether a file of exactly so many bytes is on record: no other need be read to know that it is none of ours. */
  holdsSize(bytes: number): boolean;
  /** Files in the order they came, those after `after`. */
  contents(after: FileId | 0, limit: number): readonly FileContent[];
  /**
   * The licensed file has other bytes now, of the same picture; what it was is remembered. A record that says comp by
   * now is of other bytes, and stays. Joins a transaction under way.
   */
  rewritten(id: FileId, now: { readonly sha256: string; readonly bytes: number }): void;
}

/** All of them, for the index that begins with them. */
const ANY_PRESENCE = PRESENCES.map((presence) => `'${presence}'`).join(', ');

/** Of a version, in hex: enough to tell the states of one asset apart. */
const VERSION_DIGITS = 12;

export function createContents(store: Store, onChange: (asset: AssetId) => void): Contents {
  return {
    withContent: (sha256) => {
      const row = store.get<{ asset_id: number; file_right: Right }>(
        `SELECT asset_id, file_right FROM library_file WHERE sha256 = ?1
         UNION ALL SELECT asset_id, file_right FROM library_former_content WHERE sha256 = ?1
         ORDER BY file_right DESC LIMIT 1`,
        sha256,
      );
      return row === undefined ? null : { assetId: row.asset_id as AssetId, right: row.file_right };
    },
    holdsSize: (bytes) =>
      store.get(
        `SELECT 1 FROM library_file WHERE presence IN (${ANY_PRESENCE}) AND bytes = ? LIMIT 1`,
        bytes,
      ) !== undefined,
    standingContents: (asset) =>
      store
        .all<FileRow>(
          `SELECT * FROM library_file WHERE asset_id = ? ORDER BY file_right = 'licensed' DESC, id DESC`,
          asset,
        )
        .flatMap(toStanding),
    versions: (assets) => {
      const rows = store.all<Pick<FileRow, 'asset_id' | 'id' | 'presence' | 'sha256'>>(
        `SELECT asset_id, id, presence, coalesce(seen_sha256, sha256) AS sha256 FROM library_file
         WHERE asset_id IN (SELECT value FROM json_each(?)) ORDER BY id`,
        JSON.stringify(assets),
      );
      const hashes = new Map<AssetId, ReturnType<typeof createHash>>();
      for (const { asset_id, id, presence, sha256 } of rows) {
        const hash = hashes.get(asset_id as AssetId) ?? createHash('sha1');
        hashes.set(asset_id as AssetId, hash.update(`${id} ${presence} ${sha256}\n`));
      }
      return new Map(
        [...hashes].map(([asset, hash]) => [asset, hash.digest('hex').slice(0, VERSION_DIGITS)]),
      );
    },
    contents: (after, limit) =>
      store
        .all<FileRow>('SELECT * FROM library_file WHERE id > ? ORDER BY id LIMIT ?', after, limit)
        .map(toContent),
    rewritten: (id, { sha256, bytes }) => {
      store.run(
        `INSERT OR IGNORE INTO library_former_content (sha256, asset_id, file_right)
         SELECT sha256, asset_id, file_right FROM library_file WHERE id = ? AND file_right = 'licensed'`,
        id,
      );
      const row = store.get<{ asset_id: number }>(
        `UPDATE library_file SET sha256 = ?, bytes = ? WHERE id = ? AND file_right = 'licensed' RETURNING asset_id`,
        sha256,
        bytes,
        id,
      );
      if (row !== undefined) onChange(row.asset_id as AssetId);
    },
  };
}

function toContent(row: FileRow): FileContent {
  return {
    id: row.id as FileId,
    assetId: row.asset_id as AssetId,
    right: row.file_right,
    sha256: row.sha256,
    path: absolutePath(row),
  };
}

function toStanding(row: FileRow): readonly StandingContent[] {
  const path = absolutePath(row);
  const facts = look(path);
  if (facts?.isFile() !== true) return [];
  const isAsSeen = facts.size === row.seen_size && facts.mtimeMs === row.seen_mtime;
  const stamp = `${facts.size} ${facts.mtimeMs}`;
  return [{ right: row.file_right, path, sha256: isAsSeen ? row.seen_sha256 : null, stamp }];
}
