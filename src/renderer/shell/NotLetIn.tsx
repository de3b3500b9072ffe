import { Mark } from '../ui/Mark.tsx';
import css from './FullPage.module.css';
import { classes } from '../ui/classes.ts';

const cx = classes(css);

/** The web host does not know this browser. */
export function NotLetIn() {
  return (
    <main className={cx('page')}>
      <Mark size={40} />
      <h1 className={cx('title')}>Open Stockroom from the link it printed</h1>
      <p className={cx('text')}>
        This address works only with the key in that link. Find the link in the terminal where Stockroom was
        started, and open it in this browser. If Stockroom is no longer running there, start it again.
      </p>
    </main>
  );
}
