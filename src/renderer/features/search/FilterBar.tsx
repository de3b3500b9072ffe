import { Toolbar } from '@base-ui/react/toolbar';
import { useEffect } from 'react';
import { useStore } from 'zustand';
import { useCategories } from '../../state/categories.ts';
import { Button } from '../../ui/Button.tsx';
import { useKeptFocus } from '../../ui/use-kept-focus.ts';
import { classes } from '../../ui/classes.ts';
import css from './FilterBar.module.css';
import { ColourDot, FilterChip } from '../../parts/filters/FilterChip.tsx';
import { MoreFilters } from './MoreFilters.tsx';
import { FILTERS, clearAll } from './filters.ts';
import { useQuery } from './use-query.ts';

const cx = classes(css);

/** Everything that narrows the search, as chips that read like a sentence. One stop of Tab; arrows go along it. */
export function FilterBar() {
  const categories = useCategories();
  const [query, change] = useQuery();
  const known = useStore(categories.store);
  const hasCategories = query.filters.categories !== undefined;
  const kept = useKeptFocus<HTMLDivElement>();
  useEffect(() => {
    if (hasCategories) categories.load();
  }, [categories, hasCategories]);

  const chips = FILTERS.map((filter) => ({
    ...filter,
    said: filter.words(query, known),
    dot: filter.colour?.(query) ?? null,
  }));
  const set = chips.filter(({ said }) => said !== null).length;
  return (
    <Toolbar.Root {...kept} className={cx('bar')} aria-label="Filters">
      {chips
        .filter(({ always, said }) => always || said !== null)
        .map(({ label, said, dot, clear, Editor }) => (
          <FilterChip
            key={label}
            label={label}
            words={said}
            lead={dot !== null && <ColourDot colour={dot} />}
            onClear={() => change(clear(query))}
          >
            <Editor query={query} onChange={change} />
          </FilterChip>
        ))}
      <FilterChip label="More" words={null} onClear={null}>
        <MoreFilters query={query} onChange={change} />
      </FilterChip>
      {set > 1 && (
        <Toolbar.Button
          render={<Button look="quiet" size="small" aria-label="Clear all filters" />}
          onClick={() => change(clearAll(query))}
        >
          Clear
        </Toolbar.Button>
      )}
    </Toolbar.Root>
  );
}
