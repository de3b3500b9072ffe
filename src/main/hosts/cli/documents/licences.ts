import { z } from 'zod';
import { amount, failure, id, licence, mediaType, money, party } from './parts.ts';

/** `stockroom licences --json` */
export const licences = z
  .strictObject({
    licences: z.array(
      z.strictObject({
        id,
        name: z.string(),
        type: mediaType.nullable(),
        sizes: z.array(
          z.strictObject({
            option: z.string(),
            label: z.string(),
            price: money.nullable(),
            enabled: z.boolean(),
          }),
        ),
      }),
    ),
  })
  .meta({ title: 'stockroom licences --json' });

/** `stockroom license --json` */
export const license = z
  .strictObject({
    total: amount,
    results: z.array(
      z.strictObject({
        assetId: id,
        status: z.enum(['licensed', 'rejected', 'unknown', 'already-licensed']),
        transactionId: id.optional(),
        path: z.string().optional(),
        error: failure.optional(),
        notes: z.array(z.string()).optional(),
      }),
    ),
  })
  .meta({ title: 'stockroom license --json' });

/** `stockroom licensed --json` */
export const licensed = z
  .strictObject({
    total: z.int(),
    unreadable: z.int(),
    licensed: z.array(licence),
  })
  .meta({ title: 'stockroom licensed --json' });

/** `stockroom certificate --json` */
export const certificate = z
  .strictObject({
    certificate: z.strictObject({
      transactionId: id,
      at: z.string().nullable(),
      price: money.nullable(),
      option: z.string(),
      licence: z.strictObject({
        id: z.int().nullable(),
        name: z.string(),
        fields: z.array(z.strictObject({ name: z.string(), value: z.string() })),
        transferId: z.int().nullable(),
      }),
      asset: z.strictObject({
        id: z.int().nullable(),
        title: z.string(),
        type: mediaType,
        editorial: z.boolean(),
        nudity: z.boolean(),
        width: z.int().nullable(),
        height: z.int().nullable(),
      }),
      from: party,
      to: party,
      transferredTo: party.nullable(),
    }),
  })
  .meta({ title: 'stockroom certificate --json' });

/** `stockroom transfer --json` */
export const transfer = z
  .strictObject({
    results: z.array(z.strictObject({ transactionId: id, status: z.literal('transferred') })),
    proof: z.enum(['answer', 'read-back']),
    from: party,
    to: party,
  })
  .meta({ title: 'stockroom transfer --json' });

/** `stockroom transfers --json` */
export const transfers = z
  .strictObject({
    total: z.int(),
    unreadable: z.int(),
    transfers: z.array(licence),
  })
  .meta({ title: 'stockroom transfers --json' });
