import type { AssetId } from '../../../shared/model/ids.ts';
import type { App } from '../../shell/app.ts';
import { pageOf } from '../../state/result-pages.ts';
import { UNDO } from '../../state/toasts.ts';
import { moveOnBoard } from '../boards/board-edits.ts';
import { COMPARED } from '../compare/compared.ts';
import { rate } from '../library/record-edits.ts';
import { addToBasket, copyIds, copyLinks, subjects, takeComps } from '../selection/selection-actions.ts';
import { hasSubject, pickedCount, subjectUnderFocus } from './command.ts';
import type { Command } from './command.ts';

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

/** By hand, on a board that has an order of its own. */
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

/** What is done with the selection, or with the asset under the keyboard. */
export const ASSET_COMMANDS: readonly Command[] = [
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
    id: 'undo',
    everywhere: true,
    section: 'Assets',
    label: 'Undo what a message offers to',
    // The browser would take back what was last typed, in a field that was left long ago.
    shortcut: { key: 'z', mod: true, ours: true },
    ready: ({ toasts }) => toasts.offers(UNDO),
    run: ({ toasts }) => toasts.accept(UNDO),
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
];

function stackUnderFocus(app: App): AssetId | null {
  const [found] = subjectUnderFocus(app);
  const { arranged } = app.table.source.store.getState();
  const page = arranged?.get(pageOf(app.table.focus.getState().index));
  return found !== undefined && page?.stacks.has(found.id) === true ? found.id : null;
}
