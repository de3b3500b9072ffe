import type { AssetId } from '../../../shared/model/ids.ts';
import type { Slot } from '../../platform/modules/index.ts';
import type { Naming } from './naming.ts';

/** Those who know of words for the name of a job's file. */
export interface JobWords {
  /** What a batch's list says. */
  readonly list: Slot<Naming['wordsFor']>;
  /** What a licensed file was bought for. */
  readonly purchase: Slot<Naming['wordsFor']>;
  /** Hears of assets of which a click has named the project. */
  readonly named: Slot<(assets: readonly AssetId[]) => void>;
}
