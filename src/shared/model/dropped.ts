import type { Right } from './download.ts';
import type { AssetId } from './ids.ts';

/** What a file from anywhere is taken for. Only the same bytes prove anything: an ID can be written into any file. */
export interface Recognition {
  readonly assetId: AssetId | null;
  readonly by: 'content' | 'metadata' | 'name' | null;
  /** The right of this very file, where its bytes are ours; `null` for a file that only names its asset. */
  readonly right: Right | null;
  /** Whether it can hold other files, by its content: it may be a layout that uses assets instead of being one. */
  readonly layout: boolean;
}

/** A file up to here is always read whole; a larger one only where the library holds one of its size. Bytes. */
export const READ_WHOLE = 256 * 1024 ** 2;
/**
 * Bytes of either end in which a file's own metadata is looked for: pictures have it at the start, films and what was
 * added to a PDF at the end.
 */
export const METADATA_REACH = 16 * 1024 ** 2;
