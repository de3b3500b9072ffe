import { useStore } from 'zustand';
import { MAX_NOTE } from '../../../shared/model/board.ts';
import type { Board } from '../../../shared/model/board.ts';
import { boardsStore } from '../../state/boards.ts';
import { bridgeStore } from '../../state/given.ts';
import { useStores } from '../../state/registry/store.ts';
import { toastsStore } from '../../state/toasts.ts';
import { viewStore } from '../../state/view.ts';
import { useTable } from '../../state/search-table.ts';
import { toFailure } from '../../bridge/index.ts';
import { Button } from '../../ui/Button.tsx';
import { classes } from '../../ui/classes.ts';
import { formatCount } from '../../ui/format.ts';
import { CopyFiles } from '../../parts/CopyFiles.tsx';
import { COMPARED } from '../../state/compared.ts';
import bar from '../../parts/SelectionBar.module.css';
import { addToBasket, takeComps } from '../../state/selection-actions.ts';
import { moveOnBoard, takeOff } from './board-edits.ts';
import css from './BoardBar.module.css';

const cx = classes({ ...bar, ...css });

/** What can be done with what is picked on a board. */
export function BoardBar({ board }: { readonly board: Board }) {
  const stores = useStores();
  const bridge = stores.get(bridgeStore);
  const boards = stores.get(boardsStore);
  const view = stores.get(viewStore);
  const toasts = stores.get(toastsStore);
  const { selection } = useTable();
  const picked = useStore(selection.store, (state) => state.picked);
  const known = useStore(boards.store, (state) => state.assets);
  if (picked.size === 0) return null;
  const ids = [...picked.keys()];
  const [only] = ids;
  const single = ids.length === 1 && only !== undefined ? only : null;
  const keep = (doing: Promise<unknown>) =>
    void doing.catch((error: unknown) => toasts.failed(toFailure(error)));
  return (
    <div className={cx('bar')} role="toolbar" aria-label="Selection">
      <p className={cx('count')} role="status">
        {formatCount(picked.size)} selected
      </p>
      {single !== null && (
        <input
          key={single}
          className={cx('note')}
          aria-label="Note on this asset"
          placeholder="Note on this asset"
          maxLength={MAX_NOTE}
          defaultValue={known.get(single)?.note ?? ''}
          onBlur={(event) => {
            const note = event.currentTarget.value;
            if (note !== (known.get(single)?.note ?? ''))
              keep(bridge.boards.setAssetNote({ id: board.id, assetId: single, note }));
          }}
          onKeyDown={(event) => event.key === 'Enter' && event.currentTarget.blur()}
        />
      )}
      <Button size="small" onClick={() => void moveOnBoard(stores, -1)}>
        Earlier
      </Button>
      <Button size="small" onClick={() => void moveOnBoard(stores, 1)}>
        Later
      </Button>
      {single !== null && board.cover !== single && (
        <Button size="small" onClick={() => keep(bridge.boards.setCover({ id: board.id, assetId: single }))}>
          Use as cover
        </Button>
      )}
      {picked.size >= COMPARED.fewest && picked.size <= COMPARED.most && (
        <Button size="small" onClick={() => view.show('compare')}>
          Compare
        </Button>
      )}
      <Button size="small" onClick={() => takeComps(stores)}>
        {picked.size === 1 ? 'Download comp' : 'Download comps'}
      </Button>
      <Button size="small" onClick={() => addToBasket(stores)}>
        Add to basket
      </Button>
      <CopyFiles assets={ids} />
      <Button size="small" onClick={() => void takeOff(stores, board.id, ids)}>
        Take off
      </Button>
      <Button size="small" look="quiet" onClick={() => selection.clear()}>
        Clear
      </Button>
    </div>
  );
}
