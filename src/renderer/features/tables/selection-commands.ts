import type { Stores } from '../../state/registry/store.ts';
import { tableInFront } from '../../state/table-in-front.ts';
import { allAssets } from '../../state/range.ts';
import { hasResults, pickedCount, subjectUnderFocus } from '../../state/subjects.ts';
import type { Command } from '../../state/registry/command.ts';

/** What is picked. */
export const SELECTION_COMMANDS: readonly Command[] = [
  {
    id: 'pick',
    order: 10,
    everywhere: 'tables',
    section: 'Selection',
    label: 'Add to the selection, or take out of it',
    shortcut: { key: 's' },
    ready: hasResults,
    run: (stores) => {
      const table = tableInFront(stores);
      const [found] = subjectUnderFocus(stores);
      if (found !== undefined) table?.selection.toggle(found, table.focus.getState().index);
    },
  },
  {
    id: 'select-all',
    order: 20,
    everywhere: 'tables',
    section: 'Selection',
    label: 'Select everything loaded',
    shortcut: { key: 'a', mod: true },
    ready: hasResults,
    run: (stores) => tableInFront(stores)?.selection.replace(everything(stores)),
  },
  {
    id: 'invert',
    order: 30,
    everywhere: 'tables',
    section: 'Selection',
    label: 'Invert the selection',
    shortcut: { key: 'i', mod: true },
    ready: hasResults,
    run: (stores) => tableInFront(stores)?.selection.invert(everything(stores)),
  },
  {
    id: 'clear-selection',
    order: 40,
    everywhere: 'tables',
    section: 'Selection',
    label: 'Clear the selection',
    ready: (stores) => pickedCount(stores) > 0,
    run: (stores) => tableInFront(stores)?.selection.clear(),
  },
];

/** As far as it is loaded. */
function everything(stores: Stores) {
  const table = tableInFront(stores);
  return table === null ? [] : allAssets(table.source.store.getState().pages);
}
