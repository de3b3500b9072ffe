import { useStore } from 'zustand';
import { useApp } from '../../shell/context.ts';
import { Button } from '../../ui/Button.tsx';
import { classes } from '../../ui/classes.ts';
import { formatCount } from '../../ui/format.ts';
import { COMPARED } from '../compare/compared.ts';
import css from './SelectionBar.module.css';
import { addToBasket, copyIds, copyLinks, subjects, takeComps } from './selection-actions.ts';

const cx = classes(css);

/** How many are picked and what can be done with them. One alone has the panel. */
export function SelectionBar() {
  const app = useApp();
  const { selection, view } = app;
  const count = useStore(selection.store, (state) => state.picked.size);
  if (count < 2) return null;
  return (
    <div className={cx('bar')} role="toolbar" aria-label="Selection">
      <p className={cx('count')} role="status">
        {formatCount(count)} selected
      </p>
      <Button size="small" look="primary" onClick={() => takeComps(app)}>
        Download comps
      </Button>
      <Button size="small" onClick={() => addToBasket(app)}>
        Add to basket
      </Button>
      {count <= COMPARED.most && (
        <Button size="small" onClick={() => view.show('compare')}>
          Compare
        </Button>
      )}
      <Button size="small" onClick={() => app.rejections.toggle(subjects(app))}>
        Reject
      </Button>
      <Button size="small" onClick={() => app.boards.offer(subjects(app))}>
        Add to board
      </Button>
      <Button size="small" onClick={() => void copyIds(app)}>
        Copy IDs
      </Button>
      <Button size="small" onClick={() => void copyLinks(app)}>
        Copy links
      </Button>
      <Button size="small" look="quiet" onClick={() => selection.clear()}>
        Clear
      </Button>
    </div>
  );
}
