import { StockroomError } from '../../../shared/model/failure.ts';
import type { AssetId, TransactionId } from '../../../shared/model/ids.ts';
import type { Certificate } from '../../../shared/model/licence.ts';
import type { Intent, IntentId, OrderLine } from '../../../shared/model/intent.ts';
import { compareAmounts } from '../../../shared/model/money.ts';
import type { Quote, QuoteLine } from '../../../shared/model/quote.ts';
import { assertKnown, isHeldEnough, offerOf, ownedFacts } from '../../purchasing/index.ts';
import type { Licensing } from '../../purchasing/index.ts';
import { amountText } from './money-text.ts';
import { resultOf } from './purchase-result.ts';
import type { PurchaseResult } from './purchase-result.ts';
import { heardElsewhere, overlooked } from '../../platform/failures/index.ts';

/** What would be bought, at which price. Nothing has been spent. */
export interface Offer {
  /** `null` when nothing is left to buy. */
  readonly quote: Quote | null;
  /** Assets left out because the group holds them, with their latest licence. */
  readonly owned: ReadonlyMap<AssetId, TransactionId>;
  /** Assets left out because the group holds smaller sizes only, with a sentence on each. */
  readonly smaller: ReadonlyMap<AssetId, string>;
  /** Without VAT. */
  readonly total: string;
}

export interface OfferRequest {
  readonly lines: readonly OrderLine[];
  /** Whether to buy what the group owns. */
  readonly again: boolean;
  /** Whether to buy what the group owns in smaller sizes only. */
  readonly larger: boolean;
}

/** Reads prices and what the group owns. Throws when either is not certain: then nothing may be bought. */
export async function makeOffer(
  licensing: Licensing,
  { lines, again, larger }: OfferRequest,
  signal: AbortSignal,
): Promise<Offer> {
  const wanted = { again: new Set(again ? lines.map(({ assetId }) => assetId) : []), larger };
  const { whole, quote } = await offerOf(
    await licensing.quote(lines, signal),
    (line) => isHeldEnough(line, wanted),
    (rest) =>
      licensing.quote(
        rest.map(({ order }) => order),
        signal,
      ),
  );
  const left = whole.lines.filter((line) => isHeldEnough(line, wanted));
  const owned = ownedIn(left.filter(({ covered }) => covered !== false));
  const smaller = new Map(left.filter(({ covered }) => covered === false).map(tellSmaller));
  // Prices and offers of what the group owns do not matter: its files come all the same.
  if (quote === null) return { quote, owned, smaller, total: '0' };
  // Said before a person is asked; the core refuses it as well.
  if (whole.unreadable > 0 && !again) {
    throw new StockroomError('protocol', {
      message: 'Some of the licences the group holds could not be read, so these assets may be among them.',
      action: 'Nothing was bought. If you are sure, say --again.',
    });
  }
  assertKnown(quote.unknown);
  for (const line of quote.lines) assertOnOffer(line);
  return { quote, owned, smaller, total: quote.net.amount };
}

function tellSmaller(line: QuoteLine): readonly [AssetId, string] {
  return [line.order.assetId, `${ownedFacts(line).message} Say --larger to license that size too.`];
}

function assertOnOffer({ order, problem, licenceName }: QuoteLine): void {
  if (problem === null) return;
  const what =
    problem === 'licence-not-offered'
      ? `licence ${order.licenceId}`
      : `size ${order.option} with the licence “${licenceName}”`;
  throw new StockroomError('invalid', {
    message: `The group may not buy ${what}.`,
    action: 'Nothing was bought. “stockroom licences” lists what there is.',
  });
}

function ownedIn(lines: readonly QuoteLine[]): ReadonlyMap<AssetId, TransactionId> {
  return new Map(
    lines.flatMap(({ order, owned }) => {
      const latest = owned.at(-1);
      return latest === undefined ? [] : [[order.assetId, latest.transactionId] as const];
    }),
  );
}

/** Throws unless the whole order is within what the caller is ready to spend. */
export function assertWithin({ total }: Offer, limit: string): void {
  if (compareAmounts(total, limit) <= 0) return;
  throw new StockroomError('invalid', {
    message: `The total of ${amountText(total)} is above --max-total ${amountText(limit)}.`,
    action: 'Nothing was bought.',
  });
}

export interface BuyOptions {
  /** Whether to buy though rows of the group's list cannot be read. */
  readonly again: boolean;
  /** Whether the order is one for what the group owns as well. */
  readonly owned: boolean;
  readonly maxTotal?: string;
  /** Asks the service what a licence cost. */
  readonly certificateOf: (transaction: TransactionId, signal: AbortSignal) => Promise<Certificate>;
}

/**
 * **Spends money**, by the one way the app has too: every order is on record before it is sent, is sent once, and
 * is looked up where its answer is lost. An outcome that stays open is `unknown`: the app watches it, a person judges.
 */
export async function buy(
  licensing: Licensing,
  quote: Quote,
  { again, owned, maxTotal, certificateOf }: BuyOptions,
  signal: AbortSignal,
): Promise<readonly PurchaseResult[]> {
  const confirmed = await licensing.confirm(quote.id, {
    acceptOwned: owned ? quote.lines.map(({ order }) => order.assetId) : [],
    acceptUnreadable: again,
    ...(maxTotal !== undefined && { maxTotal }),
  });
  const ids = confirmed.map(({ id }) => id);
  const intents = await finish(licensing, ids, signal);
  await readCharges(licensing, intents, certificateOf, signal);
  const known = new Map(licensing.intents({ ids }).map((intent) => [intent.id, intent]));
  // An order that was taken back says no more what held it up.
  return intents.map((intent) =>
    resultOf(intent.state === 'licensed' ? (known.get(intent.id) ?? intent) : intent),
  );
}

/** The service is asked for so long what it has charged; what it does not tell by then, the app reads. Milliseconds. */
const CHARGE_PATIENCE = 10_000;

/** Reads the charges, to tell a price other than the confirmed one at once. Without an answer that one stands. */
async function readCharges(
  licensing: Licensing,
  intents: readonly Intent[],
  certificateOf: BuyOptions['certificateOf'],
  signal: AbortSignal,
): Promise<void> {
  const patience = AbortSignal.any([signal, AbortSignal.timeout(CHARGE_PATIENCE)]);
  for (const intent of intents) {
    if (intent.state !== 'licensed') continue;
    for (const id of [intent.transactionId, ...intent.also]) {
      if (patience.aborted) return;
      const certificate = await certificateOf(id, patience).catch(overlooked('cli.certificate', null));
      if (certificate !== null) licensing.noteCharge(certificate);
    }
  }
}

/** Waits for the outcomes of orders; what did not get its turn is taken back, so that nothing is bought unseen later. */
export async function finish(
  licensing: Licensing,
  ids: readonly IntentId[],
  signal: AbortSignal,
): Promise<readonly Intent[]> {
  const intents = await settle(licensing, ids, signal);
  licensing.withdraw(intents.filter(({ state }) => state === 'confirmed').map(({ id }) => id));
  return intents;
}

/** Nothing takes longer than the longest request; an order of a process that has died never moves. Milliseconds. */
const QUIET_MS = 200_000;

/** Waits for the outcomes. Stopped, or when nothing moves any more, it takes back what was not sent. */
async function settle(
  licensing: Licensing,
  ids: readonly IntentId[],
  signal: AbortSignal,
): Promise<readonly Intent[]> {
  const quiet = new AbortController();
  const over = new AbortController();
  let timer = setTimeout(() => quiet.abort(), QUIET_MS);
  const listen = async (): Promise<void> => {
    for await (const _ of licensing.watch(over.signal)) {
      clearTimeout(timer);
      timer = setTimeout(() => quiet.abort(), QUIET_MS);
    }
  };
  const listening = listen();
  try {
    return await licensing.settled(ids, AbortSignal.any([signal, quiet.signal]));
  } catch (error) {
    if (!signal.aborted && !quiet.signal.aborted) throw error;
    return licensing.withdraw(ids);
  } finally {
    over.abort();
    await listening.catch(heardElsewhere);
    clearTimeout(timer);
  }
}
