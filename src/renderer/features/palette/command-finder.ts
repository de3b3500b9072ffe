import { commandsNow, labelOf } from '../../state/commands.ts';
import { shortcutOf } from '../../state/shortcuts.ts';
import type { Finder } from '../../state/finder.ts';

/** Everything that can be done now, by its name. */
export const commandFinder: Finder = {
  title: 'Commands',
  order: 20,
  idle: Number.MAX_SAFE_INTEGER,
  known: (stores) =>
    commandsNow(stores)
      .filter(({ id, ready }) => id !== 'palette' && ready(stores))
      .map((command) => {
        const { id, run } = command;
        const shortcut = shortcutOf(stores, command);
        return { id, label: labelOf(stores, command), run, ...(shortcut && { shortcut }) };
      }),
};
