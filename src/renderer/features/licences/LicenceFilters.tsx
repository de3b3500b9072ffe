import { Toolbar } from '@base-ui/react/toolbar';
import { useEffect, useState } from 'react';
import { ALL_LICENCES, HELD_STATES } from '../../../shared/model/held-licence.ts';
import type { HeldState, LicenceChoices, LicenceQuery } from '../../../shared/model/held-licence.ts';
import { useBridge } from '../../state/given.ts';
import { Button } from '../../ui/Button.tsx';
import { useKeptFocus } from '../../ui/use-kept-focus.ts';
import { classes } from '../../ui/classes.ts';
import { FilterChip } from '../../parts/filters/FilterChip.tsx';
import css from './LicenceFilters.module.css';
import { NameChoice } from './NameChoice.tsx';
import { PeriodForm } from '../../parts/period/PeriodForm.tsx';
import { STATE_WORD } from '../../parts/words/licence-text.ts';
import { periodText } from '../../parts/period/period.ts';

const cx = classes(css);

interface LicenceFiltersProps {
  readonly query: LicenceQuery;
  /** Another one: there may be new names to choose from. */
  readonly revision: number;
  readonly onChange: (query: LicenceQuery) => void;
}

const NO_CHOICES: LicenceChoices = { people: [], projects: [], licences: [] };

/** What narrows the list, as chips. One stop of Tab; arrows go along it. */
export function LicenceFilters({ query, revision, onChange }: LicenceFiltersProps) {
  const bridge = useBridge();
  const [choices, setChoices] = useState(NO_CHOICES);
  const kept = useKeptFocus<HTMLDivElement>();
  // biome-ignore lint/correctness/useExhaustiveDependencies: a newer list may have new names.
  useEffect(() => {
    bridge.licences.choices().then(setChoices, () => {});
  }, [bridge, revision]);
  const change = (part: Partial<LicenceQuery>) => onChange({ ...query, ...part });
  const period = periodText(query);
  const set = [query.state, query.person, query.project, query.licence, period].filter((one) => one !== null);
  return (
    <Toolbar.Root {...kept} className={cx('bar')} aria-label="Filters">
      <FilterChip
        label="State"
        words={query.state === null ? null : STATE_WORD[query.state]}
        onClear={() => change({ state: null })}
      >
        <NameChoice
          label="State"
          names={HELD_STATES.map((state) => STATE_WORD[state])}
          chosen={query.state === null ? null : STATE_WORD[query.state]}
          onChoose={(word) => change({ state: stateOf(word) })}
        />
      </FilterChip>
      <FilterChip label="Date" words={period} onClear={() => change({ from: null, to: null })}>
        <PeriodForm from={query.from} to={query.to} onChange={change} />
      </FilterChip>
      <FilterChip label="Person" words={query.person} onClear={() => change({ person: null })}>
        <NameChoice
          label="Person"
          names={choices.people}
          chosen={query.person}
          onChoose={(person) => change({ person })}
        />
      </FilterChip>
      <FilterChip label="Project" words={query.project} onClear={() => change({ project: null })}>
        <NameChoice
          label="Project"
          names={choices.projects}
          chosen={query.project}
          onChoose={(project) => change({ project })}
        />
      </FilterChip>
      <FilterChip label="Licence" words={query.licence} onClear={() => change({ licence: null })}>
        <NameChoice
          label="Licence"
          names={choices.licences}
          chosen={query.licence}
          onChoose={(licence) => change({ licence })}
        />
      </FilterChip>
      {set.length > 1 && (
        <Toolbar.Button
          render={<Button look="quiet" size="small" />}
          onClick={() => onChange({ ...ALL_LICENCES, text: query.text })}
        >
          Clear all
        </Toolbar.Button>
      )}
    </Toolbar.Root>
  );
}

function stateOf(word: string | null): HeldState | null {
  return HELD_STATES.find((state) => STATE_WORD[state] === word) ?? null;
}
