import type { App } from '../../app/app.ts';
import { tableInFront } from '../../app/table-in-front.ts';
import { ASSET_COMMANDS } from './asset-commands.ts';
import type { Command } from './command.ts';
import { SEARCH_COMMANDS } from './search-commands.ts';
import { SELECTION_COMMANDS } from './selection-commands.ts';
import { VIEW_COMMANDS } from './view-commands.ts';

/** Everything there is, in the order in which it is offered. */
export const COMMANDS: readonly Command[] = [
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
