import type { App } from '../../shell/app.ts';
import { tableInFront } from '../../shell/table-in-front.ts';
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
export function commandsHere(app: App): readonly Command[] {
  return COMMANDS.filter(({ exists }) => exists === undefined || exists(app));
}

/** The commands that the view in front has. */
export function commandsNow(app: App): readonly Command[] {
  const { view } = app.place.store.getState();
  const here = commandsHere(app);
  if (view === 'search') return here;
  const onTable = tableInFront(app) !== null;
  return here.filter(({ everywhere }) => everywhere === true || (onTable && everywhere === 'tables'));
}
