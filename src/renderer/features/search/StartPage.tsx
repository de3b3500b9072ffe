import { FileSearch, ImageDown } from 'lucide-react';
import { useStore } from 'zustand';
import { useBoards } from '../../state/boards.ts';
import { useLocation } from '../../state/location.ts';
import { useSearch } from '../../state/search.ts';
import { useSearches } from '../../state/searches.ts';
import { Button } from '../../ui/Button.tsx';
import { classes } from '../../ui/classes.ts';
import { formatCount, formatResults } from '../../ui/format.ts';
import { PastChecks } from './PastChecks.tsx';
import { PictureCard } from './PictureCard.tsx';
import { queryInWords } from './query-words.ts';
import css from './StartPage.module.css';

const cx = classes(css);

const IDEAS = ['mountain sunset', 'coffee', 'city at night', 'palm beach', 'portrait'];
/** Cards in a section: two rows where there is room. */
const MOST = 8;

/** Before a search: what was done last, as pictures, and what else can begin here. */
export function StartPage() {
  const location = useLocation();
  const search = useSearch();
  // What found nothing is nothing to go back to.
  const recent = useStore(useSearches().store, (state) => state.recent).filter(({ total }) => total > 0);
  const boards = useStore(useBoards().store, (state) => state.boards) ?? [];
  const filled = boards.filter(({ count }) => count > 0);
  return (
    <div className={cx('page')}>
      <div className={cx('inner')}>
        <h2 className={cx('title')}>
          {recent.length === 0 ? 'What are you looking for?' : 'Go on where you were'}
        </h2>
        {recent.length === 0 ? (
          <div className={cx('ideas')}>
            {IDEAS.map((idea) => (
              <Button
                key={idea}
                onClick={() => search.start({ ...search.store.getState().query, text: idea })}
              >
                {idea}
              </Button>
            ))}
          </div>
        ) : (
          <section aria-label="Recent searches">
            <h3 className={cx('heading')}>Recent searches</h3>
            <ul className={cx('cards')}>
              {recent.slice(0, MOST).map(({ query, total, at, first }) => {
                const { title, rest } = queryInWords(query);
                const facts = [rest, formatResults(total)].filter(Boolean).join(' · ');
                return (
                  <PictureCard
                    key={at}
                    title={title}
                    facts={facts}
                    pictures={first}
                    onOpen={() => search.start(query)}
                  />
                );
              })}
            </ul>
          </section>
        )}
        {filled.length > 0 && (
          <section aria-label="Boards">
            <h3 className={cx('heading')}>Boards</h3>
            <ul className={cx('cards')}>
              {filled.slice(0, MOST).map(({ id, name, count, cover }) => (
                <PictureCard
                  key={id}
                  title={name}
                  facts={`${formatCount(count)} ${count === 1 ? 'asset' : 'assets'}`}
                  pictures={cover === null ? [] : [cover]}
                  onOpen={() => location.open('boards', String(id))}
                />
              ))}
            </ul>
          </section>
        )}
        <div className={cx('end')}>
          <PastChecks />
          <section className={cx('drop')} aria-label="Drop files here">
            <ImageDown size={24} strokeWidth={1.5} aria-hidden="true" />
            <p className={cx('lead')}>Drop a file anywhere</p>
            <p>
              A picture finds its asset. A layout, or a folder of them, is checked for what is not licensed.
            </p>
            <Button size="small" onClick={() => location.open('check')}>
              <FileSearch size={14} aria-hidden="true" />
              Check a layout…
            </Button>
          </section>
        </div>
      </div>
    </div>
  );
}
