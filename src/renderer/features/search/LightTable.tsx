import { useStore } from 'zustand';
import { FILTERS } from './filters.ts';
import { Results } from './Results.tsx';
import { RefineBar } from './RefineBar.tsx';
import { BesideTable, OverTable } from '../../parts/AroundTable.tsx';
import { ProjectChoice } from './ProjectChoice.tsx';
import { SearchField } from './SearchField.tsx';
import { classes } from '../../ui/classes.ts';
import css from './LightTable.module.css';
import { useLocation } from '../../state/location.ts';
import { useSearch } from '../../state/search.ts';

const cx = classes(css);

/** The main page: search above, pictures below, the asset beside them. */
export function LightTable() {
  const location = useLocation();
  // A view in front has its own, for its own table.
  const reserves = useStore(useSearch().store, ({ phase }) => phase.kind !== 'idle');
  // Before a search there is nothing to refine but filters that wait for its words.
  const refines = useStore(
    useSearch().store,
    ({ phase, query }) => phase.kind !== 'idle' || FILTERS.some(({ words }) => words(query, []) !== null),
  );
  const inFront = useStore(location.store, ({ view }) => view === 'search');
  return (
    <div className={cx('page')}>
      <header className={cx('bar')}>
        <span />
        <SearchField />
        <ProjectChoice />
      </header>
      <main className={cx('main')}>
        <h1 className="visually-hidden">Search the catalogue</h1>
        {refines && <RefineBar />}
        <div className={cx('body')}>
          <section className={cx('results')} aria-label="Results">
            <Results />
          </section>
          {inFront && <BesideTable reserves={reserves} />}
        </div>
      </main>
      {inFront && <OverTable />}
    </div>
  );
}
