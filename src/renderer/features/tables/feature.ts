import type { Feature } from '../../state/feature.ts';
import { SELECTION_COMMANDS } from './selection-commands.ts';
import { TableMenu } from './TableMenu.tsx';
import { SIZE_COMMANDS } from './size-commands.ts';

/** What every table of assets has. */
export const feature: Feature = {
  id: 'tables',
  overlays: [{ order: 50, component: TableMenu }],
  commands: [...SELECTION_COMMANDS, ...SIZE_COMMANDS],
  keys: [
    {
      title: 'In the grid',
      keys: [
        ['Arrows, Home, End, Page Up, Page Down', 'Move'],
        ['Shift and arrows', 'Extend the selection'],
        ['Enter', 'Show details'],
        ['Space', 'Quick look'],
        ['Menu key, Shift and F10', 'Actions'],
        ['Escape', 'Close, then clear the selection'],
      ],
    },
  ],
};
