import { createStore } from 'zustand/vanilla';
import type { StoreApi } from 'zustand/vanilla';
import type { Bridge, ProofsEvent } from '../../../shared/contract/index.ts';
import type { BoardId } from '../../../shared/model/board.ts';
import type { AssetId } from '../../../shared/model/ids.ts';
import type { ProofAnswer, ProofMark } from '../../../shared/model/proof.ts';
import { boardsStore } from '../../state/boards.ts';
import { bridgeStore } from '../../state/given.ts';
import { defineStore, hookOf } from '../../state/registry/store.ts';
import { streamsStore } from '../../state/streams.ts';

/** What one client says of one asset. */
export interface Remark extends ProofMark {
  readonly reviewer: string;
}

export interface ProofsState {
  /** Grows with every answer that is read or forgotten. */
  readonly revision: number;
  /** Of the open board, the latest first. */
  readonly answers: readonly ProofAnswer[];
  /** The same, by asset. */
  readonly remarks: ReadonlyMap<AssetId, readonly Remark[]>;
  /** Whether the dialog that reads an answer is open. */
  readonly reading: boolean;
}

export interface Proofs {
  readonly store: StoreApi<ProofsState>;
  onEvent(event: ProofsEvent): void;
  /** Asks for the answers on a board; `null` for none that is open. */
  follow(board: BoardId | null): Promise<void>;
  setReading(reading: boolean): void;
}

export function createProofs(bridge: Pick<Bridge['proofs'], 'answers'>): Proofs {
  const store = createStore<ProofsState>(() => ({
    revision: 0,
    answers: [],
    remarks: new Map(),
    reading: false,
  }));
  let open: BoardId | null = null;
  const show = (answers: readonly ProofAnswer[]) => {
    const all = answers.flatMap(({ reviewer, marks }) => marks.map((mark) => ({ ...mark, reviewer })));
    store.setState({ answers, remarks: Map.groupBy(all, ({ assetId }) => assetId) });
  };
  const ask = async () => {
    const boardId = open;
    const answers = boardId === null ? [] : await bridge.answers({ boardId }).catch(() => null);
    if (answers !== null && open === boardId) show(answers);
  };
  return {
    store,
    onEvent({ revision }) {
      store.setState({ revision });
      void ask();
    },
    follow: async (board) => {
      if (board === open) return;
      open = board;
      show([]);
      await ask();
    },
    setReading: (reading) => store.setState({ reading }),
  };
}

/** What clients said of the board that is open. */
export const proofsStore = defineStore(
  'proofs',
  { bridge: bridgeStore, follow: streamsStore, boards: boardsStore },
  ({ bridge, follow, boards }) => {
    const proofs = createProofs(bridge.proofs);
    boards.store.subscribe(({ open }) => void proofs.follow(open));
    follow(bridge.proofs.watch, proofs.onEvent);
    return proofs;
  },
);
export const useProofs = hookOf(proofsStore);
