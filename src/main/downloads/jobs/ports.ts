import type { MediaType } from '../../../shared/model/asset.ts';
import type { AssetId, FileId } from '../../../shared/model/ids.ts';
import type { FileWant, LibraryFile, NewFile } from '../../../shared/model/library.ts';

/** The part of the library that downloads need. */
export interface LibraryPort {
  /** Absolute folder that files land in unless a request names another. */
  folder(): string;
  /** Throws for a folder that may not hold files of the user; absent where any may. */
  refuse?(folder: string): void;
  /** A file that stands on disk now. */
  find(want: FileWant): LibraryFile | null;
  /** The file of ours that a path belongs to, whether it stands there or not. */
  at?(path: string): Pick<LibraryFile, 'right'> | null;
  /** Runs work while no other work touches the files of this asset, where others write to them. */
  alone?<T>(asset: AssetId, work: () => Promise<T>, signal?: AbortSignal): Promise<T>;
  /** Remembers a finished file; joins the transaction under way. */
  add(file: NewFile): FileId;
}

/** What a file is named after. */
export type Describe = (
  asset: AssetId,
) => Promise<{ readonly title: string; readonly type: MediaType; readonly author: string }>;
