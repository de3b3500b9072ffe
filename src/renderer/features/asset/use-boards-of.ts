import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import type { Board, BoardId, BoardPlace } from '../../../shared/model/board.ts';
import type { AssetId } from '../../../shared/model/ids.ts';
import { useBoards } from '../../state/boards.ts';
import { useBridge } from '../../state/given.ts';

export interface PlacedOn {
  readonly board: Board;
  /** Empty for none, and until it has come. */
  readonly note: string;
}

const NO_BOARDS: readonly BoardId[] = [];

/** The boards of an asset, with its notes on them. Which ones is known at once, the notes are asked for. */
export function useBoardsOf(assetId: AssetId): readonly PlacedOn[] {
  const bridge = useBridge();
  const boards = useBoards();
  const ids = useStore(boards.store, (state) => state.holding.get(assetId) ?? NO_BOARDS);
  const all = useStore(boards.store, (state) => state.boards);
  const [noted, setNoted] = useState<{ readonly of: AssetId; readonly places: readonly BoardPlace[] } | null>(
    null,
  );
  const isOnAny = ids.length > 0;
  // biome-ignore lint/correctness/useExhaustiveDependencies: a change of any board may be one of a note.
  useEffect(() => {
    if (!isOnAny) return;
    const stop = new AbortController();
    bridge.boards.ofAsset({ assetId }, { signal: stop.signal }).then(
      (places) => {
        if (!stop.signal.aborted) setNoted({ of: assetId, places });
      },
      () => {},
    );
    return () => stop.abort();
  }, [bridge, assetId, isOnAny, all]);
  // What is left of the asset before is not this one's.
  const places = noted?.of === assetId ? noted.places : [];
  return (all ?? [])
    .filter(({ id }) => ids.includes(id))
    .map((board) => ({ board, note: places.find(({ boardId }) => boardId === board.id)?.note ?? '' }));
}
