import { z } from 'zod';
import { id, mediaType, usage } from './parts.ts';

/** `stockroom generate --json`, `stockroom generation --json` */
export const generate = z
  .strictObject({
    generation: z.strictObject({
      uuid: z.string(),
      prompt: z.string(),
      status: z.enum(['working', 'done', 'failed']),
      items: z.array(
        z.strictObject({ uuid: z.string(), assetId: z.int().nullable(), preview: z.string().nullable() }),
      ),
    }),
  })
  .meta({ title: 'stockroom generate --json, stockroom generation --json' });

/** `stockroom stats --json` */
export const stats = z
  .strictObject({
    total: usage,
    dates: z
      .array(
        z.strictObject({
          label: z.string(),
          ...usage.shape,
        }),
      )
      .optional(),
    assetsOf: id.optional(),
    assets: z
      .array(
        z.strictObject({
          assetId: id,
          title: z.string(),
          type: mediaType,
          ...usage.shape,
        }),
      )
      .optional(),
  })
  .meta({ title: 'stockroom stats --json' });
