import { statSync } from 'node:fs';
import type { Stats } from 'node:fs';
import path from 'node:path';
import type { Right } from '../../../shared/model/download.ts';
import type { AssetId, FileId } from '../../../shared/model/ids.ts';
import type { Instant } from '../../../shared/model/instant.ts';
import type { LibraryFile, Presence } from '../../../shared/model/library.ts';
import { overlooked } from '../../platform/failures/index.ts';

export interface FileRow {
  readonly id: number;
  readonly asset_id: number;
  readonly file_right: Right;
  readonly option: string;
  readonly folder: string;
  readonly relative_path: string;
  readonly bytes: number;
  readonly sha256: string;
  readonly added_at: number;
  readonly presence: Presence;
  readonly seen_size: number | null;
  readonly seen_mtime: number | null;
  readonly seen_sha256: string | null;
}

export function absolutePath(row: Pick<FileRow, 'folder' | 'relative_path'>): string {
  return path.join(row.folder, ...row.relative_path.split('/'));
}

/** As it stood when last looked at. */
export function toFile(row: FileRow): LibraryFile {
  return {
    id: row.id as FileId,
    assetId: row.asset_id as AssetId,
    right: row.file_right,
    option: row.option,
    relativePath: row.relative_path,
    bytes: row.bytes,
    sha256: row.sha256,
    addedAt: row.added_at as Instant,
    presence: row.presence,
  };
}

/** Looks at the disk, but not into the file: for the few rows that are about to be used. */
export function toFileNow(row: FileRow): LibraryFile {
  return { ...toFile(row), presence: presenceNow(row) };
}

function presenceNow(row: FileRow): Presence {
  const facts = look(absolutePath(row));
  if (facts?.isFile() !== true) {
    const away = row.presence === 'not-connected' || !isFolder(row.folder);
    return away ? 'not-connected' : 'missing';
  }
  if (row.presence === 'changed' && facts.size === row.seen_size) return 'changed';
  return facts.size === row.bytes ? 'here' : 'changed';
}

function isFolder(folder: string): boolean {
  return look(folder)?.isDirectory() === true;
}

/** `null` where nothing stands, or nothing can be seen. */
export function look(target: string): Stats | null {
  try {
    return statSync(target, { throwIfNoEntry: false }) ?? null;
  } catch (error) {
    return overlooked('library.stat', null)(error);
  }
}
