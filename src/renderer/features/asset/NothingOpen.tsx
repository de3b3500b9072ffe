import { RightBadge } from '../../ui/Badge.tsx';
import { classes } from '../../ui/classes.ts';
import css from './NothingOpen.module.css';

const cx = classes(css);

const KEYS = [
  ['Space', 'Look at it large'],
  ['D', 'Download a comp'],
  ['B', 'Add to a board'],
  ['L', 'Add to the basket'],
] as const;

/** The room of the panel while no asset is open: what the marks mean, and what the keyboard does. */
export function NothingOpen() {
  return (
    <aside className={cx('side')} aria-label="Details">
      <p className={cx('lead')}>Click a picture to see its sizes, prices and rights.</p>
      <dl className={cx('list')}>
        <dt>
          <RightBadge right="comp" />
        </dt>
        <dd>For layout and approval only. Your group has not licensed it.</dd>
        <dt>
          <RightBadge right="licensed" />
        </dt>
        <dd>Your group has paid for it.</dd>
      </dl>
      <dl className={cx('list', 'keys')}>
        {KEYS.map(([key, does]) => (
          <div key={key} className={cx('line')}>
            <dt>
              <kbd className={cx('key')}>{key}</kbd>
            </dt>
            <dd>{does}</dd>
          </div>
        ))}
      </dl>
    </aside>
  );
}
