import { z } from 'zod';
import { PRESENCES } from '../../../../shared/model/library.ts';
import { asset, id, sha256 } from './parts.ts';

/** `stockroom search --json`, `stockroom related --json` */
export const search = z
  .strictObject({ total: z.int().min(0), assets: z.array(asset) })
  .meta({ title: 'stockroom search --json, stockroom related --json' });

/** `stockroom hints --json` */
export const hints = z
  .strictObject({ prefix: z.string(), hints: z.array(z.string()) })
  .meta({ title: 'stockroom hints --json' });

/** `stockroom colours --json` */
export const colours = z
  .strictObject({
    colours: z.array(z.strictObject({ id: z.int(), hex: z.string().regex(/^#[0-9a-f]{6}$/) })),
  })
  .meta({ title: 'stockroom colours --json' });

/** `stockroom tags --json` */
export const tags = z
  .strictObject({
    tags: z.array(z.strictObject({ phrase: z.string(), rate: z.number().nullable() })),
  })
  .meta({ title: 'stockroom tags --json' });

/** `stockroom show --json` */
export const show = z
  .strictObject({
    asset: asset.extend({
      tags: z.array(z.string()),
      categories: z.array(z.strictObject({ id: z.int(), name: z.string() })),
      sizes: z.array(
        z.strictObject({ key: z.string(), width: z.int().nullable(), height: z.int().nullable() }),
      ),
      similar: z.array(id),
      series: z.array(id),
      sameModel: z.array(id),
      modelReleases: z.int(),
      views: z.int().nullable(),
      downloads: z.int().nullable(),
    }),
    files: z.array(
      z.strictObject({
        right: z.enum(['comp', 'licensed']),
        option: z.string(),
        path: z.string(),
        bytes: z.int(),
        sha256,
        present: z.boolean(),
        presence: z.enum(PRESENCES),
        addedAt: z.string(),
      }),
    ),
  })
  .meta({ title: 'stockroom show --json' });

/** `stockroom status --json` */
export const status = z
  .strictObject({
    results: z.array(z.strictObject({ assetId: id, status: z.enum(['active', 'inactive', 'unknown']) })),
  })
  .meta({ title: 'stockroom status --json' });
