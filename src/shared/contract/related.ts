import { z } from 'zod';
import type { Asset } from '../model/asset.ts';
import { RELATIONS } from '../model/relation.ts';
import { assetId, output, procedure } from './base.ts';

export const related = {
  /** Assets that go with one; none is an answer too. */
  find: procedure
    .input(
      z.strictObject({
        id: assetId,
        relation: z.enum(RELATIONS),
        limit: z.number().int().min(1).max(100),
      }),
    )
    .output(output<readonly Asset[]>()),
};
