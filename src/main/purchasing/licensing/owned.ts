import type { AssetId, TransactionId } from '../../../shared/model/ids.ts';
import { instant } from '../../../shared/model/instant.ts';
import type { OwnedLicence } from '../../../shared/model/quote.ts';
import type { Ownership } from '../../ownership/index.ts';
import { LATEST } from './holdings.ts';
import type { Ledger } from './ledger.ts';
import type { Buyer, Owned } from './shop.ts';
import { overlooked } from '../../platform/failures/index.ts';

export interface OwnedContext {
  readonly ledger: Ledger;
  readonly buyer: Pick<Buyer, 'accountId' | 'userName'>;
  readonly ownership: Ownership;
  readonly now: number;
}

/**
 * The licences that the group holds of an asset, the latest last: what the service lists, and what we know to have
 * bought though the list does not show it yet. A licence that was passed on, or has left the list, is not held.
 */
export function ownedOf(
  assetId: AssetId,
  { rows, unreadable }: Owned,
  { ledger, buyer, ownership, now }: OwnedContext,
): readonly OwnedLicence[] {
  const ofAsset = rows.filter((row) => row.assetId === assetId);
  const listed = new Set(ofAsset.map(({ transactionId }) => transactionId));
  const { held = [], ended = [] } = ownership.of([assetId]).get(assetId) ?? {};
  const sizes = new Map(held.map(({ transactionId, option }) => [transactionId, option]));
  const over = new Set(ended.map(({ transactionId }) => transactionId));
  const bought = ledger.where(
    'accountId = ? AND assetId = ? AND transactionId IS NOT NULL',
    buyer.accountId,
    assetId,
  );
  const options = new Map(bought.map(({ transactionId, option }) => [transactionId, option]));

  const told = ownership.heldRows(ofAsset).map((row): OwnedLicence => {
    const { transactionId, licenceId, userId, actor, at, references } = row;
    const option = options.get(transactionId) ?? sizes.get(transactionId) ?? '';
    return { transactionId, licenceId, userId, userName: actor.name, at, references, option };
  });
  const ours = bought.flatMap((intent): readonly OwnedLicence[] => {
    const { transactionId, licenceId, userId, confirmedAt, references, option } = intent;
    if (transactionId === null || listed.has(transactionId) || over.has(transactionId)) return [];
    // The list shows every purchase in the end: one that it does not show by then was taken back.
    if (unreadable === 0 && now - (intent.sentAt ?? confirmedAt) > LATEST) return [];
    const at = instant(confirmedAt);
    return [{ transactionId, licenceId, userId, userName: buyer.userName, at, references, option }];
  });
  return [...told, ...ours].toSorted((a, b) => a.transactionId - b.transactionId);
}

/** The size of a licence; empty where it is not told. Rejects when the service can't be asked. */
export type SizeOf = (transactionId: TransactionId, signal: AbortSignal) => Promise<string>;

/** Licences whose size is asked for with one quote; the others count as of any size. */
const MOST_ASKED = 50;
const AT_ONCE = 4;

/** Sizes by transaction, asked for once. A size never changes, so what was told is kept for this run. */
export class Sizes {
  readonly #sizeOf: SizeOf;
  readonly #known = new Map<TransactionId, string>();

  constructor(sizeOf: SizeOf) {
    this.#sizeOf = sizeOf;
  }

  /** Asks for the sizes that are not known. A licence whose size no certificate tells is shown without it. */
  async learn(transactions: readonly TransactionId[], signal: AbortSignal): Promise<void> {
    const left = transactions
      .filter((id) => !this.#known.has(id))
      .slice(0, MOST_ASKED)
      .values();
    const work = async (): Promise<void> => {
      for (const id of left) {
        const size = await this.#sizeOf(id, signal).catch(overlooked('licensing.size', ''));
        signal.throwIfAborted();
        if (size !== '') this.#known.set(id, size);
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, work));
  }

  in(licences: readonly OwnedLicence[]): readonly OwnedLicence[] {
    return licences.map((one) =>
      one.option === '' ? { ...one, option: this.#known.get(one.transactionId) ?? '' } : one,
    );
  }
}
