import type { Finder } from '../../state/finder.ts';
import { locationStore } from '../../state/location.ts';
import { formatCount } from '../../ui/format.ts';
import { shotsStore } from './shots-store.ts';

/** Shot lists by their names. */
export const shotFinder: Finder = {
  title: 'Shot lists',
  order: 22,
  known: (stores) =>
    (stores.get(shotsStore).store.getState().lists ?? []).map(({ id, name, shots, chosen }) => ({
      id: String(id),
      label: name,
      detail: `${formatCount(chosen)} of ${formatCount(shots)} chosen`,
      run: (all) => all.get(locationStore).open('shots', String(id)),
    })),
};
