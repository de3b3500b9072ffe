import type { MediaType, PixelSize } from './asset.ts';
import type { Failure } from './failure.ts';
import type { AssetId, InvoiceId, LicenceId, TransactionId } from './ids.ts';
import type { Instant } from './instant.ts';
import type { Certificate, References } from './licence.ts';
import type { Money } from './money.ts';

export const BILLING_STATES = ['uninvoiced', 'invoiced', 'paid'] as const;
export type BillingState = (typeof BILLING_STATES)[number];

/** What a list of licences can be narrowed to: how a licence is billed, or that it was passed on. */
export const HELD_STATES = [...BILLING_STATES, 'transferred'] as const;
export type HeldState = (typeof HELD_STATES)[number];

/** A licence of the group as this computer remembers it; see docs/licences.md. */
export interface HeldLicence {
  /** Where it stands in the order of time: the larger the newer, unique on this computer. */
  readonly place: number;
  readonly transactionId: TransactionId;
  readonly assetId: AssetId;
  readonly at: Instant | null;
  readonly title: string;
  readonly type: MediaType;
  readonly size: PixelSize | null;
  readonly editorial: boolean;
  /** The buyer: the full name where the group's list tells it, else the user name. */
  readonly person: string;
  readonly licenceId: LicenceId | null;
  /** Empty until the price list or the certificate has told it. */
  readonly licence: string;
  /** The size that was licensed; empty while no invoice, certificate or purchase of ours has told it. */
  readonly option: string;
  readonly billing: BillingState;
  readonly transferred: boolean;
  /** The service's number of the transfer, where it tells one. */
  readonly transferId: number | null;
  readonly invoiceId: InvoiceId | null;
  /** Without VAT; `null` until another source tells it: the list carries no prices. */
  readonly price: Money | null;
  /** Bits of `EXTENDED_RIGHTS`; `null` when it was not bought from this computer. */
  readonly extendedRights: number | null;
  readonly references: References;
  /** Whether the service's list showed it when last read as a whole. The copy keeps a licence in any case. */
  readonly listed: boolean;
}

/** What to look for. `null` and an empty text ask for nothing. */
export interface LicenceQuery {
  /** Every word has to begin a word of the licence. */
  readonly text: string;
  readonly person: string | null;
  /** The first moment, and the first one no longer meant. */
  readonly from: Instant | null;
  readonly to: Instant | null;
  readonly state: HeldState | null;
  readonly licence: string | null;
  readonly project: string | null;
}

export const ALL_LICENCES: LicenceQuery = {
  text: '',
  person: null,
  from: null,
  to: null,
  state: null,
  licence: null,
  project: null,
};

/** Rows of a page. */
export const LICENCE_PAGE = 200;
/** Licences that can be chosen at once. */
export const MOST_CHOSEN = 10_000;

/** What a query finds, without the rows. */
export interface LicencesFound {
  readonly count: number;
  /** Exact, one for each currency, of those with a known price. */
  readonly sums: readonly Money[];
  readonly unpriced: number;
  /** The place of the first row of each page, so that any page can be had without those before it. */
  readonly marks: readonly number[];
}

/** What there is to choose from, by name. */
export interface LicenceChoices {
  readonly people: readonly string[];
  readonly projects: readonly string[];
  readonly licences: readonly string[];
}

/** How the copy on this computer stands to the service's list. */
export interface LicencesState {
  readonly syncing: boolean;
  /** Rows read and to be read, while the whole list is read. */
  readonly progress: { readonly done: number; readonly total: number } | null;
  /** When the copy was last brought up to date; `null`: never. */
  readonly asOf: Instant | null;
  /** Whether that is proved to be everything; see docs/licences.md. */
  readonly complete: boolean;
  readonly count: number;
  /** Rows of the service's list that could not be read. They exist. */
  readonly unreadable: number;
  /** Why the latest try failed. */
  readonly failure: Failure | null;
  /** Grows with every change of the copy. */
  readonly revision: number;
}

/** A licence with all that is known of it. */
export interface LicenceDetails {
  readonly licence: HeldLicence;
  readonly certificate: Certificate | null;
  /** When the service told the certificate. */
  readonly asOf: Instant | null;
  /** Why there is none, or none newer. */
  readonly failure: Failure | null;
  /** Our file of it. */
  readonly file: LicensedFile | null;
}

export interface LicensedFile {
  readonly name: string;
  readonly option: string;
  readonly bytes: number;
  /** Lower-case hex. */
  readonly sha256: string;
}
