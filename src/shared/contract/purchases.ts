import { z } from 'zod';
import { MAX_BASKET_LINES } from '../model/basket.ts';
import type { Decision, Intent, IntentId, IntentsEvent } from '../model/intent.ts';
import type { Failure } from '../model/failure.ts';
import type { Offer } from '../model/quote.ts';
import { assetId, output, procedure, stream, transactionId } from './base.ts';

const assetIds = z.array(assetId).max(MAX_BASKET_LINES);
const intentId = z.uuid() as unknown as z.ZodType<IntentId, IntentId>;

const decision: z.ZodType<Decision, Decision> = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('this-one'), transactionId }),
  z.strictObject({ kind: z.literal('not-bought') }),
  z.strictObject({ kind: z.literal('buy-again') }),
]);

/** How much was licensed since the first of the month. */
export interface MonthToDate {
  /** Licences of the whole group; `null` where the service does not tell. */
  readonly licences: number | null;
  /** The sum spent from this computer, without VAT; sums that may have been spent count. A plain decimal. */
  readonly spent: string;
}

export const purchases = {
  /** The true cost of these lines of the basket as it is now, without what the group holds. Spends nothing. */
  offer: procedure
    .input(
      z.strictObject({
        assetIds: assetIds.min(1),
        /** Assets of the group's that are wanted once more. */
        again: assetIds,
      }),
    )
    .output(output<Offer>()),

  /** **Spends money**: buys what the quote says, if the basket still says the same. */
  confirm: procedure
    .input(
      z.strictObject({
        quoteId: z.uuid(),
        /** Assets of the group's that are to be bought once more. */
        acceptOwned: assetIds,
        acceptUnpricedRights: z.boolean(),
        /** Assets known to be for editorial use only. */
        editorial: assetIds,
      }),
    )
    .output(output<readonly Intent[]>()),

  watch: procedure.output(stream<IntentsEvent>()),
  decide: procedure.input(z.strictObject({ intentId, decision })).output(output<Intent>()),
  /** **Spends money**: buys unsent orders that wait for a person's word since the last start. */
  confirmAgain: procedure
    .input(z.strictObject({ intentIds: z.array(intentId).min(1).max(MAX_BASKET_LINES) }))
    .output(output<readonly Intent[]>()),
  withdraw: procedure
    .input(z.strictObject({ intentIds: z.array(intentId).min(1).max(MAX_BASKET_LINES) }))
    .output(output<void>()),

  /** Fetches files of licences that the group holds again; costs nothing. */
  downloadAgain: procedure
    .input(
      z.strictObject({
        held: z.array(z.strictObject({ assetId, transactionId })).min(1).max(MAX_BASKET_LINES),
      }),
    )
    .output(output<void>()),

  monthToDate: procedure.output(output<MonthToDate>()),
  /** Why nothing can be bought on this computer; `null` when all is well. */
  problem: procedure.output(output<Failure | null>()),
};
