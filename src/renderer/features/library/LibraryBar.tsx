import { useState } from 'react';
import { useStore } from 'zustand';
import type { AssetId } from '../../../shared/model/ids.ts';
import { libraryActionsStore } from '../../state/library-actions.ts';
import { recordsStore } from '../../state/records.ts';
import { useStores } from '../../state/registry/store.ts';
import { useTable } from '../../state/search-table.ts';
import { Button } from '../../ui/Button.tsx';
import { focusedTile } from '../../parts/focused-tile.ts';
import { CopyFiles } from '../../parts/CopyFiles.tsx';
import { SelectedAssets } from '../../parts/SelectedAssets.tsx';
import { SelectionBar } from '../../parts/SelectionBar.tsx';
import { copyIds } from '../../state/selection-actions.ts';
import { VerifyLibrary } from '../../parts/VerifyLibrary.tsx';
import { rate } from './record-edits.ts';
import { RemoveFiles } from '../../parts/RemoveFiles.tsx';
import { Stars } from './Stars.tsx';
import { TagMany } from './TagMany.tsx';

/** What can be done with the selected records. */
export function LibraryBar() {
  const stores = useStores();
  const { selection } = useTable();
  const picked = useStore(selection.store, (state) => state.picked);
  const records = useStore(stores.get(recordsStore).store, (state) => state.records);
  const [removing, setRemoving] = useState(false);
  const [verifying, setVerifying] = useState<readonly AssetId[] | null>(null);
  const ids = [...picked.keys()];
  return (
    <SelectionBar count={picked.size} onClear={selection.clear}>
      <Stars label="Rate the selection" value={0} onChange={(rating) => void rate(stores, rating)} />
      <TagMany ids={ids} />
      <SelectedAssets />
      <Button size="small" onClick={() => void stores.get(libraryActionsStore).fetchAgain(ids)}>
        Fetch missing
      </Button>
      <Button size="small" onClick={() => setVerifying(ids)}>
        Verify
      </Button>
      <CopyFiles assets={ids} />
      <Button size="small" onClick={() => void copyIds(stores)}>
        Copy IDs
      </Button>
      <Button size="small" onClick={() => setRemoving(true)}>
        Remove…
      </Button>
      {verifying !== null && <VerifyLibrary assets={verifying} onClose={() => setVerifying(null)} />}
      {removing && (
        <RemoveFiles
          ids={ids}
          licensed={ids.filter((id) => records.get(id)?.right === 'licensed').length}
          onClose={() => setRemoving(false)}
          onRemoved={() => {
            selection.clear();
            // This bar goes, and the keyboard with it.
            requestAnimationFrame(() => focusedTile()?.focus());
          }}
        />
      )}
    </SelectionBar>
  );
}
