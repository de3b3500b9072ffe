import { Search } from 'lucide-react';
import { useStore } from 'zustand';
import { AccountMenu } from '../features/account/AccountMenu.tsx';
import { DownloadsPopover } from '../features/downloads/DownloadsPopover.tsx';
import { Mark } from '../ui/Mark.tsx';
import { RailButton } from '../ui/RailButton.tsx';
import { classes } from '../ui/classes.ts';
import css from './Rail.module.css';
import { useBasket } from '../state/basket.ts';
import { useLocation } from '../state/location.ts';
import { VIEWS } from './views.ts';
import type { ViewId } from '../state/location.ts';

const cx = classes(css);

/** In the order of the work. Downloads and settings have their own ways in at the foot. */
const ON_RAIL: readonly ViewId[] = [
  'library',
  'boards',
  'basket',
  'licences',
  // The last: a question now and then, not a place of work.
  'check',
];

/** The way to every view; how the downloads stand, and whose account it is. */
export function Rail() {
  const place = useLocation();
  const basket = useBasket();
  const view = useStore(place.store, (at) => at.view);
  const count = useStore(basket.store, ({ lines }) => lines.length);
  return (
    <div className={cx('rail')}>
      <div className={cx('mark')}>
        <Mark size={24} />
      </div>
      <nav className={cx('views')} aria-label="Views">
        <RailButton label="Search" icon={Search} current={view === 'search'} onClick={() => place.leave()} />
        {ON_RAIL.map((id) => (
          <RailButton
            key={id}
            label={VIEWS[id].short ?? VIEWS[id].label}
            icon={VIEWS[id].icon}
            current={view === id}
            onClick={() => place.open(id)}
            detail={id === 'basket' && count > 0 ? String(count) : ''}
          >
            {id === 'basket' && count > 0 && <span className={cx('count')}>{count}</span>}
          </RailButton>
        ))}
      </nav>
      <DownloadsPopover />
      <AccountMenu />
    </div>
  );
}
