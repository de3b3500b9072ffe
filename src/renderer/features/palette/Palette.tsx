import { Dialog } from '@base-ui/react/dialog';
import { useId, useRef, useState } from 'react';
import type { KeyboardEvent } from 'react';
import { useStore } from 'zustand';
import { useStores } from '../../state/registry/store.ts';
import { useView, viewStore } from '../../state/view.ts';
import { classes } from '../../ui/classes.ts';
import { commandsNow } from '../../state/commands.ts';
import type { Command } from '../../state/registry/command.ts';
import { fuzzyFilter } from './fuzzy.ts';
import css from './Palette.module.css';
import { isMac, shortcutText } from '../../parts/words/shortcut-text.ts';

const cx = classes(css);

/** Everything that can be done, by name. */
export function Palette() {
  const view = useView();
  const open = useStore(view.store, (state) => state.overlay === 'palette');
  return (
    <Dialog.Root open={open} onOpenChange={(next) => !next && view.close()}>
      <Dialog.Portal>
        <Dialog.Backdrop className={cx('backdrop')} />
        <Dialog.Popup className={cx('popup')} aria-label="Commands">
          <CommandList />
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

function CommandList() {
  const stores = useStores();
  const [query, setQuery] = useState('');
  const [at, setAt] = useState(0);
  const list = useRef<HTMLDivElement>(null);
  const base = useId();
  const mac = isMac(navigator.platform);
  const commands = fuzzyFilter(
    commandsNow(stores).filter(({ id, ready }) => id !== 'palette' && ready(stores)),
    query,
    ({ label }) => label,
  );
  const idOf = ({ id }: Command) => `${base}-${id}`;

  const run = (command: Command | undefined) => {
    if (command === undefined) return;
    stores.get(viewStore).close();
    // After the dialog has given the focus back, so that a command may move it.
    setTimeout(() => command.run(stores), 0);
  };
  const go = (to: number) => {
    const next = (to + commands.length) % Math.max(1, commands.length);
    setAt(next);
    list.current?.children[next]?.scrollIntoView({ block: 'nearest' });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'ArrowDown') go(at + 1);
    else if (event.key === 'ArrowUp') go(at - 1);
    else if (event.key === 'Enter') run(commands[at]);
    else return;
    event.preventDefault();
  };
  const active = commands[at];

  return (
    <>
      <input
        className={cx('input')}
        role="combobox"
        aria-label="Find a command"
        aria-expanded="true"
        aria-controls={`${base}-list`}
        aria-activedescendant={active === undefined ? undefined : idOf(active)}
        placeholder="Find a command"
        value={query}
        onChange={(event) => {
          setQuery(event.target.value);
          setAt(0);
        }}
        onKeyDown={onKeyDown}
        autoComplete="off"
        spellCheck={false}
      />
      {commands.length === 0 && <p className={cx('none')}>No such command.</p>}
      <div ref={list} id={`${base}-list`} className={cx('list')} role="listbox" aria-label="Commands">
        {commands.map((command, index) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are heard by the field above, which has the focus.
          <div
            key={command.id}
            id={idOf(command)}
            className={cx('item', index === at && 'active')}
            role="option"
            aria-selected={index === at}
            tabIndex={-1}
            onClick={() => run(command)}
            onPointerMove={() => setAt(index)}
          >
            <span className={cx('label')}>{command.label}</span>
            {command.shortcut !== undefined && <kbd>{shortcutText(command.shortcut, mac)}</kbd>}
          </div>
        ))}
      </div>
    </>
  );
}
