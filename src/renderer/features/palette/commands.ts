import type { Stores } from '../../state/registry/store.ts';
import { locationStore } from '../../state/location.ts';
import { tableInFront } from '../../state/table-in-front.ts';
import { ASSET_COMMANDS } from './asset-commands.ts';
import type { Command } from './command.ts';
import { FILE_COMMANDS } from './file-commands.ts';
import { SEARCH_COMMANDS } from './search-commands.ts';
import { SELECTION_COMMANDS } from './selection-commands.ts';
import { VIEW_COMMANDS } from './view-commands.ts';

/** Everything there is, in the order in which it is offered. */
export const COMMANDS: readonly Command[] = [
  ...SEARCH_COMMANDS,
  ...ASSET_COMMANDS,
  ...FILE_COMMANDS,
  ...SELECTION_COMMANDS,
  ...VIEW_COMMANDS,
];

/** Those that this host has. */
export function commandsHere(stores: Stores): readonly Command[] {
  return COMMANDS.filter(({ exists }) => exists === undefined || exists(stores));
}

/** The commands that the view in front has. */
export function commandsNow(stores: Stores): readonly Command[] {
  const { view } = stores.get(locationStore).store.getState();
  const here = commandsHere(stores);
  if (view === 'search') return here;
  const onTable = tableInFront(stores) !== null;
  return here.filter(({ everywhere }) => everywhere === true || (onTable && everywhere === 'tables'));
}
