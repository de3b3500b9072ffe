import type { App } from '../../app/app.ts';
import { tableInFront } from '../../app/table-in-front.ts';
import { ASSET_COMMANDS } from './asset-commands.ts';
import type { Command } from './command.ts';
import { SEARCH_COMMANDS } from './search-commands.ts';
import { SELECTION_COMMANDS } from './selection-commands.ts';
import { VIEW_COMMANDS } from './view-commands.ts';

/** Everything there is, in the order in which it is offered. */
export const COMMANDS: readonly Command[] = [
  {
    id: 'search',
    section: 'Search',
    label: 'Search the catalogue',
    shortcut: { key: '/' },
    ready: always,
    run: () => focusFirst('search input'),
  },
  {
    id: 'results',
    section: 'Search',
    label: 'Go to the results',
    shortcut: { key: 'g' },
    ready: hasResults,
    run: () => focusFirst('[role="option"][tabindex="0"]'),
  },
  {
    id: 'new-search',
    section: 'Search',
    label: 'Start over',
    ready: hasResults,
    run: ({ search }) => search.clear(),
  },
  {
    id: 'quick-look',
    everywhere: 'tables',
    section: 'Assets',
    label: 'Quick look',
    ready: hasSubject,
    run: ({ view }) => view.show('quick-look'),
  },
  {
    id: 'details',
    everywhere: 'tables',
    section: 'Assets',
    label: 'Show details',
    ready: hasSubject,
    run: (app) => {
      const [first] = subjects(app);
      if (first !== undefined) app.asset.open(first);
    },
  },
  {
    id: 'comp',
    everywhere: 'tables',
    section: 'Assets',
    label: 'Download comp',
    shortcut: { key: 'c' },
    ready: hasSubject,
    run: takeComps,
  },
  {
    id: 'basket',
    everywhere: 'tables',
    section: 'Assets',
    label: 'Add to basket',
    shortcut: { key: 'l' },
    ready: hasSubject,
    run: addToBasket,
  },
  {
    id: 'compare',
    everywhere: 'tables',
    section: 'Assets',
    label: 'Compare the selection',
    shortcut: { key: 'v' },
    ready: (app) => pickedCount(app) >= COMPARED.fewest && pickedCount(app) <= COMPARED.most,
    run: ({ view }) => view.show('compare'),
  },
  {
    id: 'add-to-board',
    everywhere: 'tables',
    section: 'Assets',
    label: 'Add to a board',
    shortcut: { key: 'b' },
    ready: hasSubject,
    run: (app) => app.boards.offer(subjects(app)),
  },
  ...RATE,
  ...ORDER,
  {
    id: 'copy-ids',
    everywhere: 'tables',
    section: 'Assets',
    label: 'Copy IDs',
    ready: hasSubject,
    run: (app) => void copyIds(app),
  },
  {
    id: 'copy-links',
    everywhere: 'tables',
    section: 'Assets',
    label: 'Copy links',
    ready: hasSubject,
    run: (app) => void copyLinks(app),
  },
  {
    id: 'reject',
    section: 'Assets',
    label: 'Reject for this project, or take that back',
    shortcut: { key: 'x' },
    ready: hasSubject,
    run: (app) => app.rejections.toggle(subjects(app)),
  },
  {
    id: 'show-rejected',
    section: 'Search',
    label: 'Show or hide what was rejected',
    ready: hasResults,
    run: ({ arrangement }) => arrangement.toggleRejected(),
  },
  {
    id: 'fold',
    section: 'View',
    label: 'Fold series into one tile',
    shortcut: { key: 'f' },
    ready: hasResults,
    run: ({ arrangement }) => arrangement.toggleFold(),
  },
  {
    id: 'unfold',
    section: 'Assets',
    label: 'Unfold the series, or fold it again',
    shortcut: { key: 'u' },
    ready: (app) => stackUnderFocus(app) !== null,
    run: (app) => {
      const head = stackUnderFocus(app);
      if (head !== null) app.arrangement.toggleStack(head);
    },
  },
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
    ready: hasSelection,
    run: (app) => tableInFront(app)?.selection.clear(),
  },
  {
    id: 'larger',
    everywhere: 'tables',
    section: 'View',
    label: 'Larger pictures',
    shortcut: { key: '+' },
    ready: always,
    run: (app) => resize(app, ROW_STEP),
  },
  {
    id: 'smaller',
    everywhere: 'tables',
    section: 'View',
    label: 'Smaller pictures',
    shortcut: { key: '-' },
    ready: always,
    run: (app) => resize(app, -ROW_STEP),
  },
  {
    id: 'captions',
    everywhere: 'tables',
    section: 'View',
    label: 'Titles below the pictures',
    shortcut: { key: 't' },
    ready: always,
    run: ({ view }) => view.toggleCaptions(),
  },
  {
    id: 'palette',
    everywhere: true,
    section: 'View',
    label: 'All commands',
    shortcut: { key: 'k', mod: true },
    ready: always,
    run: ({ view }) => view.show('palette'),
  },
  {
    id: 'shortcuts',
    everywhere: true,
    section: 'View',
    label: 'Keyboard shortcuts',
    shortcut: { key: '?' },
    ready: always,
    run: ({ view }) => view.show('shortcuts'),
  },
  ...TO_VIEWS,
  ...SEARCH_COMMANDS,
  ...ASSET_COMMANDS,
  ...SELECTION_COMMANDS,
  ...VIEW_COMMANDS,
];

/** The commands that the view in front has. */
export function commandsNow(app: App): readonly Command[] {
  const { view } = app.place.store.getState();
  if (view === 'search') return COMMANDS;
  const onTable = tableInFront(app) !== null;
  return COMMANDS.filter(({ everywhere }) => everywhere === true || (onTable && everywhere === 'tables'));
}
