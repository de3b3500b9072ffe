import { Plus } from 'lucide-react';
import { useState } from 'react';
import type { DragEvent, SubmitEvent } from 'react';
import { MAX_BOARD_NAME } from '../../../shared/model/board.ts';
import type { Board, BoardId } from '../../../shared/model/board.ts';
import { dragOutStore } from '../../state/drag-out.ts';
import { locationStore } from '../../state/location.ts';
import { useStores } from '../../state/registry/store.ts';
import { IconButton } from '../../ui/Button.tsx';
import { Side, SideItem } from '../../ui/Side.tsx';
import { classes } from '../../ui/classes.ts';
import { formatCount } from '../../ui/format.ts';
import { addToBoard, newBoard } from './board-edits.ts';
import { AssetPicture } from '../../ui/AssetPicture.tsx';
import css from './BoardSide.module.css';

const cx = classes(css);

interface BoardSideProps {
  readonly boards: readonly Board[];
  readonly open: BoardId | null;
}

/** All boards, and the way to a new one. Assets are dropped onto them. */
export function BoardSide({ boards, open }: BoardSideProps) {
  const stores = useStores();
  const [name, setName] = useState('');
  const create = async (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (name.trim() === '') return;
    const id = await newBoard(stores, name.trim(), []);
    setName('');
    if (id !== null) stores.get(locationStore).open('boards', String(id));
  };
  const onDrop = (event: DragEvent, board: Board) => {
    const carried = stores.get(dragOutStore).dropped(event.dataTransfer.files);
    if (carried === null) return;
    event.preventDefault();
    event.stopPropagation();
    void addToBoard(stores, board, carried);
  };
  return (
    <Side label="Boards">
      <form className={cx('new')} onSubmit={(event) => void create(event)}>
        <input
          className={cx('input')}
          aria-label="Name of a new board"
          placeholder="New board"
          maxLength={MAX_BOARD_NAME}
          value={name}
          onChange={(event) => setName(event.target.value)}
        />
        <IconButton label="Make this board" type="submit" disabled={name.trim() === ''}>
          <Plus size={16} aria-hidden="true" />
        </IconButton>
      </form>
      <ul>
        {boards.map((board) => (
          <SideItem
            key={board.id}
            name={board.name}
            lead={<Cover board={board} />}
            end={formatCount(board.count)}
            aria-current={board.id === open ? 'page' : undefined}
            onClick={() => stores.get(locationStore).open('boards', String(board.id))}
            onDragOver={(event) =>
              stores.get(dragOutStore).carried.getState() !== null && event.preventDefault()
            }
            onDrop={(event) => onDrop(event, board)}
          />
        ))}
      </ul>
    </Side>
  );
}

function Cover({ board: { cover } }: { readonly board: Board }) {
  return (
    <span className={cx('cover')}>{cover !== null && <AssetPicture assetId={cover} size="thumb" />}</span>
  );
}
