import css from './Spinner.module.css';
import { classes } from './classes.ts';

const cx = classes(css);

/** Something is under way; the text beside it says what. */
export function Spinner() {
  return <span className={cx('spinner')} aria-hidden="true" />;
}
