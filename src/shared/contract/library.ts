import { z } from 'zod';
import type { AssetId } from '../model/ids.ts';
import type { AssetRight, LibraryFile } from '../model/library.ts';
import type { VerifyEvent } from '../model/verify.ts';
import { assetId, fileId, output, procedure, stream } from './base.ts';

export interface LibraryEvent {
  /** Assets whose files or rights changed; empty in the first event, and whenever any asset may have. */
  readonly changed: readonly AssetId[];
}

/** What a page shows of an asset: its right, and which picture. */
export interface AssetInView extends AssetRight {
  /** A word in hex that changes with the asset's own files; `null` where it has none. See `previewPath`. */
  readonly version: string | null;
}

export const library = {
  /** The rights this computer knows of; assets without one are left out. */
  rights: procedure
    .input(z.strictObject({ assetIds: z.array(assetId).max(1000) }))
    .output(output<readonly AssetInView[]>()),

  files: procedure.input(z.strictObject({ assetId })).output(output<readonly LibraryFile[]>()),

  /**
   * Shows the file in the system's file manager. `shown` is false where there is none (a server, a container):
   * `path` is then what the user needs.
   */
  reveal: procedure
    .input(z.strictObject({ fileId }))
    .output(output<{ readonly shown: boolean; readonly path: string }>()),

  /**
   * Reads files again, all of them or those of these assets, and compares them with what was fetched. Leave the
   * stream to stop it.
   */
  verify: procedure
    .input(z.strictObject({ assetIds: z.array(assetId).min(1).max(10_000) }).optional())
    .output(stream<VerifyEvent>()),

  watch: procedure.output(stream<LibraryEvent>()),
};
