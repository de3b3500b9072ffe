import type { Slot } from '../../platform/modules/index.ts';
import type { Naming } from './naming.ts';

/** Those who know of words for the name of a job's file. */
export interface JobWords {
  /** What a batch's list says. */
  readonly list: Slot<Naming['wordsFor']>;
  /** What a licensed file was bought for. */
  readonly purchase: Slot<Naming['wordsFor']>;
}
