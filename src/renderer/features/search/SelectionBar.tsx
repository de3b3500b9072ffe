import { useStore } from 'zustand';
import { boardsStore } from '../../state/boards.ts';
import { useStores } from '../../state/registry/store.ts';
import { rejectionsStore } from '../../state/rejections.ts';
import { selectionStore } from '../../state/selection.ts';
import { viewStore } from '../../state/view.ts';
import { Button } from '../../ui/Button.tsx';
import { classes } from '../../ui/classes.ts';
import { formatCount } from '../../ui/format.ts';
import { COMPARED } from '../../state/compared.ts';
import css from '../../parts/SelectionBar.module.css';
import { addToBasket, copyIds, copyLinks, takeComps } from '../../state/selection-actions.ts';
import { subjects } from '../../state/subjects.ts';

const cx = classes(css);

/** How many are picked and what can be done with them. One alone has the panel. */
export function SelectionBar() {
  const stores = useStores();
  const selection = stores.get(selectionStore);
  const view = stores.get(viewStore);
  const count = useStore(selection.store, (state) => state.picked.size);
  if (count < 2) return null;
  return (
    <div className={cx('bar')} role="toolbar" aria-label="Selection">
      <p className={cx('count')} role="status">
        {formatCount(count)} selected
      </p>
      <Button size="small" look="primary" onClick={() => takeComps(stores)}>
        Download comps
      </Button>
      <Button size="small" onClick={() => addToBasket(stores)}>
        Add to basket
      </Button>
      {count <= COMPARED.most && (
        <Button size="small" onClick={() => view.show('compare')}>
          Compare
        </Button>
      )}
      <Button size="small" onClick={() => stores.get(rejectionsStore).toggle(subjects(stores))}>
        Reject
      </Button>
      <Button size="small" onClick={() => stores.get(boardsStore).offer(subjects(stores))}>
        Add to board
      </Button>
      <Button size="small" onClick={() => void copyIds(stores)}>
        Copy IDs
      </Button>
      <Button size="small" onClick={() => void copyLinks(stores)}>
        Copy links
      </Button>
      <Button size="small" look="quiet" onClick={() => selection.clear()}>
        Clear
      </Button>
    </div>
  );
}
