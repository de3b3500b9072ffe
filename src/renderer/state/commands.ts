import { featuresStore, HOME } from './feature.ts';
import type { Features } from './feature.ts';
import { locationStore } from './location.ts';
import { SECTIONS } from './registry/command.ts';
import type { Command } from './registry/command.ts';
import type { Stores } from './registry/store.ts';
import { tableInFront } from './table-in-front.ts';

/** Everything that the features declare, section by section, in the order in which it is offered. */
export function allCommands(features: Features): readonly Command[] {
  return [...features.all.flatMap(({ commands = [] }) => commands), ...viewCommands(features)].toSorted(
    (one, other) =>
      SECTIONS.indexOf(one.section) - SECTIONS.indexOf(other.section) || one.order - other.order,
  );
}

/** The commands that this host has. */
export function commandsHere(stores: Stores): readonly Command[] {
  return allCommands(stores.get(featuresStore)).filter(
    ({ exists }) => exists === undefined || exists(stores),
  );
}

/** The commands that the view in front has. */
export function commandsNow(stores: Stores): readonly Command[] {
  const { view } = stores.get(locationStore).store.getState();
  const here = commandsHere(stores);
  if (view === HOME) return here;
  const onTable = tableInFront(stores) !== null;
  return here.filter(({ everywhere }) => everywhere === true || (onTable && everywhere === 'tables'));
}

/** One command for each view, after all others; the keys of a view that is in front lead back to the search. */
function viewCommands({ views }: Features): readonly Command[] {
  return views.map(({ id, label, shortcut }, at) => ({
    id: `open-${id}`,
    order: 10_000 + at,
    everywhere: true,
    section: 'View',
    label: `Open ${label.toLowerCase()}`,
    labelNow: (stores) => (isInFront(stores, id) ? `Leave ${label.toLowerCase()}` : null),
    ...(shortcut && { shortcut }),
    ready: (stores) => shortcut !== undefined || !isInFront(stores, id),
    run: (stores) => {
      const location = stores.get(locationStore);
      if (isInFront(stores, id)) location.leave();
      else location.open(id);
    },
  }));
}

function isInFront(stores: Stores, id: string): boolean {
  return stores.get(locationStore).store.getState().view === id;
}

/** How a command is called now. */
export function labelOf(stores: Stores, { label, labelNow }: Command): string {
  return labelNow?.(stores) ?? label;
}
