import { placed, useFeatures } from '../state/feature.ts';
import { classes } from '../ui/classes.ts';
import css from './Header.module.css';

const cx = classes(css);

/** The bar above every view: the search, and at its end what is worked for. */
export function Header() {
  const [first, ...others] = placed(useFeatures(), ({ header }) => header);
  return (
    <header className={cx('bar')}>
      <span />
      {first !== undefined && <first.component />}
      <div className={cx('end')}>
        {others.map(({ key, component: Part }) => (
          <Part key={key} />
        ))}
      </div>
    </header>
  );
}
