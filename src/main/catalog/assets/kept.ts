import { z } from 'zod';
import { MEDIA_TYPES } from '../../../shared/model/asset.ts';
import type { Asset, AssetDetails, Preview } from '../../../shared/model/asset.ts';

const size = z.looseObject({ width: z.number(), height: z.number() }).nullable();
const ids = z.array(z.number());

const facts = z.looseObject({
  id: z.number().int().positive(),
  type: z.enum(MEDIA_TYPES),
  title: z.string(),
  description: z.string(),
  size,
  author: z.looseObject({ id: z.number().nullable(), name: z.string() }),
  editorial: z.boolean(),
  nudity: z.boolean(),
  aiGenerated: z.boolean(),
  fileSize: z.number().nullable(),
  extension: z.string(),
  published: z.number().nullable(),
  duration: z.number().nullable(),
  hasStill: z.boolean(),
  hasClip: z.boolean(),
});

const page = facts.extend({
  tags: z.array(z.string()),
  categories: z.array(z.looseObject({ id: z.number(), name: z.string() })),
  sizes: z.array(z.looseObject({ key: z.string(), size })),
  similar: ids,
  series: ids,
  sameModel: ids,
  modelReleases: z.number(),
  views: z.number().nullable(),
  downloads: z.number().nullable(),
});

/** What is written of an asset's page. */
export const keptDetails = page as unknown as z.ZodType<AssetDetails, unknown>;

/** What is written of an asset: its page where that was seen, else what a list told. */
export const keptAsset = z.union([
  page,
  facts.extend({ tags: z.undefined().optional() }),
]) as unknown as z.ZodType<Asset | AssetDetails, unknown>;

export const keptPreviews: z.ZodType<readonly Preview[], unknown> = z.array(
  z.object({ kind: z.enum(['still', 'clip']), edge: z.number(), url: z.string() }),
);
