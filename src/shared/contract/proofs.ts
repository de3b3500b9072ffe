import { z } from 'zod';
import type { AssetRemark, ProofAnswer, ReadAnswer } from '../model/proof.ts';
import { MAX_ANSWER } from '../model/proof.ts';
import type { UndoToken } from '../model/record.ts';
import { assetId, output, procedure, stream } from './base.ts';
import { boardId } from './boards.ts';
import type { SaveEvent } from './licences.ts';

/** Any change, told by a number that grows: pages ask again for what they show. */
export interface ProofsEvent {
  readonly revision: number;
}

const board = z.strictObject({ boardId });

/** Boards as files that a client marks without an account, and the answers that come back. */
export const proofs = {
  watch: procedure.output(stream<ProofsEvent>()),
  /** The board as one HTML file. */
  save: procedure.input(board).output(stream<SaveEvent>()),
  /** Reads an answer from anywhere: its text is checked, and what it says of other assets left out. */
  read: procedure.input(z.strictObject({ text: z.string().max(MAX_ANSWER) })).output(output<ReadAnswer>()),
  answers: procedure.input(board).output(output<readonly ProofAnswer[]>()),
  /** What was said of an asset on any board, by the names of the boards. */
  ofAsset: procedure.input(z.strictObject({ assetId })).output(output<readonly AssetRemark[]>()),
  forget: procedure.input(board.extend({ key: z.string().max(200) })).output(output<UndoToken>()),
};
