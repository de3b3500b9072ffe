import type { Feature } from '../../state/feature.ts';
import { windowStore } from '../../state/given.ts';
import { always } from '../../state/subjects.ts';
import { UNDO, toastsStore } from '../../state/toasts.ts';
import { viewStore } from '../../state/view.ts';
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
  commands: [
    {
      id: 'undo',
      order: 110,
      everywhere: true,
      section: 'Assets',
      label: 'Undo what a message offers to',
      // The browser would take back what was last typed, in a field that was left long ago.
      shortcut: { key: 'z', mod: true, ours: true },
      ready: (stores) => stores.get(toastsStore).offers(UNDO),
      run: (stores) => stores.get(toastsStore).accept(UNDO),
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
