import { isMac, shortcutText } from '../../parts/words/shortcut-text.ts';
import { commandsHere } from '../../state/commands.ts';
import { useStores } from '../../state/registry/store.ts';
import type { Stores } from '../../state/registry/store.ts';
import { shortcutOf } from '../../state/shortcuts.ts';
import { RightBadge } from '../../ui/Badge.tsx';
import { classes } from '../../ui/classes.ts';
import css from './NothingOpen.module.css';

const cx = classes(css);

/** Commands whose keys are worth knowing first, by their IDs. */
const FIRST = ['comp', 'add-to-board', 'basket'];

function keysOf(stores: Stores): readonly (readonly [keys: string, does: string])[] {
  const commands = commandsHere(stores);
  const known = FIRST.flatMap((id) => {
    const command = commands.find((one) => one.id === id);
    const shortcut = command === undefined ? null : shortcutOf(stores, command);
    if (command === undefined || shortcut === null) return [];
    return [[shortcutText(shortcut, isMac(navigator.platform)), command.label] as const];
  });
  return [['Space', 'Look at it large'], ...known];
}

/** The room of the panel while no asset is open: what the marks mean, and what the keyboard does. */
export function NothingOpen() {
  const keys = keysOf(useStores());
  return (
    <aside className={cx('side')} aria-label="Details">
      <p className={cx('lead')}>Click a picture to see its sizes, prices and rights.</p>
      <dl className={cx('list')}>
        <dt>
          <RightBadge right="comp" />
        </dt>
        <dd>For layout and approval only. Your group has not licensed it.</dd>
        <dt>
          <RightBadge right="licensed" />
        </dt>
        <dd>Your group has paid for it.</dd>
      </dl>
      <dl className={cx('list', 'keys')}>
        {keys.map(([key, does]) => (
          <div key={key} className={cx('line')}>
            <dt>
              <kbd className={cx('key')}>{key}</kbd>
            </dt>
            <dd>{does}</dd>
          </div>
        ))}
      </dl>
    </aside>
  );
}
