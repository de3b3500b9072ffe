import { z } from 'zod';
import { MAX_BASKET_LINES } from '../model/basket.ts';
import type { BasketState } from '../model/basket.ts';
import type { LicenceId } from '../model/ids.ts';
import { ALL_EXTENDED_RIGHTS_MASK } from '../model/licence.ts';
import { decimal } from '../model/money.ts';
import { MAX_REFERENCE, REFERENCE_FIELDS } from '../model/project.ts';
import { assetId, output, procedure, stream } from './base.ts';

const assetIds = z.array(assetId).min(1).max(MAX_BASKET_LINES);
const some = z.strictObject({ assetIds });

const licenceId = z.number().int().positive() as unknown as z.ZodType<LicenceId, LicenceId>;
const reference = z.string().max(MAX_REFERENCE);
const change = z.strictObject({
  licenceId: licenceId.exactOptional(),
  option: z.string().min(1).max(40).exactOptional(),
  extendedRights: z.number().int().min(0).max(ALL_EXTENDED_RIGHTS_MASK).exactOptional(),
  references: z
    .strictObject({
      project: reference.exactOptional(),
      client: reference.exactOptional(),
      purchaseOrder: reference.exactOptional(),
      isbn: reference.exactOptional(),
      other: reference.exactOptional(),
    })
    .exactOptional(),
});

/** A plain decimal in its shortest form, zero or more. */
export const spendingLimit = z
  .string()
  .refine((text) => decimal(text) === text && !text.startsWith('-'))
  .nullable();
export const referenceFields = z.array(z.enum(REFERENCE_FIELDS)).max(REFERENCE_FIELDS.length);

const project = z.strictObject({
  name: z.string().trim().min(1).max(MAX_REFERENCE),
  defaults: z.strictObject({
    client: reference,
    purchaseOrder: reference,
    isbn: reference,
    other: reference,
  }),
  warnAt: spendingLimit,
  stopAt: spendingLimit,
  required: referenceFields,
});
const projectId = z.number().int().positive();

/** What is about to be licensed. A draft: nothing here spends anything. */
export const basket = {
  watch: procedure.output(stream<BasketState>()),

  /** Puts assets in, with the licence and size used last; those that are in already stay as they are. */
  add: procedure.input(some).output(output<void>()),
  edit: procedure.input(some.extend({ change })).output(output<void>()),
  remove: procedure.input(some).output(output<void>()),
  /** Puts lines of a purchase that came to nothing back. */
  putBack: procedure.input(z.strictObject({ batchId: z.uuid(), assetIds })).output(output<void>()),

  /** Asks for prices and permissions, and which assets are still offered. */
  refresh: procedure.output(output<void>()),
  /** The changed prices of these lines have been read. */
  acceptPrices: procedure.input(some).output(output<void>()),

  addProject: procedure.input(project).output(output<void>()),
  changeProject: procedure.input(z.strictObject({ id: projectId, project })).output(output<void>()),
  removeProject: procedure.input(z.strictObject({ id: projectId })).output(output<void>()),
};
