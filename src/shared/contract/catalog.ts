import { z } from 'zod';
import type { AssetDetails, Category } from '../model/asset.ts';
import type { SearchPage } from '../model/search.ts';
import { assetId, output, procedure } from './base.ts';
import { searchQuery } from './search-schema.ts';

export const catalog = {
  /** One page of results. Aborting the call aborts the request to the service. */
  search: procedure
    .input(
      z.strictObject({
        query: searchQuery,
        offset: z.number().int().min(0).max(1_000_000_000),
        limit: z.number().int().min(1).max(200),
        /** The hash of the page before, for stable paging. */
        hash: z.string().max(200).nullable(),
      }),
    )
    .output(output<SearchPage>()),

  asset: procedure.input(z.strictObject({ id: assetId })).output(output<AssetDetails>()),

  /** Phrases that people search for, beginning with the prefix. */
  hints: procedure
    .input(z.strictObject({ prefix: z.string().min(1).max(100) }))
    .output(output<readonly string[]>()),

  /** The categories of the assets whose page was opened: the service publishes no list of its own. */
  categories: procedure.output(output<readonly Category[]>()),
};
