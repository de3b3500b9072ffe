import { Copy, FileDown, Play, Trash2 } from 'lucide-react';
import { useState } from 'react';
import type { Board, BoardExport } from '../../../shared/model/board.ts';
import { assetViewStore } from '../../state/asset.ts';
import { boardsStore } from '../../state/boards.ts';
import { featuresStore, placed } from '../../state/feature.ts';
import { bridgeStore } from '../../state/given.ts';
import { locationStore } from '../../state/location.ts';
import { useStores } from '../../state/registry/store.ts';
import { takeFile } from '../../state/take-file.ts';
import { toastsStore } from '../../state/toasts.ts';
import { viewStore } from '../../state/view.ts';
import { toFailure } from '../../bridge/index.ts';
import { Button, IconButton } from '../../ui/Button.tsx';
import { PopCard } from '../../ui/PopCard.tsx';
import { classes } from '../../ui/classes.ts';
import { undoable } from '../../state/undoable.ts';
import css from './BoardTools.module.css';

const cx = classes(css);

const EXPORTS: readonly { readonly kind: BoardExport; readonly label: string; readonly hint: string }[] = [
  { kind: 'pdf', label: 'Contact sheet (PDF)', hint: 'Every picture with its state and ID' },
  { kind: 'csv', label: 'Table (CSV)', hint: 'For spreadsheets and other lists' },
  { kind: 'files', label: 'Folder of files', hint: 'Copies, in the order of the board' },
];

/** What can be done with a board as a whole. */
export function BoardTools({ board }: { readonly board: Board }) {
  const stores = useStores();
  const bridge = stores.get(bridgeStore);
  const toasts = stores.get(toastsStore);
  const boards = stores.get(boardsStore);
  const view = stores.get(viewStore);
  const location = stores.get(locationStore);
  const [open, setOpen] = useState(false);
  const [busy, setBusy] = useState<BoardExport | null>(null);
  const { id } = board;
  const present = () => {
    boards.table.focus.setState({ index: 0 });
    stores.get(assetViewStore).close();
    view.show('quick-look');
    // Where the browser allows it; the overlay fills the window all the same.
    document.documentElement.requestFullscreen?.().catch(() => undefined);
  };
  const write = async (kind: BoardExport) => {
    setBusy(kind);
    await takeFile(stores, bridge.boards.export({ id, kind }));
    setOpen(false);
    setBusy(null);
  };
  const duplicate = async () => {
    try {
      location.open('boards', String(await bridge.boards.duplicate({ id })));
    } catch (error) {
      toasts.failed(toFailure(error));
    }
  };
  const added = placed(stores.get(featuresStore), ({ boardTools }) => boardTools);
  return (
    <>
      <Button look="primary" disabled={board.count === 0} onClick={present}>
        <Play size={14} aria-hidden="true" />
        Present
      </Button>
      {added.map(({ key, component: Tool }) => (
        <Tool key={key} board={board} />
      ))}
      <PopCard
        title="Export this board"
        align="end"
        open={open}
        onOpenChange={setOpen}
        trigger={
          <Button disabled={board.count === 0}>
            <FileDown size={14} aria-hidden="true" />
            Export
          </Button>
        }
      >
        <ul className={cx('exports')}>
          {EXPORTS.map(({ kind, label, hint }) => (
            <li key={kind}>
              <Button wide busy={busy === kind} onClick={() => void write(kind)}>
                {label}
              </Button>
              <p className={cx('hint')}>{hint}</p>
            </li>
          ))}
        </ul>
      </PopCard>
      <IconButton label="Duplicate this board" onClick={() => void duplicate()}>
        <Copy size={16} aria-hidden="true" />
      </IconButton>
      <IconButton
        label="Delete this board"
        onClick={() =>
          void undoable(stores, {
            name: `deletion of the board “${board.name}”`,
            done: `Deleted “${board.name}”.`,
            edit: () => bridge.boards.remove({ id }),
          })
        }
      >
        <Trash2 size={16} aria-hidden="true" />
      </IconButton>
    </>
  );
}
