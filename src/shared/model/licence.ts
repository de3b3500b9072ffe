import type { MediaType, PixelSize } from './asset.ts';
import type { AssetId, GroupId, InvoiceId, LicenceId, TransactionId, UserId } from './ids.ts';
import type { Instant } from './instant.ts';
import type { Person } from './member.ts';
import type { Money } from './money.ts';
import type { Party } from './transfer.ts';

/** A licence the group may buy, with its price list. */
export interface Licence {
  readonly id: LicenceId;
  readonly name: string;
  /** The kind of asset it is for; `null` when the service does not limit it or names one we don't know. */
  readonly productType: MediaType | null;
  /** In the service's order. */
  readonly sizes: readonly LicenceSize[];
}

export interface LicenceSize {
  /** What `licenseItem` is told: `s-2015`, `vect`, `1080`, … */
  readonly option: string;
  readonly label: string;
  /** In the account's currency. `null` when unreadable: then the size can't be confirmed, nor bought. */
  readonly price: Money | null;
  readonly enabled: boolean;
}

/** Rights beyond the standard licence, by their bit of `dp_ext_options` [doc]. */
export const EXTENDED_RIGHTS = [
  { right: 'unlimited-print', bit: 1, label: 'Unlimited print' },
  { right: 'multi-seat', bit: 2, label: 'Multi-seat' },
  { right: 'extra-warranty', bit: 4, label: 'Extra legal warranty' },
  { right: 'resale', bit: 8, label: 'Product for resale and free distribution' },
  { right: 'transfer', bit: 16, label: 'Transfer rights' },
] as const;
export type ExtendedRight = (typeof EXTENDED_RIGHTS)[number]['right'];

export const ALL_EXTENDED_RIGHTS_MASK = 31;

export function maskOf(rights: Iterable<ExtendedRight>): number {
  const wanted = new Set(rights);
  return EXTENDED_RIGHTS.reduce((mask, { right, bit }) => (wanted.has(right) ? mask | bit : mask), 0);
}

export function rightsIn(mask: number): readonly ExtendedRight[] {
  return EXTENDED_RIGHTS.filter(({ bit }) => (mask & bit) !== 0).map(({ right }) => right);
}

/** The free fields on a licence that accounting asks for. Empty where not given. */
export interface References {
  readonly project: string;
  readonly client: string;
  readonly purchaseOrder: string;
  readonly isbn: string;
  readonly other: string;
}

export const NO_REFERENCES: References = { project: '', client: '', purchaseOrder: '', isbn: '', other: '' };

/** What the user confirmed to buy: the same licence, size and rights for each asset. */
export interface LicenceOrder {
  /** One by default; each once. */
  readonly assetIds: readonly AssetId[];
  readonly licenceId: LicenceId;
  readonly option: string;
  /** Bits of `EXTENDED_RIGHTS`. */
  readonly extendedRights: number;
  readonly references: References;
}

export const LICENCE_STATUSES = ['active', 'uninvoiced', 'invoiced', 'paid', 'unknown'] as const;
/** `active` is seen beside the three of the guide; `unknown` is anything else. */
export type LicenceStatus = (typeof LICENCE_STATUSES)[number];

/** The types `getLicensedItems` can be asked for; absent: all. */
export const LICENCE_FILTERS = ['uninvoiced', 'invoiced', 'paid'] as const;
export type LicenceFilter = (typeof LICENCE_FILTERS)[number];

/** What every row of the group's history has: comps, licences and transfers. */
export interface HistoryRow {
  readonly assetId: AssetId;
  readonly at: Instant | null;
  readonly title: string;
  readonly type: MediaType;
  readonly size: PixelSize | null;
  readonly editorial: boolean;
  readonly actor: Person;
  readonly seller: Person;
  readonly userId: UserId | null;
  readonly groupId: GroupId | null;
}

/** A comp that a member of the group took. */
export interface CompRecord extends HistoryRow {
  /** The size that was taken, `dp_option`; empty where the service does not tell. */
  readonly option: string;
}

/** A licence the group holds. It carries no price: that is on the certificate and the invoice. */
export interface LicensedItem extends HistoryRow {
  readonly transactionId: TransactionId;
  readonly licenceId: LicenceId | null;
  readonly status: LicenceStatus;
  readonly invoiceId: InvoiceId | null;
  readonly currencyId: number | null;
  /** Set when the rights were passed on. */
  readonly transferId: number | null;
  readonly references: References;
}

/** Proof of one licence. */
export interface Certificate {
  readonly transactionId: TransactionId;
  readonly at: Instant | null;
  /** The price of the licence alone. */
  readonly price: Money | null;
  /** Extended rights that were bought with it, and what each cost. */
  readonly rights: readonly { readonly option: string; readonly price: Money | null }[];
  readonly option: string;
  readonly licence: {
    readonly id: LicenceId | null;
    readonly name: string;
    readonly fields: readonly LicenceField[];
    readonly transferId: number | null;
  };
  readonly asset: {
    readonly id: AssetId | null;
    readonly title: string;
    readonly type: MediaType;
    readonly size: PixelSize | null;
    readonly editorial: boolean;
    readonly nudity: boolean;
  };
  readonly from: Party;
  readonly to: Party;
  /** `null` unless the rights were passed on. */
  readonly transferredTo: Party | null;
}

/** A reference as the account's manager set it up. */
export interface LicenceField {
  readonly name: string;
  readonly value: string;
}
