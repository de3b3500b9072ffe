import type { TransactionId } from '../../../shared/model/ids.ts';
import type { Candidate, IntentNote } from '../../../shared/model/intent.ts';
import type { LicensedItem } from '../../../shared/model/licence.ts';
import {
  alsoLicensed,
  bearsOurMarker,
  differences,
  freshRows,
  isDatedElsewhere,
  isProvenAnothers,
  knownTransactions,
  listedBuyer,
  referencesOfRow,
} from './evidence.ts';
import type { Surroundings } from './evidence.ts';
import type { IntentRecord, ListedBuyer } from './record.ts';
import type { Owned } from './shop.ts';

/** What an order has bought. */
export interface Purchase {
  /** The intent's own, then those that the service has divided the order into. */
  readonly transactionIds: readonly [TransactionId, ...TransactionId[]];
  readonly notes: readonly IntentNote[];
  /** `null` where the list does not tell, or where only the lack of other rows proves the purchase. */
  readonly listed: ListedBuyer | null;
}

export type Verdict =
  | { readonly kind: 'none' }
  | { readonly kind: 'found'; readonly purchase: Purchase }
  | { readonly kind: 'ambiguous'; readonly candidates: readonly Candidate[] };

/**
 * Looks for the licence that an intent has bought in the group's list: new rows that bear our marker, or else the
 * only new row that another buyer is not proved for. `docs/licensing.md` has the order of proofs. A person
 * judges the rest: a wrong match would hide a purchase, or make one up.
 */
export function findPurchase(intent: IntentRecord, owned: Owned, around: Surroundings): Verdict {
  const fresh = freshRows(intent, owned.rows, around.taken);
  const marked = fresh.filter((row) => bearsOurMarker(intent, row));
  const [first, ...more] = marked;
  if (first !== undefined) {
    return { kind: 'found', purchase: purchaseOf(intent, [first, ...more], fresh, listedBuyer(first)) };
  }
  // The service has said that it did not take the order: no row without our marker overrules that.
  if (isRefused(intent)) return { kind: 'none' };

  const possible = fresh.filter((row) => !isProvenAnothers(intent, row, around.identity));
  const hidden = owned.unreadable > (intent.baseline?.unreadable ?? 0);
  if (possible.length === 0 && !hidden) return { kind: 'none' };

  const [sole] = possible;
  const isClear =
    !hidden && !around.rivals && intent.baseline !== null && !hasVanished(intent, owned, around);
  if (sole !== undefined && possible.length === 1 && isClear && fits(intent, sole, owned)) {
    return { kind: 'found', purchase: purchaseOf(intent, [sole], fresh, null) };
  }
  return { kind: 'ambiguous', candidates: possible.map(toCandidate) };
}

/**
 * The purchase that a success answer proves: the transactions that are new, unless the list shows that another order
 * bought them (a cache on the way may have answered). `null` when none is left. The answer is believed where the list
 * does not show its transactions yet, or could not be read (`owned` of `null`).
 */
export function judgeAnswer(
  intent: IntentRecord,
  answered: readonly TransactionId[],
  owned: Owned | null,
  around: Surroundings,
): Purchase | null {
  const known = knownTransactions(intent, around.taken);
  const fresh = freshRows(intent, owned?.rows ?? [], around.taken);
  const marked = fresh.filter((row) => bearsOurMarker(intent, row));
  const believed = answered.filter((transactionId) => {
    if (known.has(transactionId)) return false;
    const row = fresh.find((one) => one.transactionId === transactionId);
    if (row === undefined || owned === null) return true;
    return marked.length > 0 ? marked.includes(row) : isBelievable(intent, row, owned);
  });
  const [first, ...more] = new Set([...believed, ...marked.map(({ transactionId }) => transactionId)]);
  if (first === undefined) return null;
  const own = fresh.filter(({ transactionId }) => [first, ...more].includes(transactionId));
  const [row] = own;
  return {
    transactionIds: [first, ...more],
    notes: notesOn(intent, own, fresh),
    listed: row === undefined ? null : listedBuyer(row),
  };
}

/** Whether the list shows a new row with the marker of an intent. */
export function isMarkedIn(intent: IntentRecord, { rows }: Owned, { taken }: Surroundings): boolean {
  return freshRows(intent, rows, taken).some((row) => bearsOurMarker(intent, row));
}

/** New rows that are neither an order's own nor another order's of this ledger. */
export function rowsOfOthers(
  intent: IntentRecord,
  owned: Owned,
  around: Surroundings,
): readonly IntentNote[] {
  const own = new Set([intent.transactionId, ...intent.also]);
  return freshRows(intent, owned.rows, around.taken)
    .filter((row) => !own.has(row.transactionId) && !bearsOurMarker(intent, row))
    .map(alsoLicensed);
}

/** The service refused the order, or the session that it came with. */
function isRefused({ doubt, reason }: IntentRecord): boolean {
  return doubt === 'session' || reason?.kind === 'rejected';
}

function isBelievable(intent: IntentRecord, row: LicensedItem, owned: Owned): boolean {
  const anothers = isProvenAnothers(intent, row, NO_IDENTITY);
  return !anothers && !isDatedElsewhere(intent, row, owned) && referencesOfRow(intent, row) !== 'differ';
}

/** Against an answer that names the transaction, numbers of people prove nothing. */
const NO_IDENTITY: ListedBuyer = { userId: null, actorId: null };

function fits(intent: IntentRecord, row: LicensedItem, owned: Owned): boolean {
  return !isDatedElsewhere(intent, row, owned) && referencesOfRow(intent, row) === 'fit';
}

/** A row that was new in an earlier reading and is not listed now: a list that lags shows less than there is. */
function hasVanished(intent: IntentRecord, { rows }: Owned, { taken }: Surroundings): boolean {
  const settled = new Set([...rows.map(({ transactionId }) => transactionId), ...taken]);
  return intent.candidates.some(({ transactionId }) => !settled.has(transactionId));
}

function purchaseOf(
  intent: IntentRecord,
  own: readonly [LicensedItem, ...LicensedItem[]],
  fresh: readonly LicensedItem[],
  listed: ListedBuyer | null,
): Purchase {
  const [first, ...more] = own;
  return {
    transactionIds: [first.transactionId, ...more.map(({ transactionId }) => transactionId)],
    notes: notesOn(intent, own, fresh),
    listed,
  };
}

function notesOn(
  intent: IntentRecord,
  own: readonly LicensedItem[],
  fresh: readonly LicensedItem[],
): readonly IntentNote[] {
  const others = fresh.filter((row) => !own.includes(row));
  return [...own.flatMap((row) => differences(intent, row)), ...others.map(alsoLicensed)];
}

function toCandidate({ transactionId, licenceId, userId, actor, at }: LicensedItem): Candidate {
  return { transactionId, licenceId, userId, userName: actor.name, at };
}
