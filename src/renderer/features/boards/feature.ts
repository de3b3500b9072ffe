import { LayoutDashboard } from 'lucide-react';
import { boardsStore } from '../../state/boards.ts';
import type { Feature } from '../../state/feature.ts';
import { BoardAction } from './BoardAction.tsx';
import { BoardPicker } from './BoardPicker.tsx';
import { BoardPlace } from './BoardPlace.tsx';
import { BoardsView } from './BoardsView.tsx';
import { BOARD_COMMANDS } from './board-commands.ts';
import { boardFinder } from './board-finder.ts';

export const feature: Feature = {
  id: 'boards',
  view: {
    label: 'Boards',
    icon: LayoutDashboard,
    component: BoardsView,
    rail: 20,
    table: (stores) => stores.get(boardsStore).table,
  },
  panel: [{ order: 35, component: BoardPlace }],
  panelActions: [{ order: 20, component: BoardAction }],
  overlays: [{ order: 10, component: BoardPicker }],
  commands: BOARD_COMMANDS,
  finders: [boardFinder],
};
