import { ShoppingBasket } from 'lucide-react';
import { useState } from 'react';
import { useStore } from 'zustand';
import { MAX_BOARD_NAME, MAX_NOTE } from '../../../shared/model/board.ts';
import type { Board, BoardCost } from '../../../shared/model/board.ts';
import type { AssetId } from '../../../shared/model/ids.ts';
import { formatMoney } from '../../../shared/model/money.ts';
import { basketStore } from '../../state/basket.ts';
import { useBoards } from '../../state/boards.ts';
import { useBridge } from '../../state/given.ts';
import { locationStore } from '../../state/location.ts';
import { useStores } from '../../state/registry/store.ts';
import type { Stores } from '../../state/registry/store.ts';
import { useToasts } from '../../state/toasts.ts';
import { toFailure } from '../../bridge/index.ts';
import { Button } from '../../ui/Button.tsx';
import { classes } from '../../ui/classes.ts';
import { formatCount } from '../../ui/format.ts';
import css from './BoardHead.module.css';

const cx = classes(css);

/** The board's name and note, written where they stand, and what is still to be paid. */
export function BoardHead({ board }: { readonly board: Board }) {
  const bridge = useBridge();
  const toasts = useToasts();
  const boards = useBoards();
  const cost = useStore(boards.store, (state) => state.cost);
  const [name, setName] = useState(board.name);
  const [note, setNote] = useState(board.note);
  const { id } = board;
  const keep = (doing: Promise<unknown>) =>
    void doing.catch((error: unknown) => toasts.failed(toFailure(error)));
  const rename = () => {
    const wanted = name.trim();
    if (wanted === '') setName(board.name);
    else if (wanted !== board.name) keep(bridge.boards.rename({ id, name: wanted }));
  };
  return (
    <header className={cx('head')}>
      <input
        className={cx('name')}
        aria-label="Name of the board"
        value={name}
        maxLength={MAX_BOARD_NAME}
        onChange={(event) => setName(event.target.value)}
        onBlur={rename}
        onKeyDown={(event) => event.key === 'Enter' && event.currentTarget.blur()}
      />
      <p className={cx('cost')} role="status">
        {cost !== null && board.count > 0 && <Cost cost={cost} />}
      </p>
      <textarea
        className={cx('note')}
        aria-label="Note on the board"
        placeholder="Note"
        rows={1}
        value={note}
        maxLength={MAX_NOTE}
        onChange={(event) => setNote(event.target.value)}
        onBlur={() => note !== board.note && keep(bridge.boards.setNote({ id, note }))}
      />
    </header>
  );
}

/** Into the basket, where sizes are chosen and nothing is bought without a confirmation. */
async function licenseRest(stores: Stores, assets: readonly AssetId[]): Promise<void> {
  await stores.get(basketStore).add(assets);
  stores.get(locationStore).open('basket');
}

function Cost({ cost }: { readonly cost: BoardCost }) {
  const stores = useStores();
  const rest = cost.open.length;
  if (rest === 0) return 'Everything is licensed';
  const some = cost.licensed === 0 ? '' : `${formatCount(cost.licensed)} licensed, `;
  const open = `${some}${formatCount(rest)} not licensed`;
  if (cost.total === null) {
    return (
      <>
        {open}{' '}
        <Button size="small" onClick={() => void licenseRest(stores, cost.open)}>
          <ShoppingBasket size={14} aria-hidden="true" />
          Add the rest to the basket
        </Button>
      </>
    );
  }
  const unpriced = rest - cost.priced;
  const without = unpriced === 0 ? '' : `, ${formatCount(unpriced)} without a price`;
  return (
    <span title={`At the largest size: ${cost.basis}. Without VAT.`}>
      {open}:{' '}
      <Button size="small" onClick={() => void licenseRest(stores, cost.open)}>
        <ShoppingBasket size={14} aria-hidden="true" />
        {unpriced > 0 && 'at least '}
        {formatMoney(cost.total)} to license the rest
      </Button>
      {without}
    </span>
  );
}
