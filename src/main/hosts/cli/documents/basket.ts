import { z } from 'zod';
import { UNKNOWN_MONEY } from '../../../../shared/model/quote.ts';
import { amount, id, mediaType, money, references } from './parts.ts';

const lineProblem = z.enum([
  'gone',
  'no-terms',
  'no-licence',
  'licence-not-offered',
  'size-not-offered',
  'price-unknown',
]);

/** `stockroom basket list --json` */
export const basketList = z
  .strictObject({
    pricesAsOf: z.string().nullable(),
    lines: z.array(
      z.strictObject({
        assetId: id,
        title: z.string(),
        type: mediaType,
        editorial: z.boolean(),
        licenceId: z.int().nullable(),
        licence: z.string().nullable(),
        option: z.string().nullable(),
        size: z.string().nullable(),
        price: money.nullable(),
        extendedRights: z.array(
          z.enum(['unlimited-print', 'multi-seat', 'extra-warranty', 'resale', 'transfer']),
        ),
        references,
        problem: lineProblem.nullable(),
        addedAt: z.string(),
      }),
    ),
  })
  .meta({ title: 'stockroom basket list --json' });

/** `stockroom basket add --json` */
export const basketAdd = z
  .strictObject({
    results: z.array(
      z.strictObject({
        assetId: id,
        status: z.enum(['added', 'already-in']),
        problem: lineProblem.nullable(),
      }),
    ),
  })
  .meta({ title: 'stockroom basket add --json' });

/** `stockroom basket remove --json` */
export const basketRemove = z
  .strictObject({
    results: z.array(z.strictObject({ assetId: id, status: z.enum(['removed', 'not-in']) })),
  })
  .meta({ title: 'stockroom basket remove --json' });

/** `stockroom basket total --json` */
export const basketTotal = z
  .strictObject({
    assets: z.int().min(0),
    net: amount,
    vat: z.strictObject({ rate: z.string(), amount }).nullable(),
    gross: amount,
    owned: z.array(id),
    problems: z.array(
      z.strictObject({
        assetId: id,
        problem: lineProblem,
      }),
    ),
    unpricedRights: z.boolean(),
    unknown: z.array(z.enum(UNKNOWN_MONEY)),
  })
  .meta({ title: 'stockroom basket total --json' });
