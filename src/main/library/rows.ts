import { existsSync } from 'node:fs';
import path from 'node:path';
import type { Right } from '../../shared/model/download.ts';
import type { AssetId, FileId } from '../../shared/model/ids.ts';
import type { Instant } from '../../shared/model/instant.ts';
import type { LibraryFile } from '../../shared/model/library.ts';

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
}

export function absolutePath(row: Pick<FileRow, 'folder' | 'relative_path'>): string {
  return path.join(row.folder, ...row.relative_path.split('/'));
}

/** Looks at the disk: a file that was moved or deleted is a record without its file. */
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
    present: existsSync(absolutePath(row)),
  };
}
