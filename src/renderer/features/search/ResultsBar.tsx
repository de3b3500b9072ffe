import { useStore } from 'zustand';
import { useStores } from '../../state/registry/store.ts';
import { rejectionsStore } from '../../state/rejections.ts';
import { selectionStore } from '../../state/selection.ts';
import { Button } from '../../ui/Button.tsx';
import { SelectedAssets } from '../../parts/SelectedAssets.tsx';
import { SelectionBar } from '../../parts/SelectionBar.tsx';
import { copyIds, copyLinks, takeComps } from '../../state/selection-actions.ts';
import { subjects } from '../../state/subjects.ts';

/** What can be done with the selected results. */
export function ResultsBar() {
  const stores = useStores();
  const selection = stores.get(selectionStore);
  const count = useStore(selection.store, (state) => state.picked.size);
  return (
    <SelectionBar count={count} onClear={selection.clear}>
      <Button size="small" look="primary" onClick={() => takeComps(stores)}>
        Download comps
      </Button>
      <SelectedAssets />
      <Button size="small" onClick={() => stores.get(rejectionsStore).toggle(subjects(stores))}>
        Reject
      </Button>
      <Button size="small" onClick={() => void copyIds(stores)}>
        Copy IDs
      </Button>
      <Button size="small" onClick={() => void copyLinks(stores)}>
        Copy links
      </Button>
    </SelectionBar>
  );
}
