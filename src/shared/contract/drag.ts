import { z } from 'zod';
import type { AssetId, FileId } from '../model/ids.ts';
import { assetId, fileId, output, procedure } from './base.ts';

/** A file that can be dragged now. */
export interface DraggableFile {
  readonly id: FileId;
  readonly assetId: AssetId;
  readonly name: string;
  readonly contentType: string;
}

export interface DragOffer {
  /** One file for each asset, the licensed one before a comp, of those that stand on disk now. */
  readonly files: readonly DraggableFile[];
  /** Assets of which nothing is here yet. */
  readonly missing: readonly AssetId[];
}

/** Files on their way into another program. */
export const drag = {
  /** Before the hand moves: finds the files and draws the picture that goes with the pointer. */
  prepare: procedure
    .input(z.strictObject({ assetIds: z.array(assetId).min(1).max(500) }))
    .output(output<DragOffer>()),

  /** Hands the page's `dragstart` to the system. `false` where the browser does it itself. */
  start: procedure
    .input(z.strictObject({ fileIds: z.array(fileId).min(1).max(500) }))
    .output(output<{ readonly started: boolean }>()),
};
