import { boardsStore } from '../../state/boards.ts';
import { locationStore } from '../../state/location.ts';
import type { Command } from '../../state/registry/command.ts';
import { hasSubject, subjects } from '../../state/subjects.ts';
import { moveOnBoard } from './board-edits.ts';

/** Moves within a board that the user orders by hand. */
const ORDER: readonly Command[] = [
  { key: '[', label: 'Move earlier on the board', step: -1 as const, order: 71 },
  { key: ']', label: 'Move later on the board', step: 1 as const, order: 72 },
].map(({ key, label, step, order }) => ({
  id: `move-${step}`,
  order,
  everywhere: 'tables',
  section: 'Assets',
  label,
  shortcut: { key },
  ready: (stores) => stores.get(locationStore).store.getState().view === 'boards' && hasSubject(stores),
  run: (stores) => void moveOnBoard(stores, step),
}));

export const BOARD_COMMANDS: readonly Command[] = [
  {
    id: 'add-to-board',
    order: 60,
    everywhere: 'tables',
    section: 'Assets',
    label: 'Add to a board',
    shortcut: { key: 'b' },
    ready: hasSubject,
    run: (stores) => stores.get(boardsStore).offer(subjects(stores)),
  },
  ...ORDER,
];
