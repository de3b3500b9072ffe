import { z } from 'zod';
import { MEDIA_TYPES } from '../../../shared/model/asset.ts';
import type { BasketAsset, BasketLine, PurchaseRecord } from '../../../shared/model/basket.ts';
import type { Licence, References } from '../../../shared/model/licence.ts';
import { decimal } from '../../../shared/model/money.ts';
import { REFERENCE_FIELDS } from '../../../shared/model/project.ts';
import type { Project } from '../../../shared/model/project.ts';

/** What the basket writes into columns as JSON; see `readJson`. */
const amount = z.string().refine((text) => decimal(text) === text);
const money = z.looseObject({ amount, currencyId: z.number().nullable() });
const asset = z.looseObject({
  id: z.number().int().positive(),
  title: z.string(),
  type: z.enum(MEDIA_TYPES),
  editorial: z.boolean(),
  size: z.looseObject({ width: z.number(), height: z.number() }).nullable(),
});
const defaults = z.looseObject({
  client: z.string(),
  purchaseOrder: z.string(),
  isbn: z.string(),
  other: z.string(),
});
const references = defaults.extend({ project: z.string() });
const line = z.looseObject({
  asset,
  licenceId: z.number().nullable(),
  option: z.string(),
  extendedRights: z.number(),
  references,
  addedAt: z.number(),
  seenPrice: z.string().nullable(),
  gone: z.boolean(),
});
const licence = z.looseObject({
  id: z.number(),
  name: z.string(),
  productType: z.enum(MEDIA_TYPES).nullable(),
  sizes: z.array(
    z.looseObject({ option: z.string(), label: z.string(), price: money.nullable(), enabled: z.boolean() }),
  ),
});
const record = z.looseObject({
  batchId: z.string(),
  at: z.number(),
  by: z.string(),
  lines: z.array(
    z.looseObject({
      asset,
      licenceName: z.string(),
      optionLabel: z.string(),
      editorialAcknowledged: z.boolean(),
    }),
  ),
  net: money,
  vat: z.looseObject({ rate: z.string(), amount: money }).nullable(),
  gross: money,
});

export const keptAsset = asset as unknown as z.ZodType<BasketAsset, unknown>;
export const keptReferences = references as unknown as z.ZodType<References, unknown>;
export const keptDefaults: z.ZodType<Project['defaults'], unknown> = defaults;
export const keptRequired: z.ZodType<Project['required'], unknown> = z.array(z.enum(REFERENCE_FIELDS));
export const keptLines = z.array(line) as unknown as z.ZodType<readonly BasketLine[], unknown>;
export const keptLicences = z.array(licence) as unknown as z.ZodType<readonly Licence[], unknown>;
export const keptRecord = record as unknown as z.ZodType<PurchaseRecord, unknown>;
