import { changedKeys, readKeys, singleKeys } from '../../shared/model/keys.ts';
import { isSingleKey } from './registry/command.ts';
import type { Command, Shortcut } from './registry/command.ts';
import type { Stores } from './registry/store.ts';
import { settingsStore } from './settings.ts';

/** The keys of a command as the user set them; `null` for none. */
export function shortcutOf(stores: Stores, { id, shortcut }: Command): Shortcut | null {
  if (shortcut === undefined) return null;
  const settings = stores.get(settingsStore).getState();
  if (settings === null || !isSingleKey(shortcut)) return shortcut;
  if (!singleKeys.of(settings)) return null;
  const key = readKeys(changedKeys.of(settings)).get(id);
  return key === undefined ? shortcut : { ...shortcut, key };
}
