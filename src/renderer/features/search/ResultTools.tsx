import { Layers } from 'lucide-react';
import { useStore } from 'zustand';
import { useArrangement } from '../../state/arrangement.ts';
import { Button } from '../../ui/Button.tsx';
import { classes } from '../../ui/classes.ts';
import { formatCount } from '../../ui/format.ts';
import css from './ResultTools.module.css';

const cx = classes(css);

/** How the results are shown: what was rejected, and series folded. */
export function ResultTools() {
  const arrangement = useArrangement();
  const fold = useStore(arrangement.store, (state) => state.fold);
  return (
    <>
      <RejectedNote />
      <button
        type="button"
        className={cx('fold')}
        aria-pressed={fold}
        title="Pictures of one series as one tile"
        onClick={arrangement.toggleFold}
      >
        <Layers size={16} aria-hidden="true" />
        Fold series
      </button>
    </>
  );
}

/** Nothing is hidden without a word: how many of what is loaded, and the way to see them. */
function RejectedNote() {
  const arrangement = useArrangement();
  const showing = useStore(arrangement.store, (state) => state.showRejected);
  const hidden = useStore(arrangement.source.store, ({ arranged }) =>
    [...(arranged?.values() ?? [])].reduce((sum, page) => sum + page.hidden, 0),
  );
  if (hidden === 0 && !showing) return null;
  return (
    <p className={cx('rejected')}>
      <span role="status">
        {showing ? 'Rejected assets shown' : `${formatCount(hidden)} rejected hidden`}
      </span>
      <Button size="small" look="quiet" onClick={arrangement.toggleRejected}>
        {showing ? 'Hide' : 'Show'}
      </Button>
    </p>
  );
}
