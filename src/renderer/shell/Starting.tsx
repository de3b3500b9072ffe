import { Mark } from '../ui/Mark.tsx';
import css from './FullPage.module.css';
import { classes } from '../ui/classes.ts';

const cx = classes(css);

/** The moment before the state of the account is known. */
export function Starting() {
  return (
    <main className={cx('page')} aria-busy="true">
      <h1 className="visually-hidden">Stockroom is starting</h1>
      <Mark size={40} />
    </main>
  );
}
