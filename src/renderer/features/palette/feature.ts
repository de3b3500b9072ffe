import { changesStore } from '../../state/changes.ts';
import type { Change } from '../../state/changes.ts';
import type { Stores } from '../../state/registry/store.ts';
import type { Feature } from '../../state/feature.ts';
import { windowStore } from '../../state/given.ts';
import { always } from '../../state/subjects.ts';
import { viewStore } from '../../state/view.ts';
import { KeySettings } from './KeySettings.tsx';
import { Palette } from './Palette.tsx';
import { ShortcutSheet } from './ShortcutSheet.tsx';
import { commandFinder } from './command-finder.ts';

export const feature: Feature = {
  id: 'palette',
  overlays: [
    { order: 30, component: Palette },
    { order: 40, component: ShortcutSheet },
  ],
  finders: [commandFinder],
  settings: [{ order: 15, title: 'Keyboard', component: KeySettings }],
  commands: [
    {
      id: 'undo',
      order: 110,
      everywhere: true,
      section: 'Assets',
      label: 'Undo',
      labelNow: (stores) => named('Undo', latest(stores, 'done')),
      // The browser would take back what was last typed, in a field that was left long ago.
      shortcut: { key: 'z', mod: true, ours: true },
      ready: (stores) => latest(stores, 'done') !== undefined,
      run: (stores) => void stores.get(changesStore).undo(),
    },
    {
      id: 'redo',
      order: 111,
      everywhere: true,
      section: 'Assets',
      label: 'Redo',
      labelNow: (stores) => named('Redo', latest(stores, 'undone')),
      shortcut: { key: 'z', mod: true, shift: true, ours: true },
      ready: (stores) => latest(stores, 'undone') !== undefined,
      run: (stores) => void stores.get(changesStore).redo(),
    },
    {
      id: 'back',
      order: 45,
      everywhere: true,
      section: 'View',
      label: 'Back',
      shortcut: { key: 'ArrowLeft', alt: true },
      ready: always,
      run: (stores) => stores.get(windowStore).history.back(),
    },
    {
      id: 'palette',
      order: 50,
      everywhere: true,
      section: 'View',
      label: 'Find anything',
      shortcut: { key: 'k', mod: true, typing: true },
      ready: always,
      run: (stores) => stores.get(viewStore).show('palette'),
    },
    {
      id: 'shortcuts',
      order: 60,
      everywhere: true,
      section: 'View',
      label: 'Keyboard shortcuts',
      shortcut: { key: '?' },
      ready: always,
      run: (stores) => stores.get(viewStore).show('shortcuts'),
    },
  ],
};

function latest(stores: Stores, list: 'done' | 'undone'): Change | undefined {
  return stores.get(changesStore).store.getState()[list].at(-1);
}

function named(verb: string, change: Change | undefined): string | null {
  return change === undefined ? null : `${verb} ${change.name}`;
}
