import type { BasketLine, PurchaseRecord } from '../../../shared/model/basket.ts';
import { StockroomError } from '../../../shared/model/failure.ts';
import type { AssetId } from '../../../shared/model/ids.ts';
import { instant } from '../../../shared/model/instant.ts';
import type { Intent, OrderLine } from '../../../shared/model/intent.ts';
import { missingReferences, REFERENCE_LABEL } from '../../../shared/model/project.ts';
import type { ReferenceField } from '../../../shared/model/project.ts';
import type { Quote } from '../../../shared/model/quote.ts';
import type { Buyer, Licensing } from '../licensing/index.ts';
import type { Lines } from './lines.ts';
import type { Memory } from './memory.ts';
import type { Projects } from './projects.ts';
import type { Records } from './records.ts';

export interface Confirmation {
  readonly quoteId: string;
  readonly acceptOwned: readonly AssetId[];
  readonly acceptUnpricedRights: boolean;
  /** Assets known to be for editorial use only. */
  readonly editorial: readonly AssetId[];
}

export interface CheckoutOptions {
  readonly lines: Lines;
  readonly memory: Memory;
  readonly projects: Projects;
  readonly records: Records;
  readonly licensing: Pick<Licensing, 'quote' | 'confirm' | 'intents'>;
  /** Whether the group lets this account license; `null` where the service does not tell. */
  readonly mayLicense: (account: string) => boolean | null;
  /** References that every licence needs. */
  readonly required: () => readonly ReferenceField[];
  readonly now: () => number;
}

/** Quotes that are remembered; the basket asks for a new one whenever it changes. */
const REMEMBERED = 50;

/** Makes a purchase of the lines of the basket. Buys by `licensing` alone. */
export class Checkout {
  readonly #options: CheckoutOptions;
  readonly #quotes = new Map<string, Quote>();
  readonly #confirming = new Set<string>();

  constructor(options: CheckoutOptions) {
    this.#options = options;
  }

  async quote(account: string, assets: readonly AssetId[], signal?: AbortSignal): Promise<Quote> {
    const orders = this.#linesOf(account, assets).map(orderOf);
    const quote = await this.#options.licensing.quote(orders, signal);
    this.#quotes.set(quote.id, quote);
    const [oldest] = this.#quotes.keys();
    if (oldest !== undefined && this.#quotes.size > REMEMBERED) this.#quotes.delete(oldest);
    return quote;
  }

  /** Buys what a quote says, if the basket says the same still. The same quote again is the same purchase. */
  async confirm(buyer: Buyer, confirmation: Confirmation): Promise<readonly Intent[]> {
    const { licensing, records } = this.#options;
    const { quoteId, editorial, ...words } = confirmation;
    const account = buyer.accountId;
    if (!records.has(quoteId)) this.#open(buyer, quoteId, editorial);
    this.#confirming.add(quoteId);
    try {
      return await licensing.confirm(quoteId, words);
    } finally {
      this.#confirming.delete(quoteId);
      this.settle(account);
    }
  }

  /** Settles confirmations, also those cut short by an end of the app: lines that the ledger has leave the basket. */
  settle(account: string): void {
    const { licensing, lines, records } = this.#options;
    for (const batchId of records.unsettled(account)) {
      if (this.#confirming.has(batchId)) continue;
      if (licensing.intents({ batchId }).length > 0) {
        lines.remove(account, records.assets(batchId));
        records.confirm(batchId);
      } else records.drop(batchId);
    }
  }

  #open(buyer: Buyer, quoteId: string, editorial: readonly AssetId[]): void {
    const { memory, records, mayLicense, now } = this.#options;
    const account = buyer.accountId;
    if (mayLicense(account) === false) {
      throw new StockroomError('forbidden', {
        message: 'Your account may look at prices but not license.',
        action: 'The manager of your group can change that; nothing was bought.',
      });
    }
    const quote = this.#quotes.get(quoteId);
    const lines = quote === undefined ? [] : this.#unchanged(account, quote);
    if (quote === undefined) {
      throw new StockroomError('quote-changed', { message: 'These prices are out of date.' });
    }
    this.#assertComplete(lines, editorial);
    for (const { references } of lines) memory.keepReferences(account, references, now());
    records.open(account, recordOf(quote, lines, { buyer, editorial, at: now() }), lines);
  }

  /** The lines of a quote, if no window has changed them since. */
  #unchanged(account: string, quote: Quote): readonly BasketLine[] {
    return quote.lines.map(({ order }) => {
      const line = this.#options.lines.get(account, order.assetId);
      if (line === null || JSON.stringify(orderOf(line)) !== JSON.stringify(order)) {
        throw new StockroomError('quote-changed', {
          message: 'The basket has changed since these prices were read.',
        });
      }
      return line;
    });
  }

  #assertComplete(lines: readonly BasketLine[], editorial: readonly AssetId[]): void {
    const { projects, required } = this.#options;
    for (const { asset, references, extendedRights } of lines) {
      const missing = missingReferences(references, required(), projects.named(references.project));
      if (missing.length > 0) {
        const names = missing.map((field) => REFERENCE_LABEL[field].toLowerCase()).join(', ');
        throw invalid(`“${asset.title}” lacks a reference: ${names}.`, 'Fill it in; nothing was bought.');
      }
      if (extendedRights !== 0 && asset.noExtendedRights === true) {
        throw invalid(
          `“${asset.title}” is sold without extended rights.`,
          'Take the rights off it, or take it out; nothing was bought.',
        );
      }
      if (asset.editorial && !editorial.includes(asset.id)) {
        throw invalid(
          `“${asset.title}” is for editorial use only.`,
          'Confirm that you know, or take it out; nothing was bought.',
        );
      }
    }
  }

  #linesOf(account: string, assets: readonly AssetId[]): readonly BasketLine[] {
    return assets.map((asset) => {
      const line = this.#options.lines.get(account, asset);
      if (line === null) throw invalid('The basket has changed.', 'Look at it again.');
      return line;
    });
  }
}

function orderOf({ asset, licenceId, option, extendedRights, references }: BasketLine): OrderLine {
  if (licenceId === null) {
    throw invalid(
      `“${asset.title}” has no licence yet.`,
      'Choose one; prices are asked for when you are online.',
    );
  }
  return { assetId: asset.id, licenceId, option, extendedRights, references };
}

function recordOf(
  quote: Quote,
  lines: readonly BasketLine[],
  { buyer, editorial, at }: { buyer: Buyer; editorial: readonly AssetId[]; at: number },
): PurchaseRecord {
  const byAsset = new Map(lines.map(({ asset }) => [asset.id, asset]));
  return {
    batchId: quote.id,
    at: instant(at),
    by: buyer.userName,
    lines: quote.lines.flatMap(({ order, licenceName, optionLabel }) => {
      const asset = byAsset.get(order.assetId);
      if (asset === undefined) return [];
      const editorialAcknowledged = asset.editorial && editorial.includes(asset.id);
      return [{ asset, licenceName, optionLabel, editorialAcknowledged }];
    }),
    net: quote.net,
    vat: quote.vat,
    gross: quote.gross,
  };
}

function invalid(message: string, action: string): StockroomError {
  return new StockroomError('invalid', { message, action });
}
