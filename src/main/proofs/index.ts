import { randomBytes } from 'node:crypto';
import type { ProofsEvent } from '../../shared/contract/index.ts';
import type { BoardAsset, BoardId } from '../../shared/model/board.ts';
import { StockroomError } from '../../shared/model/failure.ts';
import { foldName } from '../../shared/model/fold-name.ts';
import type { AssetId } from '../../shared/model/ids.ts';
import type { AssetRemark, ProofAnswer, ReadAnswer } from '../../shared/model/proof.ts';
import { MAX_PROOF_ASSETS } from '../../shared/model/proof.ts';
import type { UndoToken } from '../../shared/model/record.ts';
import type { Boards } from '../library/index.ts';
import type { Store } from '../platform/store/index.ts';
import { createStateFeed } from '../platform/streams/index.ts';
import type { Undo } from '../platform/undo/index.ts';
import { readAnswer } from './answer.ts';
import { answersOf, marksOf, removeMarks, remarksOn, writeMarks } from './rows.ts';

/** A board that is to become a file. */
export interface ProofSource {
  readonly proofId: string;
  readonly name: string;
  readonly assets: readonly BoardAsset[];
}

/** Boards that clients look at and mark in a file of their own, and what they answered. */
export interface Proofs {
  watch(signal?: AbortSignal): AsyncIterable<ProofsEvent>;
  /** A new proof of a board, noted so that its answer is known. Throws `invalid` for an empty or a very large board. */
  begin(board: BoardId): ProofSource;
  /** Puts what an answer says on its board. Throws `invalid` for no answer, `not-found` for one of another computer. */
  read(text: string): ReadAnswer;
  answers(board: BoardId): readonly ProofAnswer[];
  ofAsset(asset: AssetId): readonly AssetRemark[];
  forget(board: BoardId, key: string): UndoToken;
  close(): void;
}

interface Options {
  readonly store: Store;
  readonly boards: Pick<Boards, 'list' | 'assets' | 'ids'>;
  readonly undo: Undo;
  readonly now?: () => number;
}

export function createProofs({ store, boards, undo, now = Date.now }: Options): Proofs {
  let revision = 0;
  const feed = createStateFeed<ProofsEvent>({ revision });
  const changed = () => {
    revision += 1;
    feed.set({ revision });
  };
  const boardOf = (id: BoardId) => {
    const board = boards.list().find((one) => one.id === id);
    if (board === undefined) {
      throw new StockroomError('not-found', {
        message: 'The board of this proof was deleted.',
        action: '',
      });
    }
    return board;
  };
  /** Writes what one reviewer says of a board in the place of what was there, and returns the way back. */
  const replace = (board: BoardId, key: string, write: () => void): UndoToken => {
    const before = marksOf(store, board, key);
    store.transaction(() => {
      removeMarks(store, board, key);
      write();
    });
    changed();
    return undo.keep(() => {
      store.transaction(() => {
        removeMarks(store, board, key);
        for (const row of before) writeMarks(store, [row]);
      });
      changed();
    });
  };

  return {
    watch: (signal) => feed.watch(signal),
    begin: (id) => {
      const { name, count } = boardOf(id);
      if (count === 0 || count > MAX_PROOF_ASSETS) {
        throw new StockroomError('invalid', {
          message: count === 0 ? 'This board is empty.' : `A proof holds ${MAX_PROOF_ASSETS} assets at most.`,
          action:
            count === 0 ? 'Add assets to it first.' : 'Make a board of those that the client is to see.',
        });
      }
      const proofId = randomBytes(16).toString('hex');
      store.run('INSERT INTO proof (id, board_id, made_at) VALUES (?, ?, ?)', proofId, id, now());
      return { proofId, name, assets: boards.assets(id, 0, MAX_PROOF_ASSETS) };
    },
    read: (text) => {
      const { proofId, reviewer, marks } = readAnswer(text);
      const proof = store.get<{ board_id: BoardId }>('SELECT board_id FROM proof WHERE id = ?', proofId);
      if (proof === undefined) {
        throw new StockroomError('not-found', {
          message: 'This answer belongs to a proof that was not made on this computer.',
          action: 'Read it where the proof was saved.',
        });
      }
      const board = boardOf(proof.board_id);
      const here = new Set(boards.ids(board.id));
      const kept = marks.filter(({ assetId }) => here.has(assetId));
      const key = foldName(reviewer);
      const rows = kept.map((mark) => ({ board: board.id, key, reviewer, readAt: now(), ...mark }));
      const before = marksOf(store, board.id, key);
      const repeated = said(before) === said(rows);
      return {
        boardId: board.id,
        board: board.name,
        reviewer,
        picked: kept.filter(({ verdict }) => verdict === 'pick').length,
        rejected: kept.filter(({ verdict }) => verdict === 'reject').length,
        commented: kept.filter(({ comment }) => comment !== '').length,
        left: marks.length - kept.length,
        repeated,
        undo: repeated ? undo.keep(() => {}) : replace(board.id, key, () => writeMarks(store, rows)),
      };
    },
    answers: (board) => answersOf(store, board),
    ofAsset: (asset) => remarksOn(store, asset),
    forget: (board, key) => replace(board, key, () => {}),
    close: () => feed.close(),
  };
}

/** What marks say, whenever they were read. */
function said(
  rows: readonly { readonly assetId: AssetId; readonly verdict: unknown; readonly comment: string }[],
): string {
  return JSON.stringify(
    rows
      .map(({ assetId, verdict, comment }) => [assetId, verdict, comment] as const)
      .toSorted(([one], [other]) => one - other),
  );
}
