import { useStore } from 'zustand';
import { boardsStore } from '../state/boards.ts';
import { COMPARED } from '../state/compared.ts';
import { useStores } from '../state/registry/store.ts';
import { useTable } from '../state/search-table.ts';
import { addToBasket } from '../state/selection-actions.ts';
import { viewStore } from '../state/view.ts';
import { Button } from '../ui/Button.tsx';

/** What can be done with selected assets in every grid, in the same order everywhere. */
export function SelectedAssets() {
  const stores = useStores();
  const { selection } = useTable();
  const picked = useStore(selection.store, (state) => state.picked);
  return (
    <>
      <Button size="small" onClick={() => addToBasket(stores)}>
        Add to basket
      </Button>
      <Button size="small" onClick={() => stores.get(boardsStore).offer([...picked.values()])}>
        Add to board
      </Button>
      {picked.size <= COMPARED.most && (
        <Button size="small" onClick={() => stores.get(viewStore).show('compare')}>
          Compare
        </Button>
      )}
    </>
  );
}
