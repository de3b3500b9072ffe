import { useStore } from 'zustand';
import { FILTERS } from './filters.ts';
import { Results } from './Results.tsx';
import { RefineBar } from './RefineBar.tsx';
import { BesideTable, OverTable } from '../../parts/AroundTable.tsx';
import { classes } from '../../ui/classes.ts';
import css from './LightTable.module.css';
import { useLocation } from '../../state/location.ts';
import { useSearch } from '../../state/search.ts';

const cx = classes(css);

/** The main page: what was searched, pictures below, the asset beside them. */
export function LightTable() {
  const location = useLocation();
  // A view in front has its own, for its own table.
  const reserves = useStore(
    useSearch().store,
    ({ phase, count }) => phase.kind === 'loading' || (phase.kind === 'ready' && count > 0),
  );
  // Before a search there is nothing to refine but filters that wait for its words.
  const refines = useStore(
    useSearch().store,
    ({ phase, query }) => phase.kind !== 'idle' || FILTERS.some(({ words }) => words(query, []) !== null),
  );
  const inFront = useStore(location.store, ({ view }) => view === 'search');
  return (
    <div className={cx('page')}>
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
