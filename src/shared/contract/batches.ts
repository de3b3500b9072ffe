import { z } from 'zod';
import { BATCH_VERBS, MAX_BATCH_LINES, MAX_LIST_LENGTH } from '../model/batch.ts';
import type { BatchLine, BatchPlan, BatchSummary } from '../model/batch.ts';
import { COMP_OPTIONS } from '../model/comp.ts';
import { assetId, output, procedure, stream } from './base.ts';

export type BatchesEvent =
  | { readonly kind: 'snapshot'; readonly batches: readonly BatchSummary[] }
  /** Batches that changed and IDs of those that are gone; at most four events a second. */
  | { readonly kind: 'change'; readonly batches: readonly BatchSummary[]; readonly gone: readonly string[] };

const source = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('text'), text: z.string().max(MAX_LIST_LENGTH) }),
  z.strictObject({ kind: z.literal('assets'), assetIds: z.array(assetId).min(1).max(MAX_BATCH_LINES) }),
]);

export const sizeWish = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('largest') }),
  z.strictObject({ kind: z.literal('at-least'), pixels: z.number().int().min(1).max(99_999) }),
  z.strictObject({ kind: z.literal('option'), option: z.enum(COMP_OPTIONS) }),
]);
export const sizePolicy = z.strictObject({
  image: sizeWish,
  vector: sizeWish,
  video: sizeWish,
  audio: sizeWish,
});
const batch = z.strictObject({ batchId: z.uuid() });

/** Many comps in one go: from a pasted list, a CSV or a selection. */
export const batches = {
  /** What would be fetched, and whether there is room for it. Costs no call to the service. */
  plan: procedure.input(z.strictObject({ source, sizes: sizePolicy })).output(output<BatchPlan>()),

  start: procedure
    .input(z.strictObject({ source, sizes: sizePolicy, name: z.string().trim().min(1).max(200) }))
    .output(output<BatchSummary>()),

  /** Every line and what became of it. */
  report: procedure.input(batch).output(output<readonly BatchLine[]>()),

  act: procedure.input(batch.extend({ verb: z.enum(BATCH_VERBS) })).output(output<void>()),

  watch: procedure.output(stream<BatchesEvent>()),
};
