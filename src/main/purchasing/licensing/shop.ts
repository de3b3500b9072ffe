import type { Group } from '../../../shared/model/account.ts';
import type { Failure } from '../../../shared/model/failure.ts';
import type { AssetId, TransactionId, UserId } from '../../../shared/model/ids.ts';
import type { Instant } from '../../../shared/model/instant.ts';
import type { OrderLine } from '../../../shared/model/intent.ts';
import type { Licence, LicensedItem } from '../../../shared/model/licence.ts';

/** The account that buys. */
export interface Buyer {
  /** Keeps the purchases of accounts apart: the same for ever and on every run. */
  readonly accountId: string;
  /** `null` while the service has not told it. */
  readonly userId: UserId | null;
  /** The name that the record of decisions notes. */
  readonly userName: string;
}

export interface Owned {
  /** Licences of these assets only, of every member of the group. Each transaction once. */
  readonly rows: readonly LicensedItem[];
  /** Rows that exist and could not be read. */
  readonly unreadable: number;
  /** When the service began to answer, by its own clock; `null` when it does not tell. */
  readonly at: Instant | null;
}

/**
 * What became of the one request that spends. `never-left` needs proof that no byte of it can have reached the
 * service; `session-refused` and `rejected` a complete failure of the service itself, whatever it calls the reason.
 */
export type BuyResult =
  | {
      readonly kind: 'licensed';
      /** Mostly one; a service may divide an order. */
      readonly transactionIds: readonly [TransactionId, ...TransactionId[]];
    }
  | { readonly kind: 'rejected'; readonly code: string; readonly message: string }
  | { readonly kind: 'session-refused' }
  | { readonly kind: 'never-left'; readonly failure: Failure }
  | { readonly kind: 'unknown'; readonly failure: Failure };

/**
 * What licensing needs of the service. The reads throw `StockroomError`, sign in and repeat by themselves. They
 * come right before the purchase and renew a session that is about to end, so it is not asked for on its own.
 */
export interface Shop {
  prices(signal: AbortSignal): Promise<readonly Licence[]>;
  group(signal: AbortSignal): Promise<Group>;
  /** All types, all pages, and no dates: a clock that is off must not hide a purchase. */
  owned(assetIds: readonly AssetId[], signal: AbortSignal): Promise<Owned>;
  /** **Spends money.** One asset, one request, whatever happens. Never throws. */
  buy(order: OrderLine): Promise<BuyResult>;
}
