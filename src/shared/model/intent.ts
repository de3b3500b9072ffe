import type { Branded, AssetId, LicenceId, TransactionId, UserId } from './ids.ts';
import type { Failure } from './failure.ts';
import type { Charge } from './charge.ts';
import type { Instant } from './instant.ts';
import type { References } from './licence.ts';
import type { Money } from './money.ts';

/** Our own: one confirmed purchase. A UUID. */
export type IntentId = Branded<string, 'IntentId'>;

/** One asset of the basket, as it is bought. */
export interface OrderLine {
  readonly assetId: AssetId;
  readonly licenceId: LicenceId;
  /** The size: `s-2015`, `vect`, `1080`, … */
  readonly option: string;
  /** Bits of `EXTENDED_RIGHTS`. */
  readonly extendedRights: number;
  readonly references: References;
}

export const INTENT_STATES = [
  'confirmed',
  'baselined',
  'sending',
  'reconciling',
  'unknown',
  'ambiguous',
  'needs-decision',
  'licensed',
  'rejected',
  'abandoned',
] as const;
/** See docs/licensing.md for the machine. */
export type IntentState = (typeof INTENT_STATES)[number];

/** What the purchase has been proved by. */
export type Proof = 'answer' | 'read-back' | 'person';

/** Why a purchase that is confirmed is not under way. */
export type Hold =
  /**
   * The process that was told to buy it has ended: a person confirms it once more, or withdraws it. `isElsewhere`: it
   * was confirmed on another computer or in another folder, so this profile is a copy.
   */
  | { readonly kind: 'consent'; readonly isElsewhere: boolean }
  /** The service can't be asked now; goes on by itself. */
  | { readonly kind: 'service'; readonly failure: Failure; readonly tries: number }
  /** Another purchase of the same asset has to be cleared up first. */
  | { readonly kind: 'same-asset' }
  /** Two purchases of the batch have no clear outcome. */
  | { readonly kind: 'unknowns' };

/** Why nothing was bought, or nothing more will be. */
export type AbandonReason =
  | { readonly kind: 'withdrawn' }
  | { readonly kind: 'expired' }
  | { readonly kind: 'unreachable' }
  | { readonly kind: 'session' }
  | { readonly kind: 'quote-changed' }
  | { readonly kind: 'over-limit' }
  | { readonly kind: 'over-budget' }
  | { readonly kind: 'balance-low' }
  /** The service no longer told what it would charge, or what there is to pay with. */
  | { readonly kind: 'money-unknown' }
  | { readonly kind: 'already-licensed' }
  /** A person has said so after looking. */
  | { readonly kind: 'not-bought'; readonly by: string }
  | { readonly kind: 'bought-again'; readonly by: string };

/** A licence in the group's list that may be the one we look for. */
export interface Candidate {
  readonly transactionId: TransactionId;
  readonly licenceId: LicenceId | null;
  readonly userId: UserId | null;
  /** The buyer, as the service names them. */
  readonly userName: string;
  readonly at: Instant | null;
}

/** What is worth knowing of a purchase, and what does not change whose it is. */
export type IntentNote =
  /** The list names another licence than was ordered; the service may number them apart. */
  | {
      readonly kind: 'licence-differs';
      readonly transactionId: TransactionId;
      readonly sent: LicenceId;
      readonly found: LicenceId;
    }
  /** The list names another buyer than signed in; the service may number them apart. */
  | {
      readonly kind: 'user-differs';
      readonly transactionId: TransactionId;
      readonly sent: UserId;
      readonly found: UserId;
    }
  /** Another purchase of the same asset came in between. */
  | {
      readonly kind: 'also-licensed';
      readonly transactionId: TransactionId;
      readonly userName: string;
      readonly at: Instant | null;
    }
  /** The certificate says another price than was confirmed. Plain decimals, without VAT. */
  | {
      readonly kind: 'charge-differs';
      readonly transactionId: TransactionId;
      readonly confirmed: string;
      readonly charged: string;
    }
  /** What the service said without a clear outcome. */
  | { readonly kind: 'said'; readonly text: string };

interface IntentFacts {
  readonly id: IntentId;
  /** The same for all orders that one click confirmed. */
  readonly batchId: string;
  readonly order: OrderLine;
  /** What was confirmed, without VAT. */
  readonly price: Money;
  /** What the certificate says it cost, without VAT; `null` until that is read. */
  readonly charged: Charge | null;
  readonly confirmedAt: Instant;
  /** The purchase this one was confirmed in place of. */
  readonly supersedes: IntentId | null;
  readonly notes: readonly IntentNote[];
}

interface Sent {
  /** `null` for a purchase taken from a restored record, which may have been sent. */
  readonly sentAt: Instant | null;
}

/** A purchase that a person confirmed, in one of its states. */
export type Intent = IntentFacts &
  (
    | { readonly state: 'confirmed'; readonly hold: Hold | null }
    | { readonly state: 'baselined' }
    | ({ readonly state: 'sending' } & Sent)
    | ({ readonly state: 'reconciling' | 'unknown'; readonly checks: number } & Sent)
    | ({
        readonly state: 'ambiguous' | 'needs-decision';
        readonly checks: number;
        readonly candidates: readonly Candidate[];
      } & Sent)
    | ({
        readonly state: 'licensed';
        readonly transactionId: TransactionId;
        /** Further transactions of this order. */
        readonly also: readonly TransactionId[];
        readonly proof: Proof;
      } & Sent)
    | ({ readonly state: 'rejected'; readonly message: string } & Sent)
    | ({ readonly state: 'abandoned'; readonly reason: AbandonReason } & Sent)
  );

/** What a person can settle when the service's list can't. */
export type Decision =
  | { readonly kind: 'this-one'; readonly transactionId: TransactionId }
  | { readonly kind: 'not-bought' }
  | { readonly kind: 'buy-again' };

export type IntentsEvent =
  | { readonly kind: 'snapshot'; readonly intents: readonly Intent[] }
  | { readonly kind: 'changed'; readonly intents: readonly Intent[] };

/** Money at stake; plain decimals in the account's currency. */
export interface Exposure {
  /** Orders whose outcome is not known, and what they cost if all were charged. */
  readonly count: number;
  readonly amount: string;
  /** In the last 24 hours, the above included. */
  readonly spent: string;
  readonly limit: string | null;
}

/** Whether the purchase needs no more work and no money is at stake. */
export function isFinal(state: IntentState): boolean {
  return state === 'licensed' || state === 'rejected' || state === 'abandoned';
}

/** Whether the money may have been spent and the outcome is not known yet. */
export function isInDoubt(state: IntentState): boolean {
  return (
    state === 'sending' ||
    state === 'reconciling' ||
    state === 'unknown' ||
    state === 'ambiguous' ||
    state === 'needs-decision'
  );
}
