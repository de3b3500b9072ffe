import { useLocation } from '../../state/location.ts';
import { classes } from '../../ui/classes.ts';
import links from './Links.module.css';
import css from './OnBoards.module.css';
import type { PlacedOn } from './use-boards-of.ts';

const cx = classes({ ...links, ...css });

/** The boards that an asset is on, with what is said of it there, and the way to each. */
export function OnBoards({ placed }: { readonly placed: readonly PlacedOn[] }) {
  const location = useLocation();
  return (
    <ul className={cx('boards')}>
      {placed.map(({ board: { id, name }, note }) => (
        <li key={id} className={cx(note !== '' && 'noted')}>
          <button type="button" className={cx('link')} onClick={() => location.open('boards', String(id))}>
            {name}
          </button>
          {note !== '' && (
            <p className={cx('note')} title={note}>
              {note}
            </p>
          )}
        </li>
      ))}
    </ul>
  );
}
