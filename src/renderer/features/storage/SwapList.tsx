import { useStore } from 'zustand';
import { useLibraryActions } from '../../state/library-actions.ts';
import { useSwaps } from '../../state/swaps.ts';
import { Button } from '../../ui/Button.tsx';
import { classes } from '../../ui/classes.ts';
import { fileName, formatBytes, formatDay } from '../../ui/format.ts';
import css from './Storage.module.css';

const cx = classes(css);

/** Licensed files that stand where comps were, each with the way back. */
export function SwapList() {
  const swaps = useSwaps();
  const actions = useLibraryActions();
  const list = useStore(swaps);
  if (list.length === 0) return null;
  return (
    <div className={cx('block')}>
      <h3 className={cx('caption')}>Comps that were replaced</h3>
      <ul className={cx('rows')}>
        {list.map(({ id, relativePath, bytes, undoableUntil }) => (
          <li key={id} className={cx('row')}>
            <span className={cx('file')} title={relativePath}>
              {fileName(relativePath)}
            </span>
            <span className={cx('soft')}>
              {formatBytes(bytes)}, until {formatDay(undoableUntil)}
            </span>
            <Button size="small" onClick={() => void actions.undoSwap(id)}>
              Undo
            </Button>
          </li>
        ))}
      </ul>
    </div>
  );
}
