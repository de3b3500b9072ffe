import { z } from 'zod';
import { EVIDENCE, LAYOUT_PROBLEMS, LAYOUT_STATES } from '../../../../shared/model/layout-check.ts';
import { failure, id, mediaType, sha256 } from './parts.ts';

const fetched = z.strictObject({
  assetId: id,
  option: z.string().nullable(),
  status: z.enum(['done', 'skipped', 'failed']),
  path: z.string().nullable(),
  sha256: sha256.nullable(),
  bytes: z.int().nullable(),
  error: failure.optional(),
});

/** `stockroom comp --json` */
export const comp = z.strictObject({ results: z.array(fetched) }).meta({ title: 'stockroom comp --json' });

/** `stockroom download --json` */
export const download = z
  .strictObject({ results: z.array(fetched) })
  .meta({ title: 'stockroom download --json' });

/** `stockroom comps --json` */
export const comps = z
  .strictObject({
    total: z.int(),
    unreadable: z.int(),
    comps: z.array(
      z.strictObject({
        assetId: id,
        title: z.string(),
        type: mediaType,
        width: z.int().nullable(),
        height: z.int().nullable(),
        at: z.string().nullable(),
        actor: z.string(),
        seller: z.string(),
        editorial: z.boolean(),
        size: z.string().nullable(),
      }),
    ),
  })
  .meta({ title: 'stockroom comps --json' });

/** `stockroom check --json` */
export const check = z
  .strictObject({
    items: z.array(
      z.strictObject({
        state: z.enum(LAYOUT_STATES),
        asset: z
          .strictObject({
            id,
            title: z.string().nullable(),
            type: mediaType.nullable(),
            evidence: z.enum(EVIDENCE),
            confidence: z.enum(['certain', 'strong', 'likely']),
            placed: z.enum(['comp', 'licensed']).nullable(),
          })
          .nullable(),
        name: z.string(),
        how: z.enum(['linked', 'embedded', 'file']),
        path: z.string().nullable(),
        places: z.array(z.strictObject({ layout: z.string(), where: z.string() })),
      }),
    ),
    problems: z.array(
      z.strictObject({
        path: z.string(),
        kind: z.enum(LAYOUT_PROBLEMS),
        message: z.string(),
      }),
    ),
    summary: z.strictObject({
      counts: z.strictObject({
        comp: z.int(),
        expired: z.int(),
        missing: z.int(),
        stranger: z.int(),
        licensed: z.int(),
      }),
      files: z.int(),
      problems: z.int(),
      asked: z.boolean(),
    }),
  })
  .meta({ title: 'stockroom check --json' });
