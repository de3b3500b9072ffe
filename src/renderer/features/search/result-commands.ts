import { arrangementStore } from '../../state/arrangement.ts';
import type { AssetId } from '../../../shared/model/ids.ts';
import type { Command } from '../../state/registry/command.ts';
import type { Stores } from '../../state/registry/store.ts';
import { rejectionsStore } from '../../state/rejections.ts';
import { pageOf } from '../../state/result-pages.ts';
import { searchTableStore } from '../../state/search-table.ts';
import { hasResults, hasSubject, subjects, subjectUnderFocus } from '../../state/subjects.ts';

/** What is done with the results of a search alone. */
export const RESULT_COMMANDS: readonly Command[] = [
  {
    id: 'reject',
    order: 120,
    section: 'Assets',
    label: 'Reject for this project, or take that back',
    shortcut: { key: 'x' },
    ready: hasSubject,
    run: (stores) => stores.get(rejectionsStore).toggle(subjects(stores)),
  },
  {
    id: 'unfold',
    order: 130,
    section: 'Assets',
    label: 'Unfold the series, or fold it again',
    shortcut: { key: 'u' },
    ready: (stores) => stackUnderFocus(stores) !== null,
    run: (stores) => {
      const head = stackUnderFocus(stores);
      if (head !== null) stores.get(arrangementStore).toggleStack(head);
    },
  },
  {
    id: 'fold',
    order: 10,
    section: 'View',
    label: 'Fold series into one tile',
    shortcut: { key: 'f' },
    ready: hasResults,
    run: (stores) => stores.get(arrangementStore).toggleFold(),
  },
];

function stackUnderFocus(stores: Stores): AssetId | null {
  const [found] = subjectUnderFocus(stores);
  const { arranged } = stores.get(searchTableStore).source.store.getState();
  const page = arranged?.get(pageOf(stores.get(searchTableStore).focus.getState().index));
  return found !== undefined && page?.stacks.has(found.id) === true ? found.id : null;
}
