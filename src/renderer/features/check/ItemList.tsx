import { useId, useState } from 'react';
import type { LayoutItem, LayoutState } from '../../../shared/model/layout-check.ts';
import { Button } from '../../ui/Button.tsx';
import { classes } from '../../ui/classes.ts';
import { formatCount } from '../../ui/format.ts';
import { ItemRow } from './ItemRow.tsx';
import css from './Results.module.css';
import { STATE_WORDS } from './words.ts';

const cx = classes(css);

/** Rows shown at first, and added by each click. */
const PAGE = 100;

interface ItemListProps {
  readonly state: LayoutState;
  readonly items: readonly LayoutItem[];
}

/** Everything of one state. */
export function ItemList({ state, items }: ItemListProps) {
  const id = useId();
  const [shown, setShown] = useState(PAGE);
  const { label, about } = STATE_WORDS[state];
  const left = items.length - shown;
  return (
    <section className={cx('group')} aria-labelledby={id}>
      <h3 className={cx('title')} id={id}>
        {label} <span className={cx('number')}>{formatCount(items.length)}</span>
      </h3>
      <p className={cx('fact')}>{about}</p>
      <ul className={cx('items')}>
        {items.slice(0, shown).map((item) => (
          <ItemRow
            key={`${item.path ?? ''} ${item.name} ${item.places[0]?.layout} ${item.places[0]?.where}`}
            item={item}
          />
        ))}
      </ul>
      {left > 0 && (
        <div>
          <Button size="small" onClick={() => setShown(shown + PAGE)}>
            Show {formatCount(Math.min(PAGE, left))} more
          </Button>
        </div>
      )}
    </section>
  );
}
