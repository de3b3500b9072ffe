import { setTimeout } from 'node:timers/promises';
import { isFailureCode, StockroomError } from '../../../shared/model/failure.ts';
import type { Failure } from '../../../shared/model/failure.ts';
import type { AssetId, TransactionId } from '../../../shared/model/ids.ts';
import type { Licence, LicenceOrder, LicenceSize, LicensedItem } from '../../../shared/model/licence.ts';
import { compareAmounts, multiplyMoney } from '../../../shared/model/money.ts';
import type { Money } from '../../../shared/model/money.ts';
import type { App } from '../../app.ts';
import type { LicenseOutcome } from '../../depositphotos/index.ts';
import { holdingsOf } from './owned.ts';
import type { Holdings } from './owned.ts';

/** One line of `license --json`: see `schemas/license.json`. */
export interface PurchaseResult {
  readonly assetId: AssetId;
  readonly status: 'licensed' | 'rejected' | 'unknown' | 'already-licensed';
  readonly transactionId?: TransactionId;
  readonly path?: string;
  readonly error?: Pick<Failure, 'code' | 'message'>;
}

/** What would be bought, at which price. Nothing has been spent. */
export interface Quote {
  readonly licence: Licence;
  readonly size: LicenceSize;
  readonly price: Money;
  /** To buy, in the order asked. */
  readonly assets: readonly AssetId[];
  /** Of the group already, and left out. */
  readonly owned: readonly LicensedItem[];
  readonly total: Money;
  /** What the group held before: whatever is new afterwards was bought. */
  readonly before: Holdings;
}

export interface QuoteRequest extends Pick<LicenceOrder, 'assetIds' | 'licenceId' | 'option'> {
  /** Whether to buy what the group owns. */
  readonly again: boolean;
}

/** Reads prices and what the group owns. Throws when either is not certain: then nothing may be bought. */
export async function quote(app: App, request: QuoteRequest, signal: AbortSignal): Promise<Quote> {
  const [{ licences }, before] = await Promise.all([
    app.client.licences({ signal }),
    holdingsOf(app, request.assetIds, signal),
  ]);
  const { licence, size, price } = find(licences, request);
  if (before.unreadable > 0 && !request.again) {
    throw new StockroomError('protocol', {
      message: 'Some of the licences the group holds could not be read, so these assets may be among them.',
      action: 'Nothing was bought. If you are sure, say --again.',
    });
  }
  const owned = request.again ? [] : newestPerAsset(before.items);
  const assets = request.assetIds.filter((id) => !owned.some(({ assetId }) => assetId === id));
  return { licence, size, price, assets, owned, total: multiplyMoney(price, assets.length), before };
}

function find(licences: readonly Licence[], { licenceId, option }: QuoteRequest) {
  const licence = licences.find(({ id }) => id === licenceId);
  const size = licence?.sizes.find((one) => one.option === option);
  const price = size?.price ?? null;
  if (licence !== undefined && size?.enabled && price !== null) return { licence, size, price };
  const what =
    licence === undefined ? `licence ${licenceId}` : `size ${option} with the licence “${licence.name}”`;
  throw new StockroomError('invalid', {
    message: `The group may not buy ${what}.`,
    action: 'Nothing was bought. “stockroom licences” lists what there is.',
  });
}

/** Throws unless the whole order is within what the caller is ready to spend. */
export function assertWithin({ total }: Quote, limit: string): void {
  if (compareAmounts(total.amount, limit) <= 0) return;
  throw new StockroomError('invalid', {
    message: `The total of ${total.amount} is above --max-total ${limit}.`,
    action: 'Nothing was bought.',
  });
}

/** Times between looks for a licence whose purchase was not confirmed, in milliseconds; lists lag. */
const READ_BACKS = [0, 1000, 3000, 6000];

/**
 * **Spends money.** Sends the order once, whatever happens. What is not certain afterwards is looked up; what is
 * not found stays `unknown`, for a person to judge.
 */
export async function buy(app: App, bought: Quote, order: LicenceOrder): Promise<readonly PurchaseResult[]> {
  const outcomes = await send(app, order);
  const results = new Map(outcomes.map((outcome) => [outcome.assetId, resultOf(outcome)]));
  for (const [assetId, result] of await lookUp(app, bought, order, results)) results.set(assetId, result);
  return order.assetIds.map((assetId) => results.get(assetId) ?? { assetId, status: 'unknown' });
}

/** Without a signal: an order that is on its way can't be called back, only lost sight of. */
async function send(app: App, order: LicenceOrder): Promise<readonly LicenseOutcome[]> {
  try {
    return (await app.client.license(order)).outcomes;
  } catch (error) {
    // The service may have taken the order, or a session may have died before or after it did.
    if (!isFailureCode(error, 'outcome-unknown', 'session.expired')) throw error;
    return order.assetIds.map((assetId) => ({ assetId, status: 'unknown' }));
  }
}

async function lookUp(
  app: App,
  { before }: Quote,
  order: LicenceOrder,
  results: ReadonlyMap<AssetId, PurchaseResult>,
): Promise<ReadonlyMap<AssetId, PurchaseResult>> {
  const open = new Set(order.assetIds.filter((id) => results.get(id)?.status === 'unknown'));
  const found = new Map<AssetId, PurchaseResult>();
  const known = new Set(before.items.map(({ transactionId }) => transactionId));
  for (const delay of READ_BACKS) {
    if (open.size === 0) break;
    await setTimeout(delay);
    const now = await holdingsOf(app, [...open], new AbortController().signal).catch(() => null);
    if (now === null) continue;
    for (const assetId of open) {
      const candidates = now.items.filter(
        (item) => item.assetId === assetId && !known.has(item.transactionId) && isOf(order, item),
      );
      // Two would mean that a colleague bought at the same moment: which is ours is not ours to guess.
      const [only, second] = candidates;
      if (only === undefined || second !== undefined) continue;
      open.delete(assetId);
      found.set(assetId, { assetId, status: 'licensed', transactionId: only.transactionId });
    }
  }
  return found;
}

function isOf(order: LicenceOrder, item: LicensedItem): boolean {
  const sameLicence = item.licenceId === null || item.licenceId === order.licenceId;
  const { references } = order;
  return (
    sameLicence &&
    item.references.project === references.project &&
    item.references.other === references.other
  );
}

function resultOf(outcome: LicenseOutcome): PurchaseResult {
  const { assetId } = outcome;
  switch (outcome.status) {
    case 'licensed': {
      const [transactionId] = outcome.transactionIds;
      return { assetId, status: 'licensed', ...(transactionId !== undefined && { transactionId }) };
    }
    case 'rejected':
      return { assetId, status: 'rejected', error: { code: 'forbidden', message: outcome.message } };
    case 'unknown':
      return { assetId, status: 'unknown', error: unknownFailure() };
  }
}

function unknownFailure(): Pick<Failure, 'code' | 'message'> {
  const { code, message } = new StockroomError('outcome-unknown').failure;
  return { code, message };
}

/** The latest licence of each asset. */
function newestPerAsset(items: readonly LicensedItem[]): readonly LicensedItem[] {
  const newest = new Map<AssetId, LicensedItem>();
  for (const item of items) if (!newest.has(item.assetId)) newest.set(item.assetId, item);
  return [...newest.values()];
}
