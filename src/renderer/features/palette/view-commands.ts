import { DEFAULT_SETTINGS } from '../../../shared/model/settings.ts';
import type { App } from '../../shell/app.ts';
import { VIEWS } from '../../shell/views.ts';
import { VIEW_IDS } from '../../state/place.ts';
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
  ready: ({ place }) => place.store.getState().view !== id,
  run: ({ place }) => place.open(id),
}));

/** How it looks, and what lies in front. */
export const VIEW_COMMANDS: readonly Command[] = [
  {
    id: 'fold',
    section: 'View',
    label: 'Fold series into one tile',
    shortcut: { key: 'f' },
    ready: hasResults,
    run: ({ arrangement }) => arrangement.toggleFold(),
  },
  {
    id: 'larger',
    everywhere: 'tables',
    section: 'View',
    label: 'Larger pictures',
    shortcut: { key: '+' },
    ready: always,
    run: (app) => resize(app, ROW_STEP),
  },
  {
    id: 'smaller',
    everywhere: 'tables',
    section: 'View',
    label: 'Smaller pictures',
    shortcut: { key: '-' },
    ready: always,
    run: (app) => resize(app, -ROW_STEP),
  },
  {
    id: 'captions',
    everywhere: 'tables',
    section: 'View',
    label: 'Titles below the pictures',
    shortcut: { key: 't' },
    ready: always,
    run: ({ view }) => view.toggleCaptions(),
  },
  {
    id: 'palette',
    everywhere: true,
    section: 'View',
    label: 'All commands',
    shortcut: { key: 'k', mod: true },
    ready: always,
    run: ({ view }) => view.show('palette'),
  },
  {
    id: 'shortcuts',
    everywhere: true,
    section: 'View',
    label: 'Keyboard shortcuts',
    shortcut: { key: '?' },
    ready: always,
    run: ({ view }) => view.show('shortcuts'),
  },
  ...TO_VIEWS,
];

function resize({ settings, actions }: App, by: number): void {
  const now = settings.getState()?.gridRowHeight ?? DEFAULT_SETTINGS.gridRowHeight;
  actions.setRowHeight(now + by);
}
