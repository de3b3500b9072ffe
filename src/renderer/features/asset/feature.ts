import type { Feature } from '../../state/feature.ts';
import { AssetSide } from './AssetSide.tsx';
import { CompSection } from './CompSection.tsx';
import { UseSection } from './UseSection.tsx';
import { ASSET_COMMANDS } from './asset-commands.ts';
import { FILE_COMMANDS } from './file-commands.ts';

export const feature: Feature = {
  id: 'asset',
  besideTable: AssetSide,
  panel: [
    { order: 10, component: CompSection, perAsset: true },
    { order: 30, component: UseSection },
  ],
  commands: [...ASSET_COMMANDS, ...FILE_COMMANDS],
};
