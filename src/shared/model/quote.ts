import type { IntentId, OrderLine } from './intent.ts';
import type { Instant } from './instant.ts';
import type { LicenceId, TransactionId, UserId } from './ids.ts';
import type { References } from './licence.ts';
import type { Money } from './money.ts';
import type { Vat } from './vat.ts';

/** Prices of a basket as they are now, to be confirmed as a whole. */
export interface Quote {
  readonly id: string;
  /** SHA-256 over everything that confirming agrees to. */
  readonly hash: string;
  readonly createdAt: Instant;
  /** Each order once, in the order asked. */
  readonly lines: readonly QuoteLine[];
  /** Rows of the group's list that can't be read: more may be owned than the lines show. */
  readonly unreadable: number;
  /** Sum of the lines whose price is known, without VAT. */
  readonly net: Money;
  /** `null` where the account has none, or its rate is not known. */
  readonly vat: Vat | null;
  readonly gross: Money;
  /** Some lines have extended rights, whose price the service's list does not tell: the true total is higher. */
  readonly unpricedRights: boolean;
  /** What the service does not tell in a form that can be read. Nothing can be confirmed while it is not empty. */
  readonly unknown: readonly UnknownMoney[];
  /** The balance of a prepaid account; `null` also where it is not known. */
  readonly balance: Balance | null;
  readonly limit: DailyLimit | null;
  /** The budgets of the projects that the orders name. */
  readonly budgets: readonly ProjectBudget[];
}

export interface QuoteLine {
  readonly order: OrderLine;
  readonly licenceName: string;
  readonly optionLabel: string;
  /** `null` when it can't be bought. */
  readonly price: Money | null;
  readonly problem: 'licence-not-offered' | 'size-not-offered' | 'price-unknown' | null;
  /** What the group holds of the asset already, the latest last. */
  readonly owned: readonly OwnedLicence[];
  /** Whether that includes the size ordered: `false` when each is for a smaller one, `null` when it is not known. */
  readonly covered: boolean | null;
  /** The same order is confirmed and not settled: confirming joins it. */
  readonly pending: IntentId | null;
}

export interface OwnedLicence {
  readonly transactionId: TransactionId;
  readonly licenceId: LicenceId | null;
  readonly userId: UserId | null;
  readonly userName: string;
  readonly at: Instant | null;
  readonly references: References;
  /** The size that was licensed; empty where it is not told. */
  readonly option: string;
}

/** The price of a line, the rate of VAT, or the balance of a prepaid account. */
export const UNKNOWN_MONEY = ['price', 'vat', 'balance'] as const;
export type UnknownMoney = (typeof UNKNOWN_MONEY)[number];

export const UNKNOWN_LABEL: Readonly<Record<UnknownMoney, string>> = {
  price: 'price',
  vat: 'rate of VAT',
  balance: 'balance',
};

/** Plain decimals in the account's currency, as they are charged: with VAT. */
export interface Balance {
  /** As the service tells it. */
  readonly told: string;
  /** What is confirmed and not bought yet will take this much of it. */
  readonly reserved: string;
  /** `told` less `reserved` and less what this quote costs. */
  readonly after: string;
  /** `null` when it is enough. */
  readonly missing: string | null;
}

/** What may be spent in any 24 hours; what might have been spent counts as spent. Plain decimals. */
export interface DailyLimit {
  readonly limit: string;
  readonly spent: string;
  /** By how much the quote would pass it; `null` when it does not. */
  readonly over: string | null;
}

/** What may be spent on a project. Plain decimals, without VAT. */
export interface Budget {
  /** Stockroom warns from this sum on. */
  readonly warnAt: string | null;
  /** Stockroom buys nothing beyond this sum. */
  readonly stopAt: string | null;
}

/** A project's budget with this quote in it. Counts what was bought from this computer. */
export interface ProjectBudget extends Budget {
  readonly project: string;
  /** The sum before the quote. Sums that may have been spent count. */
  readonly spent: string;
  readonly after: string;
  /** By how much the quote would pass `stopAt`; `null` when it does not. */
  readonly over: string | null;
}

/** The part of an order that can be bought, without assets that the group holds or that are not for sale. */
export interface Offer {
  /** The whole order, with the licences that the group holds of it. */
  readonly whole: Quote;
  /** What is left to buy; `null` for nothing. */
  readonly quote: Quote | null;
}
