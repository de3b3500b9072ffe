import { ViewFrame } from '../../parts/ViewFrame.tsx';
import { placed, useFeatures } from '../../state/feature.ts';
import { classes } from '../../ui/classes.ts';
import { Section } from './Section.tsx';
import css from './SettingsView.module.css';

const cx = classes(css);

/** Everything that can be set, on one page. Every change is in force at once. */
export function SettingsView() {
  const cards = placed(useFeatures(), ({ settings }) => settings);
  return (
    <ViewFrame title="Settings">
      <div className={cx('page')}>
        <div className={cx('column')}>
          {cards.map(({ key, title, component: Card }) => (
            <Section key={key} title={title}>
              <Card />
            </Section>
          ))}
        </div>
      </div>
    </ViewFrame>
  );
}
