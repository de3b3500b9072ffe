import { z } from 'zod';
import { BOARD_EXPORTS, MAX_BOARD_ASSETS, MAX_BOARD_NAME, MAX_NOTE } from '../model/board.ts';
import type { Board, BoardAsset, BoardCost, BoardId, BoardPlace } from '../model/board.ts';
import type { AssetId } from '../model/ids.ts';
import type { UndoToken } from '../model/record.ts';
import type { SaveEvent } from './licences.ts';
import { assetId, output, procedure, stream } from './base.ts';

export const boardId = z.number().int().positive() as unknown as z.ZodType<BoardId, BoardId>;
const board = z.strictObject({ id: boardId });
const some = z.array(assetId).min(1).max(MAX_BOARD_ASSETS);
const name = z.string().trim().min(1).max(MAX_BOARD_NAME);
const note = z.string().max(MAX_NOTE);

/** Named sets of assets for a job. */
export const boards = {
  watch: procedure.output(stream<readonly Board[]>()),

  create: procedure.input(z.strictObject({ name })).output(output<BoardId>()),
  rename: procedure.input(board.extend({ name })).output(output<void>()),
  setNote: procedure.input(board.extend({ note })).output(output<void>()),
  setCover: procedure.input(board.extend({ assetId })).output(output<void>()),
  duplicate: procedure.input(board).output(output<BoardId>()),
  remove: procedure.input(board).output(output<UndoToken>()),

  /** In the order given, a page of at most 500. */
  assets: procedure
    .input(
      board.extend({
        offset: z.number().int().min(0).max(MAX_BOARD_ASSETS),
        limit: z.number().int().min(1).max(500),
      }),
    )
    .output(output<readonly BoardAsset[]>()),

  /** The boards of these assets; those on none are left out. */
  holding: procedure
    .input(z.strictObject({ assetIds: z.array(assetId).max(1000) }))
    .output(output<readonly { readonly assetId: AssetId; readonly boards: readonly BoardId[] }[]>()),

  /** The boards of one asset, by name, with what is said of it on each. */
  ofAsset: procedure.input(z.strictObject({ assetId })).output(output<readonly BoardPlace[]>()),

  add: procedure
    .input(board.extend({ assetIds: some }))
    .output(output<{ readonly added: number; readonly undo: UndoToken }>()),
  take: procedure.input(board.extend({ assetIds: some })).output(output<UndoToken>()),
  /** Puts them before another one, in the order they have; `null` for the end. */
  move: procedure
    .input(board.extend({ assetIds: some, before: assetId.nullable() }))
    .output(output<UndoToken>()),
  setAssetNote: procedure.input(board.extend({ assetId, note })).output(output<void>()),

  /** What it would cost to license what is not licensed, by the price list as it is now. */
  cost: procedure.input(board).output(output<BoardCost>()),

  /** Hands a file to the user, or writes a folder and shows it where there is a file manager. */
  export: procedure.input(board.extend({ kind: z.enum(BOARD_EXPORTS) })).output(stream<SaveEvent>()),
};
