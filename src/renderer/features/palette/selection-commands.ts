import type { App } from '../../shell/app.ts';
import { tableInFront } from '../../shell/table-in-front.ts';
import { allAssets } from '../selection/range.ts';
import { hasResults, pickedCount, subjectUnderFocus } from './command.ts';
import type { Command } from './command.ts';

/** What is picked. */
export const SELECTION_COMMANDS: readonly Command[] = [
  {
    id: 'pick',
    everywhere: 'tables',
    section: 'Selection',
    label: 'Add to the selection, or take out of it',
    shortcut: { key: 's' },
    ready: hasResults,
    run: (app) => {
      const table = tableInFront(app);
      const [found] = subjectUnderFocus(app);
      if (found !== undefined) table?.selection.toggle(found, table.focus.getState().index);
    },
  },
  {
    id: 'select-all',
    everywhere: 'tables',
    section: 'Selection',
    label: 'Select everything loaded',
    shortcut: { key: 'a', mod: true },
    ready: hasResults,
    run: (app) => tableInFront(app)?.selection.replace(everything(app)),
  },
  {
    id: 'invert',
    everywhere: 'tables',
    section: 'Selection',
    label: 'Invert the selection',
    shortcut: { key: 'i', mod: true },
    ready: hasResults,
    run: (app) => tableInFront(app)?.selection.invert(everything(app)),
  },
  {
    id: 'clear-selection',
    everywhere: 'tables',
    section: 'Selection',
    label: 'Clear the selection',
    ready: (app) => pickedCount(app) > 0,
    run: (app) => tableInFront(app)?.selection.clear(),
  },
];

/** As far as it is loaded. */
function everything(app: App) {
  const table = tableInFront(app);
  return table === null ? [] : allAssets(table.source.store.getState().pages);
}
