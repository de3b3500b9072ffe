import { useState } from 'react';
import { useStore } from 'zustand';
import { changedKeys, readKeys, singleKeys, writeKeys } from '../../../shared/model/keys.ts';
import { commandsHere } from '../../state/commands.ts';
import { isSingleKey } from '../../state/registry/command.ts';
import type { Command } from '../../state/registry/command.ts';
import { useStores } from '../../state/registry/store.ts';
import { settingActionsStore } from '../../state/setting-actions.ts';
import { settingsStore } from '../../state/settings.ts';
import { shortcutOf } from '../../state/shortcuts.ts';
import { Checkbox } from '../../ui/Checkbox.tsx';
import { classes } from '../../ui/classes.ts';
import css from './KeySettings.module.css';

const cx = classes(css);

/** Keys that are pressed alone: switched off, or others. */
export function KeySettings() {
  const stores = useStores();
  const actions = stores.get(settingActionsStore);
  const settings = useStore(stores.get(settingsStore));
  const [taken, setTaken] = useState<string | null>(null);
  if (settings === null) return null;
  const isOn = singleKeys.of(settings);
  const commands = commandsHere(stores).filter(
    ({ shortcut }) => shortcut !== undefined && isSingleKey(shortcut),
  );
  const change = (command: Command, key: string) => {
    if (key.trim() === '') return;
    const other = commands.find((one) => one !== command && shortcutOf(stores, one)?.key === key);
    setTaken(other === undefined ? null : `“${key}” is the key of “${other.label}”. Choose another.`);
    if (other !== undefined) return;
    const keys = new Map(readKeys(changedKeys.of(settings)));
    if (key === command.shortcut?.key) keys.delete(command.id);
    else keys.set(command.id, key);
    void actions.setArea(changedKeys.set(writeKeys(keys)));
  };
  return (
    <>
      <Checkbox
        label="Single keys are commands"
        hint="In a grid or a table, a letter alone downloads, rates or rejects. Switch this off if you dictate."
        checked={isOn}
        onChange={(on) => void actions.setArea(singleKeys.set(on))}
      />
      {isOn && (
        <ul className={cx('keys')}>
          {commands.map((command) => (
            <li key={command.id}>
              <label className={cx('key')}>
                <input
                  className={cx('field')}
                  value={shortcutOf(stores, command)?.key ?? ''}
                  onFocus={(event) => event.target.select()}
                  onChange={({ target: { value } }) => change(command, value.slice(-1))}
                />
                {command.label}
              </label>
            </li>
          ))}
        </ul>
      )}
      <p role="status" className={cx('taken')}>
        {taken}
      </p>
    </>
  );
}
