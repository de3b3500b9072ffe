import { Plus } from 'lucide-react';
import { useState } from 'react';
import type { SubmitEvent } from 'react';
import { useStore } from 'zustand';
import type { Asset } from '../../../shared/model/asset.ts';
import { MAX_BOARD_NAME } from '../../../shared/model/board.ts';
import { foldName } from '../../../shared/model/fold-name.ts';
import { boardsStore, useBoards } from '../../state/boards.ts';
import { useStores } from '../../state/registry/store.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { classes } from '../../ui/classes.ts';
import { formatCount } from '../../ui/format.ts';
import { addToBoard, newBoard } from './board-edits.ts';
import css from './BoardPicker.module.css';

const cx = classes(css);

/** Which board these go onto, or a new one. */
export function BoardPicker() {
  const boards = useBoards();
  const adding = useStore(boards.store, (state) => state.adding);
  const count = adding?.length ?? 0;
  return (
    <Dialog
      title={count === 1 ? 'Add to a board' : `Add ${formatCount(count)} assets to a board`}
      open={adding !== null}
      onClose={() => boards.offer(null)}
    >
      {adding !== null && <Choice assets={adding} />}
    </Dialog>
  );
}

function Choice({ assets }: { readonly assets: readonly Asset[] }) {
  const stores = useStores();
  const boards = stores.get(boardsStore);
  const all = useStore(boards.store, (state) => state.boards) ?? [];
  const [text, setText] = useState('');
  const wanted = foldName(text);
  const named = all.find((board) => foldName(board.name) === wanted);
  const rest = all.filter((board) => board !== named && foldName(board.name).includes(wanted));
  const found = named === undefined ? rest : [named, ...rest];
  const exact = named !== undefined;
  const name = text.trim();
  const submit = async (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    const [first] = found;
    boards.offer(null);
    if (first !== undefined && (exact || name === ''))
      await addToBoard(
        stores,
        first,
        assets.map(({ id }) => id),
      );
    else if (name !== '') await newBoard(stores, name, assets);
  };
  return (
    <form className={cx('choice')} onSubmit={(event) => void submit(event)}>
      <TextField
        label="Find a board, or name a new one"
        error={null}
        value={text}
        maxLength={MAX_BOARD_NAME}
        onChange={(event) => setText(event.target.value)}
      />
      <ul className={cx('boards')}>
        {found.map((board) => (
          <li key={board.id}>
            <button
              type="button"
              className={cx('board')}
              onClick={() => {
                boards.offer(null);
                void addToBoard(
                  stores,
                  board,
                  assets.map(({ id }) => id),
                );
              }}
            >
              <span className={cx('name')}>{board.name}</span>
              <span className={cx('count')}>{formatCount(board.count)}</span>
            </button>
          </li>
        ))}
      </ul>
      {name !== '' && !exact && (
        <Button
          look="primary"
          wide
          onClick={() => {
            boards.offer(null);
            void newBoard(stores, name, assets);
          }}
        >
          <Plus size={14} aria-hidden="true" />
          New board “{name}”
        </Button>
      )}
    </form>
  );
}
