import { DEFAULT_SETTINGS } from '../../../shared/model/settings.ts';
import type { Stores } from '../../state/registry/store.ts';
import { actionsStore } from '../../state/actions.ts';
import { arrangementStore } from '../../state/arrangement.ts';
import { settingsStore } from '../../state/settings.ts';
import { viewStore } from '../../state/view.ts';
import { VIEWS } from '../../shell/views.ts';
import { VIEW_IDS, locationStore } from '../../state/location.ts';
import { always, hasResults } from './command.ts';
import type { Command } from './command.ts';

/** Larger and smaller by the keys go by this many pixels. */
const ROW_STEP = 40;

const TO_VIEWS: readonly Command[] = VIEW_IDS.map((id) => ({
  id: `open-${id}`,
  everywhere: true,
  section: 'View',
  label: `Open ${VIEWS[id].label.toLowerCase()}`,
  ...(VIEWS[id].shortcut && { shortcut: VIEWS[id].shortcut }),
  ready: (stores) => stores.get(locationStore).store.getState().view !== id,
  run: (stores) => stores.get(locationStore).open(id),
}));

/** How it looks, and what lies in front. */
export const VIEW_COMMANDS: readonly Command[] = [
  {
    id: 'fold',
    section: 'View',
    label: 'Fold series into one tile',
    shortcut: { key: 'f' },
    ready: hasResults,
    run: (stores) => stores.get(arrangementStore).toggleFold(),
  },
  {
    id: 'larger',
    everywhere: 'tables',
    section: 'View',
    label: 'Larger pictures',
    shortcut: { key: '+' },
    ready: always,
    run: (stores) => resize(stores, ROW_STEP),
  },
  {
    id: 'smaller',
    everywhere: 'tables',
    section: 'View',
    label: 'Smaller pictures',
    shortcut: { key: '-' },
    ready: always,
    run: (stores) => resize(stores, -ROW_STEP),
  },
  {
    id: 'captions',
    everywhere: 'tables',
    section: 'View',
    label: 'Titles below the pictures',
    shortcut: { key: 't' },
    ready: always,
    run: (stores) => stores.get(viewStore).toggleCaptions(),
  },
  {
    id: 'palette',
    everywhere: true,
    section: 'View',
    label: 'All commands',
    shortcut: { key: 'k', mod: true },
    ready: always,
    run: (stores) => stores.get(viewStore).show('palette'),
  },
  {
    id: 'shortcuts',
    everywhere: true,
    section: 'View',
    label: 'Keyboard shortcuts',
    shortcut: { key: '?' },
    ready: always,
    run: (stores) => stores.get(viewStore).show('shortcuts'),
  },
  ...TO_VIEWS,
];

function resize(stores: Stores, by: number): void {
  const settings = stores.get(settingsStore);
  const actions = stores.get(actionsStore);
  const now = settings.getState()?.gridRowHeight ?? DEFAULT_SETTINGS.gridRowHeight;
  actions.setRowHeight(now + by);
}
