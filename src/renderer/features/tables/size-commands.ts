import { DEFAULT_SETTINGS } from '../../../shared/model/settings.ts';
import { settingActionsStore } from '../../state/setting-actions.ts';
import type { Command } from '../../state/registry/command.ts';
import type { Stores } from '../../state/registry/store.ts';
import { settingsStore } from '../../state/settings.ts';
import { always } from '../../state/subjects.ts';
import { viewStore } from '../../state/view.ts';

/** Larger and smaller by the keys go by this many pixels. */
const ROW_STEP = 40;

/** How the pictures of a table look. */
export const SIZE_COMMANDS: readonly Command[] = [
  {
    id: 'larger',
    order: 20,
    everywhere: 'tables',
    section: 'View',
    label: 'Larger pictures',
    shortcut: { key: '+' },
    ready: always,
    run: (stores) => resize(stores, ROW_STEP),
  },
  {
    id: 'smaller',
    order: 30,
    everywhere: 'tables',
    section: 'View',
    label: 'Smaller pictures',
    shortcut: { key: '-' },
    ready: always,
    run: (stores) => resize(stores, -ROW_STEP),
  },
  {
    id: 'captions',
    order: 40,
    everywhere: 'tables',
    section: 'View',
    label: 'Titles below the pictures',
    shortcut: { key: 't' },
    ready: always,
    run: (stores) => stores.get(viewStore).toggleCaptions(),
  },
];

function resize(stores: Stores, by: number): void {
  const settings = stores.get(settingsStore);
  const actions = stores.get(settingActionsStore);
  const now = settings.getState()?.gridRowHeight ?? DEFAULT_SETTINGS.gridRowHeight;
  actions.setRowHeight(now + by);
}
