import type { AssetId } from '../../shared/model/ids.ts';
import type { Signal, Slot } from '../platform/modules/index.ts';
import type { OwnershipOptions } from './ownership.ts';

/** Those who know of licences give their word here. */
export interface OwnershipSources {
  readonly copy: Slot<OwnershipOptions['copy']>;
  readonly purchases: Slot<OwnershipOptions['told'][number]>;
  readonly quotes: Slot<OwnershipOptions['told'][number]>;
}

/** Assets whose licences have come or ended. */
export type OwnershipChanged = Signal<readonly AssetId[] | 'everything'>;
