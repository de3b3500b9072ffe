import { StockroomError } from '../../../shared/model/failure.ts';
import type { AssetId } from '../../../shared/model/ids.ts';
import type { IntentId, OrderLine } from '../../../shared/model/intent.ts';
import type { References } from '../../../shared/model/licence.ts';
import type { Quote } from '../../../shared/model/quote.ts';
import type { ProcessLock } from '../../platform/store/index.ts';
import type { Approval } from './approval.ts';
import type { Budgets } from './budgets.ts';
import { checkConfirmed, confirmedBefore, writeIntents } from './confirm.ts';
import type { ConfirmOptions } from './confirm.ts';
import { newUuid } from './effects.ts';
import type { Effects } from './effects.ts';
import type { Ledger } from './ledger.ts';
import type { Ownership } from '../../ownership/index.ts';
import { distinct } from './orders.ts';
import { ownedOf, Sizes } from './owned.ts';
import type { SizeOf } from './owned.ts';
import { price } from './pricing.ts';
import type { Market } from './pricing.ts';
import type { Buyer, Owned, Shop } from './shop.ts';

/** A quote can be confirmed for this long, in milliseconds. */
const LIFETIME = 3_600_000;

/** Assets whose licences are asked for in one call. */
const ASSETS_PER_CALL = 100;

/** Quotes that are remembered; baskets are priced again whenever they change. */
const REMEMBERED = 50;

export interface QuotesOptions {
  readonly ledger: Ledger;
  readonly lock: ProcessLock;
  readonly shop: Shop;
  readonly effects: Effects;
  readonly settings: { dailyLimit(): string | null; markerField(): keyof References | null };
  readonly budgetOf: Budgets;
  readonly ownership: Ownership;
  readonly sizeOf: SizeOf;
  readonly approval: Approval;
  /** Throws when nothing may be bought. */
  readonly assertDurable: () => void;
  readonly buyer: () => Buyer | null;
}

interface Remembered {
  readonly quote: Quote;
  readonly accountId: string;
}

/** Prices baskets and turns a confirmed price into intents. */
export class Quotes {
  readonly #options: QuotesOptions;
  readonly #quotes = new Map<string, Remembered>();
  readonly #sizes: Sizes;
  readonly #confirming = new Map<string, Promise<readonly IntentId[]>>();

  constructor(options: QuotesOptions) {
    this.#options = options;
    this.#sizes = new Sizes(options.sizeOf);
  }

  async quote(orders: readonly OrderLine[], signal: AbortSignal): Promise<Quote> {
    const buyer = required(this.#options.buyer());
    const lines = distinct(orders);
    const market = await this.#market(lines, signal);
    await this.#learnSizes(lines, market.owned, buyer, signal);
    const quote = this.#price(newUuid(this.#options.effects), lines, market, buyer);
    this.#quotes.set(quote.id, { quote, accountId: buyer.accountId });
    const [oldest] = this.#quotes.keys();
    if (oldest !== undefined && this.#quotes.size > REMEMBERED) this.#quotes.delete(oldest);
    return quote;
  }

  /** Clicks that come while the first is at work get its result. */
  confirm(quoteId: string, options: ConfirmOptions): Promise<readonly IntentId[]> {
    const running = this.#confirming.get(quoteId);
    if (running !== undefined) return running;
    const confirming = this.#confirm(quoteId, options).finally(() => this.#confirming.delete(quoteId));
    this.#confirming.set(quoteId, confirming);
    return confirming;
  }

  async #confirm(quoteId: string, options: ConfirmOptions): Promise<readonly IntentId[]> {
    const { ledger, lock, effects, settings, approval, assertDurable } = this.#options;
    const before = confirmedBefore(quoteId, ledger);
    if (before !== null) return before;
    assertDurable();
    const buyer = required(this.#options.buyer());
    const { quote } = this.#known(quoteId, buyer);
    const orders = quote.lines.map(({ order }) => order);
    checkConfirmed(quote, options);
    for (;;) {
      const market = await this.#market(orders, NEVER);
      await effects.checkpoint('confirm: checked');
      const outcome = written(ledger, () => {
        // Priced inside the commit: what other processes have confirmed or bought meanwhile counts.
        const now = this.#price(quoteId, orders, market, buyer);
        if (now.hash !== quote.hash) throw new StockroomError('quote-changed');
        checkConfirmed(now, options);
        const request = approval.requestFor(now, options, buyer.accountId, effects.now());
        if (request !== null) return { request };
        return {
          ids: writeIntents(now, { ledger, lock, effects, buyer, markerField: settings.markerField() }),
        };
      });
      if ('ids' in outcome) {
        await effects.checkpoint('confirm: written');
        return outcome.ids;
      }
      // The person takes a while, so everything is looked at again after the answer.
      await approval.agree(outcome.request);
    }
  }

  #known(quoteId: string, buyer: Buyer): Remembered {
    const known = this.#quotes.get(quoteId);
    // Either way: a clock that was set back must not keep prices good for longer.
    const age = known === undefined ? 0 : Math.abs(this.#options.effects.now() - known.quote.createdAt);
    if (known === undefined || known.accountId !== buyer.accountId || age > LIFETIME) {
      throw new StockroomError('quote-changed', { message: 'These prices are out of date.' });
    }
    return known;
  }

  #price(id: string, orders: readonly OrderLine[], market: Market, buyer: Buyer): Quote {
    const limit = this.#options.settings.dailyLimit();
    return price(id, orders, market, { ...this.#context(buyer), limit, sizes: this.#sizes });
  }

  #context(buyer: Buyer) {
    const { ledger, budgetOf, ownership, effects } = this.#options;
    return { ledger, budgetOf, ownership, buyer, now: effects.now() };
  }

  async #market(orders: readonly OrderLine[], signal: AbortSignal): Promise<Market> {
    const { shop } = this.#options;
    const assetIds = [...new Set(orders.map(({ assetId }) => assetId))];
    const [licences, group, owned] = await Promise.all([
      shop.prices(signal),
      shop.group(signal),
      this.#owned(assetIds, signal),
    ]);
    return { licences, group, owned };
  }

  /** Learns the sizes of licences that the group holds: a smaller size is no licence for the order. */
  async #learnSizes(
    orders: readonly OrderLine[],
    owned: Owned,
    buyer: Buyer,
    signal: AbortSignal,
  ): Promise<void> {
    const context = this.#context(buyer);
    const assets = new Set(orders.map(({ assetId }) => assetId));
    const untold = [...assets].flatMap((asset) =>
      ownedOf(asset, owned, context).filter(({ option }) => option === ''),
    );
    await this.#sizes.learn(
      untold.map(({ transactionId }) => transactionId),
      signal,
    );
  }

  async #owned(assetIds: readonly AssetId[], signal: AbortSignal): Promise<Owned> {
    const all: Owned[] = [];
    for (let from = 0; from < assetIds.length; from += ASSETS_PER_CALL) {
      const some = assetIds.slice(from, from + ASSETS_PER_CALL);
      all.push(await this.#options.shop.owned(some, signal));
    }
    return {
      rows: all.flatMap(({ rows }) => rows),
      unreadable: all.reduce((sum, { unreadable }) => sum + unreadable, 0),
      at: all[0]?.at ?? null,
    };
  }
}

/** Writes all or none. With a full disk or a file that can't be written, the ledger is unsafe to buy with. */
function written<T>(ledger: Ledger, work: () => T): T {
  try {
    return ledger.transaction(work);
  } catch (thrown) {
    if (thrown instanceof StockroomError) throw thrown;
    throw new StockroomError('ledger.unsafe', { cause: thrown });
  }
}

/** A signal that never aborts: a confirmation does not stop halfway. */
const NEVER = new AbortController().signal;

export function required(buyer: Buyer | null): Buyer {
  if (buyer === null) throw new StockroomError('signed-out');
  return buyer;
}
