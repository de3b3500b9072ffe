import type { Right } from './download.ts';
import type { AssetId, FileId } from './ids.ts';
import type { Instant } from './instant.ts';

/**
 * How a file stands since it was last looked at. `changed`: something else stands at its path. `not-connected`: its
 * drive or folder is away, so nothing is known of it.
 */
export const PRESENCES = ['here', 'missing', 'changed', 'not-connected'] as const;
export type Presence = (typeof PRESENCES)[number];

/** A file of ours on this computer, and the right it came with. */
export interface LibraryFile {
  readonly id: FileId;
  readonly assetId: AssetId;
  readonly right: Right;
  readonly option: string;
  /** Path inside the library folder, `/` between folders. */
  readonly relativePath: string;
  readonly bytes: number;
  /** Lower-case hex. */
  readonly sha256: string;
  readonly addedAt: Instant;
  readonly presence: Presence;
}

/** A finished, verified file that is to be remembered. */
export interface NewFile {
  readonly assetId: AssetId;
  readonly right: Right;
  readonly option: string;
  /** Absolute folder that `relativePath` starts from. */
  readonly folder: string;
  readonly relativePath: string;
  readonly bytes: number;
  readonly sha256: string;
}

/** A file that a caller needs, in `folder` if it names one. */
export type FileWant = Pick<NewFile, 'assetId' | 'right' | 'option'> & Partial<Pick<NewFile, 'folder'>>;

/** What this computer holds of an asset, for its badge: a comp can't be told from a paid file by looking at it. */
export interface AssetRight {
  readonly assetId: AssetId;
  /** `licensed` as soon as one file or licence says so, also with comps beside it. */
  readonly right: Right;
}
