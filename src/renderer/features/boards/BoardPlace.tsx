import { useState } from 'react';
import { useStore } from 'zustand';
import type { Asset } from '../../../shared/model/asset.ts';
import { MAX_NOTE } from '../../../shared/model/board.ts';
import type { Board, BoardAsset } from '../../../shared/model/board.ts';
import { toFailure } from '../../bridge/index.ts';
import { boardsStore } from '../../state/boards.ts';
import { bridgeStore } from '../../state/given.ts';
import { locationStore } from '../../state/location.ts';
import { useStores } from '../../state/registry/store.ts';
import { toastsStore } from '../../state/toasts.ts';
import { Button } from '../../ui/Button.tsx';
import { classes } from '../../ui/classes.ts';
import css from './BoardPlace.module.css';
import { moveOnBoard, removeFromBoard } from './board-edits.ts';

const cx = classes(css);

/** What belongs to one asset on the board in front: its note, its place, and whether it is the cover. */
export function BoardPlace({ asset }: { readonly asset: Asset }) {
  const stores = useStores();
  const isBoards = useStore(stores.get(locationStore).store, ({ view }) => view === 'boards');
  const state = useStore(stores.get(boardsStore).store);
  const board = state.boards?.find(({ id }) => id === state.open);
  const place = state.assets.get(asset.id);
  if (!isBoards || board === undefined || place === undefined) return null;
  return <Place key={`${board.id} ${asset.id}`} board={board} place={place} />;
}

function Place({ board, place }: { readonly board: Board; readonly place: BoardAsset }) {
  const stores = useStores();
  const { boards } = stores.get(bridgeStore);
  const [note, setNote] = useState(place.note);
  const { id } = board;
  const assetId = place.asset.id;
  const keep = (doing: Promise<unknown>) =>
    void doing.catch((error: unknown) => stores.get(toastsStore).failed(toFailure(error)));
  return (
    <section className={cx('place')} aria-label="On this board">
      <h3 className={cx('heading')}>On “{board.name}”</h3>
      <textarea
        className={cx('note')}
        aria-label="Note on this asset"
        placeholder="Note for this board"
        rows={2}
        maxLength={MAX_NOTE}
        value={note}
        onChange={(event) => setNote(event.target.value)}
        onBlur={() => note !== place.note && keep(boards.setAssetNote({ id, assetId, note }))}
      />
      <div className={cx('acts')}>
        <Button size="small" onClick={() => void moveOnBoard(stores, -1)}>
          Earlier
        </Button>
        <Button size="small" onClick={() => void moveOnBoard(stores, 1)}>
          Later
        </Button>
        {board.cover !== assetId && (
          <Button size="small" onClick={() => keep(boards.setCover({ id, assetId }))}>
            Use as cover
          </Button>
        )}
        <Button size="small" onClick={() => void removeFromBoard(stores, id, [assetId])}>
          Remove from board
        </Button>
      </div>
    </section>
  );
}
