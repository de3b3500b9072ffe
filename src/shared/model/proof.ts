import type { BoardId } from './board.ts';
import type { AssetId } from './ids.ts';
import type { Instant } from './instant.ts';
import type { UndoToken } from './record.ts';

/** Counts up when a reader of before would misread an answer. */
export const PROOF_VERSION = 1;
/** Assets in one proof: at 40 kB each it stays below what mail takes for the usual board, and opens at once for any. */
export const MAX_PROOF_ASSETS = 500;
export const MAX_REVIEWER = 80;
export const MAX_COMMENT = 2_000;
/** Letters of an answer that is read: every asset of the largest proof with a long comment. */
export const MAX_ANSWER = 4_000_000;

export const VERDICTS = ['pick', 'reject'] as const;
export type Verdict = (typeof VERDICTS)[number];

/** What a client says of one asset. */
export interface ProofMark {
  readonly assetId: AssetId;
  /** `null`: a comment alone. */
  readonly verdict: Verdict | null;
  readonly comment: string;
}

/** One client's answer to the proofs of a board; the latest one that was read counts. */
export interface ProofAnswer {
  /** Identifies it on its board. */
  readonly key: string;
  /** As the client wrote it; no proof of who it was. */
  readonly reviewer: string;
  readonly readAt: Instant;
  readonly marks: readonly ProofMark[];
}

/** What was said of one asset on one board. */
export interface AssetRemark {
  readonly boardId: BoardId;
  readonly board: string;
  readonly reviewer: string;
  readonly verdict: Verdict | null;
  readonly comment: string;
}

/** What reading an answer has done. */
export interface ReadAnswer {
  readonly boardId: BoardId;
  readonly board: string;
  readonly reviewer: string;
  readonly picked: number;
  readonly rejected: number;
  readonly commented: number;
  /** Marks on assets that are not on the board (any more): they were left out. */
  readonly left: number;
  /** The very same answer was read before: nothing has changed. */
  readonly repeated: boolean;
  readonly undo: UndoToken;
}
