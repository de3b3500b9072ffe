import type { AssetId } from './ids.ts';

/** How assets go together. */
export const RELATIONS = ['series', 'same-model', 'similar'] as const;
export type Relation = (typeof RELATIONS)[number];

/** Everything that goes with an asset in one way. */
export interface Kin {
  readonly id: AssetId;
  readonly relation: Relation;
}
