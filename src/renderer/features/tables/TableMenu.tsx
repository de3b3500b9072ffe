import { Menu } from '@base-ui/react/menu';
import { Fragment, useEffect, useState } from 'react';
import type { KeyboardEvent } from 'react';
import { focusedTile } from '../../parts/focused-tile.ts';
import { isMac, shortcutText } from '../../parts/words/shortcut-text.ts';
import { commandsNow, labelOf } from '../../state/commands.ts';
import type { Command } from '../../state/registry/command.ts';
import { useStores } from '../../state/registry/store.ts';
import { shortcutOf } from '../../state/shortcuts.ts';
import { classes } from '../../ui/classes.ts';
import css from './TableMenu.module.css';
import { standOnTile } from './stand-on-tile.ts';

const cx = classes(css);

/** What the menu offers of the commands, each kind below a line. */
const OFFERED = ['Assets', 'Selection'] as const;

function keepSpace(event: KeyboardEvent): void {
  if (event.key !== ' ') return;
  event.preventDefault();
  event.stopPropagation();
}

interface Point {
  readonly x: number;
  readonly y: number;
}

/** The commands for the tile or row under the pointer or the keyboard, or for what is picked with it. */
export function TableMenu() {
  const stores = useStores();
  const [at, setAt] = useState<Point | null>(null);
  useEffect(() => {
    // Shift and F10, and the menu key, come as the same event.
    const onContextMenu = (event: MouseEvent) => {
      if (event.defaultPrevented || !standOnTile(stores, event.target)) return;
      event.preventDefault();
      setAt({ x: event.clientX, y: event.clientY });
    };
    document.addEventListener('contextmenu', onContextMenu);
    return () => document.removeEventListener('contextmenu', onContextMenu);
  }, [stores]);

  const mac = isMac(navigator.platform);
  const commands = at === null ? [] : commandsNow(stores).filter(({ ready }) => ready(stores));
  const groups = OFFERED.map((section) => commands.filter((one) => one.section === section));
  const run = (command: Command) => {
    // After the menu has given the focus back, so that a command may move it.
    setTimeout(() => command.run(stores), 0);
  };
  return (
    <Menu.Root open={at !== null} onOpenChange={(open) => !open && setAt(null)}>
      <Menu.Portal>
        <Menu.Positioner
          className={cx('positioner')}
          anchor={at === null ? null : { getBoundingClientRect: () => new DOMRect(at.x, at.y, 0, 0) }}
          align="start"
          sideOffset={2}
          collisionPadding={8}
        >
          <Menu.Popup
            className={cx('popup')}
            aria-label="Actions"
            finalFocus={() => focusedTile() ?? true}
            // Enter chooses. A space may belong to words that were meant for a field.
            onKeyDownCapture={keepSpace}
            onKeyUpCapture={keepSpace}
          >
            {groups.map((group, index) => (
              <Fragment key={OFFERED[index]}>
                {index > 0 && group.length > 0 && <Menu.Separator className={cx('line')} />}
                {group.map((command) => {
                  const keys = shortcutOf(stores, command);
                  return (
                    <Menu.Item key={command.id} className={cx('item')} onClick={() => run(command)}>
                      <span>{labelOf(stores, command)}</span>
                      {keys !== null && <kbd>{shortcutText(keys, mac)}</kbd>}
                    </Menu.Item>
                  );
                })}
              </Fragment>
            ))}
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  );
}
