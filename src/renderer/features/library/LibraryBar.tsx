import { useState } from 'react';
import { useStore } from 'zustand';
import type { AssetId } from '../../../shared/model/ids.ts';
import { boardsStore } from '../../state/boards.ts';
import { recordsStore } from '../../state/records.ts';
import { useStores } from '../../state/registry/store.ts';
import { viewStore } from '../../state/view.ts';
import { useTable } from '../../state/search-table.ts';
import { Button } from '../../ui/Button.tsx';
import { classes } from '../../ui/classes.ts';
import { formatCount } from '../../ui/format.ts';
import { focusedTile } from '../../parts/focused-tile.ts';
import { CopyFiles } from '../../parts/CopyFiles.tsx';
import { COMPARED } from '../../state/compared.ts';
import bar from '../../parts/SelectionBar.module.css';
import { addToBasket, copyIds } from '../../state/selection-actions.ts';
import { VerifyLibrary } from '../../parts/VerifyLibrary.tsx';
import { fetchAgain, rate } from './record-edits.ts';
import { RemoveFiles } from '../../parts/RemoveFiles.tsx';
import { Stars } from './Stars.tsx';
import { TagMany } from './TagMany.tsx';

const cx = classes(bar);

/** What can be done with many at once. One alone has the panel. */
export function LibraryBar() {
  const stores = useStores();
  const view = stores.get(viewStore);
  const boards = stores.get(boardsStore);
  const { selection } = useTable();
  const picked = useStore(selection.store, (state) => state.picked);
  const records = useStore(stores.get(recordsStore).store, (state) => state.records);
  const [removing, setRemoving] = useState(false);
  const [verifying, setVerifying] = useState<readonly AssetId[] | null>(null);
  if (picked.size < 2) return null;
  const ids = [...picked.keys()];
  return (
    <div className={cx('bar')} role="toolbar" aria-label="Selection">
      <p className={cx('count')} role="status">
        {formatCount(picked.size)} selected
      </p>
      <Stars label="Rate the selection" value={0} onChange={(rating) => void rate(stores, rating)} />
      <TagMany ids={ids} />
      <Button size="small" onClick={() => addToBasket(stores)}>
        Add to basket
      </Button>
      <Button size="small" onClick={() => boards.offer([...picked.values()])}>
        Add to board
      </Button>
      {picked.size <= COMPARED.most && (
        <Button size="small" onClick={() => view.show('compare')}>
          Compare
        </Button>
      )}
      <Button size="small" onClick={() => void fetchAgain(stores, ids)}>
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
      <Button size="small" look="quiet" onClick={() => selection.clear()}>
        Clear
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
    </div>
  );
}
