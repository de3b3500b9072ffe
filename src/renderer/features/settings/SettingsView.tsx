import { useStore } from 'zustand';
import { ViewFrame } from '../../parts/ViewFrame.tsx';
import { placed, useFeatures } from '../../state/feature.ts';
import { useLocation } from '../../state/location.ts';
import { classes } from '../../ui/classes.ts';
import { cardAddress } from './card-address.ts';
import { Section } from './Section.tsx';
import css from './SettingsView.module.css';

const cx = classes(css);

/** Everything that can be set, on one page. Every change is in force at once. */
export function SettingsView() {
  const cards = placed(useFeatures(), ({ settings }) => settings);
  const item = useStore(useLocation().store, (at) => at.item);
  return (
    <ViewFrame title="Settings">
      <div className={cx('page')}>
        <div className={cx('column')}>
          {cards.map(({ key, title, component: Card }) => (
            <Section key={key} title={title} isWanted={item === cardAddress(title)}>
              <Card />
            </Section>
          ))}
        </div>
      </div>
    </ViewFrame>
  );
}
