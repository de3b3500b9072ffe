import { useStore } from 'zustand';
import { SORTS } from '../../../shared/model/search.ts';
import { useSearch } from '../../state/search.ts';
import type { SearchPhase } from '../../state/search.ts';
import { Select } from '../../ui/Select.tsx';
import { classes } from '../../ui/classes.ts';
import { formatResults } from '../../ui/format.ts';
import { FilterBar } from './FilterBar.tsx';
import { RelatedBar } from './RelatedBar.tsx';
import { OfflineMark } from './OfflineMark.tsx';
import css from './RefineBar.module.css';
import { SearchMenu } from './SearchMenu.tsx';
import { SORT_WORDS } from './filter-words.ts';

const cx = classes(css);

/** The line above the grid: how many there are, of which kind, in which order. */
export function RefineBar() {
  const search = useSearch();
  const relatedTo = useStore(search.store, (state) => state.relatedTo);
  const sort = useStore(search.store, (state) => state.query.sort);
  const phase = useStore(search.store, (state) => state.phase);
  const total = useStore(search.store, (state) => state.total);
  return (
    <div className={cx('bar')}>
      <p className={cx('total')} role="status">
        {summary(phase, total)}
        {phase.kind === 'ready' && <OfflineMark />}
      </p>
      {relatedTo === null ? <FilterBar /> : <RelatedBar relatedTo={relatedTo} />}
      <div className={cx('end')}>
        {relatedTo === null && (
          <Select
            label="Sort by"
            look="bare"
            options={SORTS.map((value) => ({ value, label: SORT_WORDS[value] }))}
            value={sort}
            onChange={(next) => search.refine({ sort: next })}
          />
        )}
        <SearchMenu />
      </div>
    </div>
  );
}

function summary(phase: SearchPhase, total: number): string {
  switch (phase.kind) {
    case 'idle':
    case 'failed':
      return '';
    case 'loading':
      return 'Searching…';
    case 'ready':
      return formatResults(total);
  }
}
