import { z } from 'zod';
import { MEDIA_TYPES } from '../../../../shared/model/asset.ts';
import { INTENT_STATES } from '../../../../shared/model/intent.ts';
import { LICENCE_STATUSES } from '../../../../shared/model/licence.ts';

export const id = z.int().min(1);

export const mediaType = z.enum(MEDIA_TYPES);

export const sha256 = z.string().regex(/^[0-9a-f]{64}$/);

export const amount = z.string().regex(/^-?\d+\.\d{2,}$/);

export const money = z.strictObject({ amount, currencyId: z.int().nullable() });

export const failure = z.strictObject({ code: z.string(), message: z.string() });

export const party = z.record(z.string(), z.string());

export const asset = z.strictObject({
  id,
  title: z.string(),
  type: mediaType,
  width: z.int().nullable(),
  height: z.int().nullable(),
  description: z.string(),
  author: z.string(),
  authorId: z.int().nullable(),
  editorial: z.boolean(),
  nudity: z.boolean(),
  aiGenerated: z.boolean(),
  extension: z.string(),
  fileSize: z.int().nullable(),
  duration: z.number().nullable(),
  published: z.string().nullable(),
});

export const invoice = z.strictObject({
  id,
  number: z.string(),
  title: z.string(),
  type: z.string(),
  at: z.string().nullable(),
  paidAt: z.string().nullable(),
  total: money,
  proforma: z.boolean(),
});

/** The references of an order. Each schema writes them out. */
export const references = z.strictObject({
  project: z.string(),
  client: z.string(),
  purchaseOrder: z.string(),
  isbn: z.string(),
  other: z.string(),
});

export const licence = z.strictObject({
  transactionId: id,
  assetId: id,
  title: z.string(),
  type: mediaType,
  width: z.int().nullable(),
  height: z.int().nullable(),
  at: z.string().nullable(),
  actor: z.string(),
  seller: z.string(),
  editorial: z.boolean(),
  licenceId: z.int().nullable(),
  status: z.enum(LICENCE_STATUSES),
  invoiceId: z.int().nullable(),
  transferId: z.int().nullable(),
  references,
});

export const usage = z.strictObject({
  comps: z.int().nullable(),
  licensed: z.int().nullable(),
  transferred: z.int().nullable(),
});

export const profile = z.strictObject({
  id,
  userName: z.string(),
  firstName: z.string(),
  lastName: z.string(),
  email: z.string(),
  businessName: z.string(),
  vatNumber: z.string(),
  country: z.string(),
  timeZone: z.string(),
  groupId: z.int().nullable(),
  registered: z.string().nullable(),
});

export const purchase = z.strictObject({
  id: z.string(),
  batchId: z.string(),
  supersedes: z.string().nullable(),
  assetId: id,
  licenceId: id,
  size: z.string(),
  extendedRights: z.int(),
  references: z.record(z.string(), z.string()),
  price: money,
  confirmedAt: z.string().nullable(),
  sentAt: z.string().nullable(),
  state: z.enum(INTENT_STATES),
  status: z.string(),
  detail: z.string(),
  actions: z.array(z.string()),
  transactionIds: z.array(id),
  proof: z.enum(['answer', 'read-back', 'person']).nullable(),
  candidates: z.array(
    z.strictObject({
      transactionId: id,
      licenceId: z.int().nullable(),
      actor: z.string(),
      at: z.string().nullable(),
    }),
  ),
  notes: z.array(z.string()),
});

/** What several documents hold: each is a definition of `schemas/common.json`, and the other schemas refer to it. */
export const PARTS = {
  id,
  mediaType,
  sha256,
  amount,
  money,
  failure,
  party,
  asset,
  invoice,
  licence,
  usage,
  profile,
  purchase,
} as const;
