import type { Relation } from '../../../shared/model/relation.ts';

/** The title of a rail. */
export const RELATED_TITLE: Readonly<Record<Relation, string>> = {
  series: 'From the same series',
  'same-model': 'With the same model',
  similar: 'Similar',
  look: 'Seen before, looks like this',
};

/** How a full grid reads, followed by the asset's title. */
export const RELATED_WORDS: Readonly<Record<Relation, string>> = {
  series: 'From the series of',
  'same-model': 'With the model of',
  similar: 'Similar to',
  look: 'Seen before, looks like',
};
