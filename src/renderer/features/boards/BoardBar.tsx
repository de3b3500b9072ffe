import { useStore } from 'zustand';
import type { Board } from '../../../shared/model/board.ts';
import { useStores } from '../../state/registry/store.ts';
import { useTable } from '../../state/search-table.ts';
import { takeComps } from '../../state/selection-actions.ts';
import { CopyFiles } from '../../parts/CopyFiles.tsx';
import { SelectedAssets } from '../../parts/SelectedAssets.tsx';
import { SelectionBar } from '../../parts/SelectionBar.tsx';
import { Button } from '../../ui/Button.tsx';
import { moveOnBoard, removeFromBoard } from './board-edits.ts';

/** What can be done with the selected assets of a board. */
export function BoardBar({ board }: { readonly board: Board }) {
  const stores = useStores();
  const { selection } = useTable();
  const picked = useStore(selection.store, (state) => state.picked);
  const ids = [...picked.keys()];
  return (
    <SelectionBar count={picked.size} onClear={selection.clear}>
      <Button size="small" look="primary" onClick={() => takeComps(stores)}>
        Download comps
      </Button>
      <SelectedAssets />
      <Button size="small" onClick={() => void moveOnBoard(stores, -1)}>
        Earlier
      </Button>
      <Button size="small" onClick={() => void moveOnBoard(stores, 1)}>
        Later
      </Button>
      <CopyFiles assets={ids} />
      <Button size="small" onClick={() => void removeFromBoard(stores, board.id, ids)}>
        Remove from board
      </Button>
    </SelectionBar>
  );
}
