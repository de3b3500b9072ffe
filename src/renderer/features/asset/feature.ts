import type { Feature } from '../../state/feature.ts';
import { AssetSide } from './AssetSide.tsx';
import { CompAction } from './CompAction.tsx';
import { CompSection } from './CompSection.tsx';
import { UseSection } from './UseSection.tsx';
import { ASSET_COMMANDS } from './asset-commands.ts';
import { FILE_COMMANDS } from './file-commands.ts';

export const feature: Feature = {
  id: 'asset',
  besideTable: AssetSide,
  panel: [
    { order: 20, component: CompSection, perAsset: true },
    { order: 40, component: UseSection },
  ],
  panelActions: [{ order: 10, component: CompAction }],
  commands: [...ASSET_COMMANDS, ...FILE_COMMANDS],
};
