import { FAILURE_FACTS, StockroomError } from '../../../shared/model/failure.ts';
import type { AssetId } from '../../../shared/model/ids.ts';
import type { IntentId } from '../../../shared/model/intent.ts';
import type { References } from '../../../shared/model/licence.ts';
import { compareAmounts, formatMoney } from '../../../shared/model/money.ts';
import { UNKNOWN_LABEL } from '../../../shared/model/quote.ts';
import type { Quote, QuoteLine, UnknownMoney } from '../../../shared/model/quote.ts';
import type { ProcessLock } from '../../platform/store/index.ts';
import { epochOf } from './adopt.ts';
import { awaitingConsent, renewConsent } from './start.ts';
import { newUuid } from './effects.ts';
import type { Effects } from './effects.ts';
import type { Ledger } from './ledger.ts';
import { newMarker } from './marker.ts';
import type { Buyer } from './shop.ts';

export interface ConfirmOptions {
  /** Assets that the group holds already and that are to be bought once more. */
  readonly acceptOwned?: readonly AssetId[];
  /** Plain decimal: refuses when the total without VAT is above it. */
  readonly maxTotal?: string;
  /** Buys extended rights though the service's list does not tell their price. */
  readonly acceptUnpricedRights?: boolean;
  /** Buys though the group may hold these assets already: some rows of its list could not be read. */
  readonly acceptUnreadable?: boolean;
}

/** Throws unless the whole quote may be bought with these words. */
export function checkConfirmed(quote: Quote, options: ConfirmOptions): void {
  assertKnown(quote.unknown);
  const unavailable = quote.lines.find(({ problem }) => problem !== null);
  if (unavailable !== undefined) {
    throw new StockroomError('invalid', {
      message: `Asset ${unavailable.order.assetId} cannot be bought with this licence and size.`,
      action: 'Choose another licence or size, or take it out of the order; nothing was bought.',
    });
  }
  const accepted = new Set(options.acceptOwned);
  const owned = quote.lines.find(({ order, owned }) => owned.length > 0 && !accepted.has(order.assetId));
  if (owned !== undefined) {
    throw new StockroomError('already-licensed', ownedFacts(owned));
  }
  if (quote.unreadable > 0 && options.acceptUnreadable !== true) {
    throw new StockroomError('protocol', {
      message: 'Some licences of your group could not be read, so these assets may be among them.',
      action: 'Update Stockroom, or ask support; nothing was bought.',
    });
  }
  checkAmounts(quote, options);
}

/** What there is to say of an order whose asset the group holds already. */
export function ownedFacts({ order, owned, covered }: QuoteLine): { message: string; action: string } {
  const { assetId, option } = order;
  if (covered !== false) {
    return {
      message: `Your group holds a licence for asset ${assetId} already.`,
      action: FAILURE_FACTS['already-licensed'].action,
    };
  }
  const sizes = [...new Set(owned.map((one) => one.option))].join(', ');
  return {
    message: `Your group holds asset ${assetId} in the size ${sizes}, and not in the larger size ${option}.`,
    action: `Confirm that you want to license ${option} as well; nothing was bought.`,
  };
}

/** No person can agree to an amount that is not known, and no limit can be compared with it. */
export function assertKnown([unknown]: readonly UnknownMoney[]): void {
  if (unknown === undefined) return;
  throw new StockroomError('money-unknown', {
    message: `The service does not tell the ${UNKNOWN_LABEL[unknown]} in a form that can be read.`,
    action: 'Ask your account manager to have it looked at; nothing was bought.',
  });
}

function checkAmounts(quote: Quote, { maxTotal, acceptUnpricedRights = false }: ConfirmOptions): void {
  const isLimited =
    maxTotal !== undefined || quote.limit !== null || quote.budgets.some(({ stopAt }) => stopAt !== null);
  if (quote.unpricedRights && (!acceptUnpricedRights || isLimited)) {
    throw new StockroomError('over-limit', {
      message: 'The price of the extended rights is not in the price list, so no limit can be kept.',
      action:
        'Order without extended rights, or without a limit and accept the open price; nothing was bought.',
    });
  }
  if (maxTotal !== undefined && compareAmounts(quote.net.amount, maxTotal) > 0) {
    throw new StockroomError('over-limit', {
      message: `The total of ${formatMoney(quote.net)} is above the allowed ${formatMoney({ amount: maxTotal })}.`,
    });
  }
  if (quote.limit !== null && quote.limit.over !== null) {
    throw new StockroomError('over-limit', {
      message: `This order would pass the daily limit of ${formatMoney({ amount: quote.limit.limit })} by ${formatMoney({ amount: quote.limit.over })}.`,
    });
  }
  const passed = quote.budgets.find(({ over }) => over !== null);
  if (passed?.over != null) {
    throw new StockroomError('over-limit', {
      message: `This order would pass the budget of “${passed.project}” by ${formatMoney({ amount: passed.over })}.`,
      action: 'Take something out, or have the budget raised in the settings; nothing was bought.',
    });
  }
  if (quote.balance !== null && quote.balance.missing !== null) {
    throw new StockroomError('balance-low', {
      message: `The balance does not cover this order: ${formatMoney({ amount: quote.balance.missing })} is missing.`,
    });
  }
}

export interface WriteContext {
  readonly ledger: Ledger;
  readonly lock: ProcessLock;
  readonly effects: Effects;
  readonly buyer: Buyer;
  /** The reference field that may hold our marker; `null` when all are in use. */
  readonly markerField: keyof References | null;
}

/** Writes the intents of a confirmed quote, all or none. The same quote, or the same open order, is never written twice. */
export function writeIntents(quote: Quote, context: WriteContext): readonly IntentId[] {
  const { ledger, effects, buyer } = context;
  return ledger.transaction(() => {
    const before = confirmedBefore(quote.id, ledger);
    if (before !== null) return before;
    const epoch = epochOf(ledger);
    const ids = quote.lines.map((line) => line.pending ?? addIntent(line, quote.id, epoch, context));
    const joined = quote.lines.flatMap(({ pending }) => pending ?? []);
    // An open order whose process has ended is confirmed once more with this quote.
    renewConsent(awaitingConsent(joined, buyer.accountId, context), context, (asset) =>
      quote.lines
        .filter(({ order }) => order.assetId === asset)
        .flatMap(({ owned }) => owned.map(({ transactionId }) => transactionId)),
    );
    ledger.store.run(
      'INSERT INTO quote (id, hash, accountId, intentIds, confirmedAt) VALUES (?, ?, ?, ?, ?)',
      quote.id,
      quote.hash,
      buyer.accountId,
      JSON.stringify(ids),
      effects.now(),
    );
    return ids;
  });
}

/** The intents of a quote that was confirmed in this run or an earlier one. */
export function confirmedBefore(quoteId: string, ledger: Ledger): readonly IntentId[] | null {
  const row = ledger.store.get<{ intentIds: string }>('SELECT intentIds FROM quote WHERE id = ?', quoteId);
  return row === undefined ? null : (JSON.parse(row.intentIds) as readonly IntentId[]);
}

function addIntent(
  { order, price, owned }: QuoteLine,
  batchId: string,
  epoch: number,
  { ledger, effects, buyer, markerField }: WriteContext,
): IntentId {
  if (price === null) throw new StockroomError('invalid');
  const isFree = markerField !== null && order.references[markerField].trim() === '';
  return ledger.add({
    id: newUuid(effects) as IntentId,
    batchId,
    accountId: buyer.accountId,
    userId: buyer.userId,
    ...order,
    price: price.amount,
    currencyId: price.currencyId,
    marker: isFree ? newMarker(effects) : null,
    markerField: isFree ? markerField : null,
    accepted: owned.map(({ transactionId }) => transactionId),
    confirmedAt: effects.now(),
    supersedes: null,
    epoch,
  }).id;
}
