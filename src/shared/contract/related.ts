import { z } from 'zod';
import { RELATIONS } from '../model/relation.ts';
import type { SearchPage } from '../model/search.ts';
import { assetId, output, procedure } from './base.ts';

export const related = {
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
