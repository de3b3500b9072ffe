/** How assets go together. */
export const RELATIONS = ['series', 'same-model', 'similar'] as const;
export type Relation = (typeof RELATIONS)[number];
