import { z } from 'zod';
import { MEDIA_TYPES } from '../../../../shared/model/asset.ts';
import type { Certificate } from '../../../../shared/model/licence.ts';
import { decimal } from '../../../../shared/model/money.ts';

const party = z.looseObject({ company: z.string(), fullName: z.string() });
const size = z.looseObject({ width: z.number(), height: z.number() }).nullable();

const money = z.looseObject({
  amount: z.string().refine((text) => decimal(text) !== null),
  currencyId: z.number().nullable(),
});

/** What is written of a certificate: our own writing, of what the client had read. */
export const keptCertificate = z.looseObject({
  transactionId: z.number(),
  at: z.number().nullable(),
  price: money.nullable(),
  // Certificates that were kept before do not have it.
  rights: z.array(z.looseObject({ option: z.string(), price: money.nullable() })).default([]),
  option: z.string(),
  licence: z.looseObject({
    id: z.number().nullable(),
    name: z.string(),
    fields: z.array(z.looseObject({ name: z.string(), value: z.string() })),
    transferId: z.number().nullable(),
  }),
  asset: z.looseObject({
    id: z.number().nullable(),
    title: z.string(),
    type: z.enum(MEDIA_TYPES),
    size,
    editorial: z.boolean(),
    nudity: z.boolean(),
  }),
  from: party,
  to: party,
  transferredTo: party.nullable(),
}) as unknown as z.ZodType<Certificate, unknown>;
