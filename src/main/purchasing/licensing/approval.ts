import type { Consent, Question } from '../../platform/consent/index.ts';
import type { Quote } from '../../../shared/model/quote.ts';
import { StockroomError } from '../../../shared/model/failure.ts';
import type { ConfirmOptions } from './confirm.ts';
import type { Ledger } from './ledger.ts';
import type { IntentRecord } from './record.ts';
import { isOver, pricesOf, promised } from './spend.ts';

export interface ApprovalOptions {
  readonly ledger: Ledger;
  readonly consent: Consent;
  /** A plain decimal; `null`: a person is never asked for the sum. Asked for inside the commit. */
  readonly askAbove: () => string | null;
}

/** A question, and the batches that a yes covers: the one to buy, and those before it that the question tells of. */
interface Request {
  readonly question: Question;
  readonly batches: ReadonlySet<string>;
}

/**
 * Whether a purchase needs a person's word, and the purchases that have it. Purchases of a page without a word add
 * up over 24 hours, in all processes: a page that was taken over cannot cut a large sum into small ones.
 */
export class Approval {
  readonly #options: ApprovalOptions;
  /** Batches that a person has agreed to in this run. */
  readonly #agreed = new Set<string>();

  constructor(options: ApprovalOptions) {
    this.#options = options;
  }

  /** The question to ask before this quote is bought; `null` when none is due. Call it inside the commit that buys. */
  requestFor(quote: Quote, how: ConfirmOptions, accountId: string, now: number): Request | null {
    if (this.#agreed.has(quote.id)) return null;
    const { ledger, askAbove } = this.#options;
    const limit = askAbove();
    const unasked = promised(ledger, accountId, now).filter(({ batchId }) => !this.#agreed.has(batchId));
    const before = pricesOf(unasked);
    const isOpen = quote.unpricedRights && how.acceptUnpricedRights === true;
    const isLarge = limit !== null && isOver(limit, quote.net.amount, before);
    if (!isOpen && !isLarge) return null;
    const { net, unpricedRights } = quote;
    return {
      question: { kind: 'purchase', assets: quote.lines.length, net, before, unpricedRights },
      batches: new Set([quote.id, ...unasked.map(({ batchId }) => batchId)]),
    };
  }

  /** The same for unsent orders of an earlier start that are confirmed once more. */
  requestAgain(intents: readonly IntentRecord[], accountId: string, now: number): Request | null {
    if (intents.every(({ batchId }) => this.#agreed.has(batchId))) return null;
    const { ledger, askAbove } = this.#options;
    const limit = askAbove();
    const again = new Set(intents.map(({ id }) => id));
    const unasked = promised(ledger, accountId, now).filter(
      ({ id, batchId }) => !again.has(id) && !this.#agreed.has(batchId),
    );
    const [net, before] = [pricesOf(intents), pricesOf(unasked)];
    const unpricedRights = intents.some(({ extendedRights }) => extendedRights !== 0);
    if (!unpricedRights && (limit === null || !isOver(limit, net, before))) return null;
    const currencyId = intents[0]?.currencyId ?? null;
    return {
      question: {
        kind: 'purchase',
        assets: intents.length,
        net: { amount: net, currencyId },
        before,
        unpricedRights,
      },
      batches: new Set([...intents, ...unasked].map(({ batchId }) => batchId)),
    };
  }

  /** Asks the person. Throws `declined` or `cannot-ask`. */
  async agree({ question, batches }: Request): Promise<void> {
    await this.#ask(question);
    for (const batch of batches) this.#agreed.add(batch);
  }

  /** Asks the person whether an order in doubt is to be ordered again; always, for it may be paid twice. */
  agreeAgain({ assetId, price, currencyId }: IntentRecord): Promise<void> {
    return this.#ask({ kind: 'buy-again', assetId, price: { amount: price, currencyId } });
  }

  /** The new order of one that was agreed to again. */
  note(batchId: string): void {
    this.#agreed.add(batchId);
  }

  async #ask(question: Question): Promise<void> {
    try {
      await this.#options.consent.need(question);
    } catch (thrown) {
      if (!(thrown instanceof StockroomError)) throw thrown;
      throw new StockroomError(thrown.code, { message: thrown.message, action: NOTHING_BOUGHT });
    }
  }
}

const NOTHING_BOUGHT =
  'Nothing was bought. Confirm again and agree when Stockroom asks, if that is what you want.';
