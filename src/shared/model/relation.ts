import type { AssetId } from './ids.ts';

/** How assets go together: as the service says, or by their looks, which this computer compares by itself. */
export const RELATIONS = ['series', 'same-model', 'similar', 'look'] as const;
export type Relation = (typeof RELATIONS)[number];

/** Everything that goes with an asset in one way. */
export interface RelatedTo {
  readonly id: AssetId;
  readonly relation: Relation;
}
