import type { AssetId } from '../../../shared/model/ids.ts';
import type { Stores } from '../../state/registry/store.ts';
import { arrangementStore } from '../../state/arrangement.ts';
import { assetViewStore } from '../../state/asset.ts';
import { boardsStore } from '../../state/boards.ts';
import { locationStore } from '../../state/location.ts';
import { rejectionsStore } from '../../state/rejections.ts';
import { searchTableStore } from '../../state/search-table.ts';
import { viewStore } from '../../state/view.ts';
import { pageOf } from '../../state/result-pages.ts';
import { UNDO, toastsStore } from '../../state/toasts.ts';
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
  ready: (stores) => stores.get(locationStore).store.getState().view === 'library' && hasSubject(stores),
  run: (stores) => void rate(stores, rating),
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
  ready: (stores) => stores.get(locationStore).store.getState().view === 'boards' && hasSubject(stores),
  run: (stores) => void moveOnBoard(stores, step),
}));

/** What is done with the selection, or with the asset under the keyboard. */
export const ASSET_COMMANDS: readonly Command[] = [
  {
    id: 'quick-look',
    everywhere: 'tables',
    section: 'Assets',
    label: 'Quick look',
    ready: hasSubject,
    run: (stores) => stores.get(viewStore).show('quick-look'),
  },
  {
    id: 'details',
    everywhere: 'tables',
    section: 'Assets',
    label: 'Show details',
    ready: hasSubject,
    run: (stores) => {
      const [first] = subjects(stores);
      if (first !== undefined) stores.get(assetViewStore).open(first);
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
    ready: (stores) => pickedCount(stores) >= COMPARED.fewest && pickedCount(stores) <= COMPARED.most,
    run: (stores) => stores.get(viewStore).show('compare'),
  },
  {
    id: 'add-to-board',
    everywhere: 'tables',
    section: 'Assets',
    label: 'Add to a board',
    shortcut: { key: 'b' },
    ready: hasSubject,
    run: (stores) => stores.get(boardsStore).offer(subjects(stores)),
  },
  ...RATE,
  ...ORDER,
  {
    id: 'copy-ids',
    everywhere: 'tables',
    section: 'Assets',
    label: 'Copy IDs',
    ready: hasSubject,
    run: (stores) => void copyIds(stores),
  },
  {
    id: 'copy-links',
    everywhere: 'tables',
    section: 'Assets',
    label: 'Copy links',
    ready: hasSubject,
    run: (stores) => void copyLinks(stores),
  },
  {
    id: 'undo',
    everywhere: true,
    section: 'Assets',
    label: 'Undo what a message offers to',
    // The browser would take back what was last typed, in a field that was left long ago.
    shortcut: { key: 'z', mod: true, ours: true },
    ready: (stores) => stores.get(toastsStore).offers(UNDO),
    run: (stores) => stores.get(toastsStore).accept(UNDO),
  },
  {
    id: 'reject',
    section: 'Assets',
    label: 'Reject for this project, or take that back',
    shortcut: { key: 'x' },
    ready: hasSubject,
    run: (stores) => stores.get(rejectionsStore).toggle(subjects(stores)),
  },
  {
    id: 'unfold',
    section: 'Assets',
    label: 'Unfold the series, or fold it again',
    shortcut: { key: 'u' },
    ready: (stores) => stackUnderFocus(stores) !== null,
    run: (stores) => {
      const head = stackUnderFocus(stores);
      if (head !== null) stores.get(arrangementStore).toggleStack(head);
    },
  },
];

function stackUnderFocus(stores: Stores): AssetId | null {
  const [found] = subjectUnderFocus(stores);
  const { arranged } = stores.get(searchTableStore).source.store.getState();
  const page = arranged?.get(pageOf(stores.get(searchTableStore).focus.getState().index));
  return found !== undefined && page?.stacks.has(found.id) === true ? found.id : null;
}
