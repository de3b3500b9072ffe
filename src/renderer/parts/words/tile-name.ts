import type { Asset } from '../../../shared/model/asset.ts';
import type { Right } from '../../../shared/model/download.ts';
import { formatDuration } from '../../ui/format.ts';
import { MEDIA } from '../../ui/media.ts';

const RIGHT: Readonly<Record<Right, string>> = { comp: 'Comp in library', licensed: 'Licensed' };

interface TileState {
  readonly right?: Right | null;
  readonly rejected?: boolean;
  readonly inBasket?: boolean;
  /** How many others are folded into it. */
  readonly folded?: number;
}

/** What a screen reader says of a tile: `Video: Waves at dawn, 0:12, Editorial, Comp in library`. */
export function tileName(asset: Asset, state: TileState = {}): string {
  const { right = null, rejected = false, folded = 0, inBasket = false } = state;
  return [
    `${MEDIA[asset.type].label}: ${asset.title}`,
    ...(asset.duration === null ? [] : [formatDuration(asset.duration)]),
    ...(asset.editorial ? ['Editorial'] : []),
    ...(right === null ? [] : [RIGHT[right]]),
    ...(folded === 0 ? [] : [`${folded} more like it folded`]),
    ...(rejected ? ['Rejected'] : []),
    ...(inBasket ? ['In basket'] : []),
  ].join(', ');
}
