import type { Asset } from '../../../shared/model/asset.ts';
import type { Right } from '../../../shared/model/download.ts';
import { formatDuration } from '../../ui/format.ts';
import { MEDIA } from '../../ui/media.ts';

const RIGHT: Readonly<Record<Right, string>> = { comp: 'Comp in library', licensed: 'Licensed' };

/** What a screen reader says of a tile: `Video: Waves at dawn, 0:12, Editorial, Comp in library`. */
export function tileName(asset: Asset, right: Right | null): string {
  return [
    `${MEDIA[asset.type].label}: ${asset.title}`,
    ...(asset.duration === null ? [] : [formatDuration(asset.duration)]),
    ...(asset.editorial ? ['Editorial'] : []),
    ...(right === null ? [] : [RIGHT[right]]),
  ].join(', ');
}
