import { z } from 'zod';
import { RELATIONS } from '../model/relation.ts';
import type { AssetId } from '../model/ids.ts';
import type { SearchPage } from '../model/search.ts';
import { assetId, output, procedure } from './base.ts';

/** Two assets that look alike, and how much, up to 1. */
export interface AlikePair {
  readonly one: AssetId;
  readonly other: AssetId;
  readonly likeness: number;
}

export const related = {
  /** Which of these look alike; those without a picture are left out. */
  alike: procedure
    .input(z.strictObject({ assetIds: z.array(assetId).max(100) }))
    .output(output<readonly AlikePair[]>()),

  /** Assets that go with one; none is an answer too. */
  find: procedure
    .input(
      z.strictObject({
        id: assetId,
        relation: z.enum(RELATIONS),
        offset: z.number().int().min(0).max(1_000_000_000),
        limit: z.number().int().min(1).max(100),
        /** Also those that cost a call each: a rail does without most of them. */
        whole: z.boolean(),
      }),
    )
    .output(output<SearchPage>()),
};
