import type { Right } from './download.ts';
import type { Failure } from './failure.ts';
import type { Instant } from './instant.ts';
import { entryOf } from './entry-of.ts';

export const FILE_KINDS = ['pictures', 'vectors', 'films', 'sounds', 'other'] as const;
export type FileKind = (typeof FILE_KINDS)[number];

const KIND_OF: Readonly<Record<string, FileKind>> = {
  ...kinds('pictures', 'jpg jpeg png tif tiff gif webp bmp heic avif psd'),
  ...kinds('vectors', 'eps ai svg pdf'),
  ...kinds('films', 'mp4 mov m4v avi mkv webm'),
  ...kinds('sounds', 'mp3 wav aif aiff flac m4a ogg'),
};

function kinds(kind: FileKind, extensions: string): Readonly<Record<string, FileKind>> {
  return Object.fromEntries(extensions.split(' ').map((extension) => [extension, kind]));
}

export function kindOfFile(relativePath: string): FileKind {
  return entryOf(KIND_OF, relativePath.slice(relativePath.lastIndexOf('.') + 1).toLowerCase()) ?? 'other';
}

export interface Amount {
  readonly files: number;
  readonly bytes: number;
}

/** What takes space, as the records say. */
export interface Usage {
  readonly library: readonly ({ readonly right: Right; readonly kind: FileKind } & Amount)[];
  /** Comps kept aside for undoing swaps. */
  readonly kept: Amount;
  readonly previews: Amount;
  /** The database and the ledger. */
  readonly database: number;
  /** Free on the disk of the library; `null` where it can't be told. */
  readonly free: number | null;
}

/** A move of the library to another folder. */
export interface MoveState {
  readonly from: string;
  readonly to: string;
  readonly step: 'copying' | 'switching' | 'removing' | 'cancelling';
  readonly files: number;
  readonly totalFiles: number;
  readonly bytes: number;
  readonly totalBytes: number;
}

export interface StorageState {
  /** `null` while nothing is moved. */
  readonly move: MoveState | null;
  /** How the last move of this run ended, in the user's words; empty before. */
  readonly moveResult: string;
  /** Entries of the database that could not be read, if any were met. */
  readonly damage: Failure | null;
  /** Whether a backup is to be put in place at the next start. */
  readonly isRestoreWaiting: boolean;
}

export interface Backup {
  /** Name of the file in the folder of backups. */
  readonly name: string;
  readonly bytes: number;
  readonly at: Instant;
}
