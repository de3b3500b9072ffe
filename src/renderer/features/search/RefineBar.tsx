import { Toggle } from '@base-ui/react/toggle';
import { ToggleGroup } from '@base-ui/react/toggle-group';
import { useStore } from 'zustand';
import { SORTS } from '../../../shared/model/search.ts';
import type { SearchType, Sort } from '../../../shared/model/search.ts';
import { useApp } from '../../app/context.ts';
import type { SearchPhase } from '../../state/search.ts';
import { Select } from '../../ui/Select.tsx';
import { classes } from '../../ui/classes.ts';
import { formatResults } from '../../ui/format.ts';
import css from './RefineBar.module.css';

const cx = classes(css);

const SORT_LABEL: Readonly<Record<Sort, string>> = {
  'best-match': 'Best match',
  'best-sales': 'Best sales',
  newest: 'Newest',
  undiscovered: 'Undiscovered',
};

const TYPES: readonly { readonly type: SearchType; readonly label: string }[] = [
  { type: 'photo', label: 'Photos' },
  { type: 'vector', label: 'Vectors' },
  { type: 'video', label: 'Video' },
  { type: 'audio', label: 'Audio' },
];

/** The line above the grid: how many there are, of which type, in which order. */
export function RefineBar() {
  const { search } = useApp();
  const { types, sort } = useStore(search.store, (state) => state.query);
  const phase = useStore(search.store, (state) => state.phase);
  return (
    <div className={cx('bar')}>
      <p className={cx('total')} role="status">
        {summary(phase)}
      </p>
      <ToggleGroup
        className={cx('types')}
        aria-label="Type"
        multiple
        value={types}
        onValueChange={(next: readonly SearchType[]) => search.refine({ types: next })}
      >
        {TYPES.map(({ type, label }) => (
          <Toggle key={type} value={type} className={cx('type')}>
            {label}
          </Toggle>
        ))}
      </ToggleGroup>
      <Select
        label="Sort by"
        look="bare"
        options={SORTS.map((value) => ({ value, label: SORT_LABEL[value] }))}
        value={sort}
        onChange={(next) => search.refine({ sort: next })}
      />
    </div>
  );
}

function summary(phase: SearchPhase): string {
  switch (phase.kind) {
    case 'idle':
    case 'failed':
      return '';
    case 'loading':
      return 'Searching…';
    case 'ready':
      return formatResults(phase.total);
  }
}
