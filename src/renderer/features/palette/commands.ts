import type { AssetId } from '../../../shared/model/ids.ts';
import { DEFAULT_SETTINGS } from '../../../shared/model/settings.ts';
import type { App } from '../../app/app.ts';
import { tableInFront } from '../../app/table-in-front.ts';
import { VIEWS } from '../../app/views.ts';
import { pageOf } from '../../state/result-pages.ts';
import { VIEW_IDS } from '../../state/place.ts';
import { moveOnBoard } from '../boards/board-edits.ts';
import { COMPARED } from '../compare/compared.ts';
import { rate } from '../library/record-edits.ts';
import { allAssets, assetsBetween } from '../selection/range.ts';
import { addToBasket, copyIds, copyLinks, subjects, takeComps } from '../selection/selection-actions.ts';

export const SECTIONS = ['Search', 'Assets', 'Selection', 'View'] as const;

/** A key with its modifiers. `mod` is Cmd on a Mac and Ctrl elsewhere. */
export interface Shortcut {
  readonly key: string;
  readonly mod?: true;
}

/** Something the user can do by its name or its keys. */
export interface Command {
  readonly id: string;
  readonly section: (typeof SECTIONS)[number];
  readonly label: string;
  readonly shortcut?: Shortcut;
  /** Also in front of another view than the search: any, or one with a table of assets. */
  readonly everywhere?: true | 'tables';
  /** Whether it makes sense now. */
  readonly ready: (app: App) => boolean;
  readonly run: (app: App) => void;
}

const always = () => true;
const hasSubject = (app: App) => subjects(app).length > 0;
const hasResults = (app: App) => (tableInFront(app)?.source.store.getState().count ?? 0) > 0;
const pickedCount = (app: App) => tableInFront(app)?.selection.store.getState().picked.size ?? 0;
const hasSelection = (app: App) => pickedCount(app) > 0;

/** Larger and smaller by the keys go by this many pixels. */
const ROW_STEP = 40;

const TO_VIEWS: readonly Command[] = VIEW_IDS.map((id) => ({
  id: `open-${id}`,
  everywhere: true,
  section: 'View',
  label: `Open ${VIEWS[id].label.toLowerCase()}`,
  ...(VIEWS[id].shortcut && { shortcut: VIEWS[id].shortcut }),
  ready: ({ place }) => place.store.getState().view !== id,
  run: ({ place }) => place.open(id),
}));

/** One's own stars, by their number. */
const RATE: readonly Command[] = [0, 1, 2, 3, 4, 5].map((rating) => ({
  id: `rate-${rating}`,
  everywhere: 'tables',
  section: 'Assets',
  label: rating === 0 ? 'Take the rating away' : `Rate ${rating} of 5`,
  shortcut: { key: String(rating) },
  ready: (app) => app.place.store.getState().view === 'library' && hasSubject(app),
  run: (app) => void rate(app, rating),
}));

const ORDER: readonly Command[] = [
  { key: '[', label: 'Move earlier on the board', step: -1 as const },
  { key: ']', label: 'Move later on the board', step: 1 as const },
].map(({ key, label, step }) => ({
  id: `move-${step}`,
  everywhere: 'tables',
  section: 'Assets',
  label,
  shortcut: { key },
  ready: (app) => app.place.store.getState().view === 'boards' && hasSubject(app),
  run: (app) => void moveOnBoard(app, step),
}));

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
];

/** The commands that the view in front has. */
export function commandsNow(app: App): readonly Command[] {
  const { view } = app.place.store.getState();
  if (view === 'search') return COMMANDS;
  const onTable = tableInFront(app) !== null;
  return COMMANDS.filter(({ everywhere }) => everywhere === true || (onTable && everywhere === 'tables'));
}

/** As far as it is loaded. */
function everything(app: App) {
  const table = tableInFront(app);
  return table === null ? [] : allAssets(table.source.store.getState().pages);
}

function subjectUnderFocus(app: App) {
  const table = tableInFront(app);
  if (table === null) return [];
  const { index } = table.focus.getState();
  return assetsBetween(table.source.store.getState().pages, index, index);
}

function stackUnderFocus(app: App): AssetId | null {
  const [found] = subjectUnderFocus(app);
  const { arranged } = app.table.source.store.getState();
  const page = arranged?.get(pageOf(app.table.focus.getState().index));
  return found !== undefined && page?.stacks.has(found.id) === true ? found.id : null;
}

function resize({ settings, actions }: App, by: number): void {
  const now = settings.getState()?.gridRowHeight ?? DEFAULT_SETTINGS.gridRowHeight;
  actions.setRowHeight(now + by);
}

function focusFirst(selector: string): void {
  const element = document.querySelector<HTMLElement>(selector);
  element?.focus();
  if (element instanceof HTMLInputElement) element.select();
}
