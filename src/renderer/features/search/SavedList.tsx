import { X } from 'lucide-react';
import { useStore } from 'zustand';
import type { FreshCount } from '../../../shared/model/saved-search.ts';
import { useCategories } from '../../state/categories.ts';
import { useSearches } from '../../state/searches.ts';
import { IconButton } from '../../ui/Button.tsx';
import { classes } from '../../ui/classes.ts';
import { formatCount } from '../../ui/format.ts';
import { useKeptFocus } from '../../ui/use-kept-focus.ts';
import css from './SearchMenu.module.css';
import { queryInWords } from './query-words.ts';

const cx = classes(css);

/** The searches with a name, each with what is new in it. */
export function SavedList({ onDone }: { readonly onDone: () => void }) {
  const searches = useSearches();
  const categories = useCategories();
  const saved = useStore(searches.store, (state) => state.saved);
  const known = useStore(categories.store);
  const kept = useKeptFocus<HTMLElement>();
  if (saved.length === 0) return null;
  return (
    <section {...kept} className={cx('part')} aria-label="Saved searches">
      <h3 className={cx('head')}>Saved</h3>
      <ul className={cx('list')}>
        {saved.map((search) => {
          const { title, rest } = queryInWords(search.query, known);
          const words = [title, rest].filter(Boolean).join(', ');
          const open = () => {
            searches.open(search);
            onDone();
          };
          return (
            <li key={search.id} className={cx('row')}>
              <button type="button" className={cx('open')} onClick={open}>
                <span>{search.name}</span>
                {words !== search.name && <span className={cx('rest')}>{words}</span>}
              </button>
              <Fresh fresh={search.fresh} />
              <IconButton label={`Remove ${search.name}`} onClick={() => void searches.remove(search)}>
                <X size={14} aria-hidden="true" />
              </IconButton>
            </li>
          );
        })}
      </ul>
    </section>
  );
}

function Fresh({ fresh }: { readonly fresh: FreshCount | null }) {
  if (fresh === null || fresh.count === 0) return <span />;
  return (
    <span className={cx('fresh')}>
      {formatCount(fresh.count)}
      {fresh.exact ? '' : '+'} new
    </span>
  );
}
