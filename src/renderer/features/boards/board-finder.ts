import { boardsStore } from '../../state/boards.ts';
import type { Finder } from '../../state/finder.ts';
import { locationStore } from '../../state/location.ts';
import { formatCount } from '../../ui/format.ts';

/** Boards by their names and notes; untyped, those that changed last. */
export const boardFinder: Finder = {
  title: 'Boards',
  order: 10,
  idle: 3,
  known: (stores) =>
    (stores.get(boardsStore).store.getState().boards ?? [])
      .toSorted((one, other) => other.changedAt - one.changedAt)
      .map(({ id, name, note, count, cover }) => ({
        id: String(id),
        label: name,
        detail: count === 1 ? '1 asset' : `${formatCount(count)} assets`,
        words: note,
        ...(cover !== null && { picture: cover }),
        run: (all) => all.get(locationStore).open('boards', String(id)),
      })),
};
