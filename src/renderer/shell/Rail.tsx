import { useStore } from 'zustand';
import { placed, HOME, useFeatures } from '../state/feature.ts';
import type { FrontView } from '../state/feature.ts';
import { useLocation } from '../state/location.ts';
import { Mark } from '../ui/Mark.tsx';
import { RailButton } from '../ui/RailButton.tsx';
import { classes } from '../ui/classes.ts';
import css from './Rail.module.css';

const cx = classes(css);

/** The way to every view; below, what the features show there: the downloads, the account. */
export function Rail() {
  const features = useFeatures();
  const location = useLocation();
  const view = useStore(location.store, (at) => at.view);
  const { home, views } = features;
  return (
    <div className={cx('rail')}>
      <div className={cx('mark')}>
        <Mark size={24} />
      </div>
      <nav className={cx('views')} aria-label="Views">
        <RailButton
          label={home.label}
          icon={home.icon}
          current={view === HOME}
          onClick={() => location.leave()}
        />
        {views.map((one) => one.rail !== undefined && <WayTo key={one.id} view={one} />)}
      </nav>
      {placed(features, ({ railFoot }) => railFoot && [railFoot]).map(({ key, component: Foot }) => (
        <Foot key={key} />
      ))}
    </div>
  );
}

const useNone = () => 0;

function WayTo({
  view: { id, label, short = label, icon, useCount = useNone },
}: {
  readonly view: FrontView;
}) {
  const location = useLocation();
  const current = useStore(location.store, ({ view }) => view === id);
  const count = useCount();
  return (
    <RailButton
      label={short}
      icon={icon}
      current={current}
      onClick={() => location.open(id)}
      detail={count > 0 ? String(count) : ''}
    >
      {count > 0 && <span className={cx('count')}>{count}</span>}
    </RailButton>
  );
}
