import type { TransactionId, UserId } from '../../../shared/model/ids.ts';
import type { IntentNote } from '../../../shared/model/intent.ts';
import type { LicensedItem } from '../../../shared/model/licence.ts';
import { markerIn, plain, REFERENCE_FIELDS, withMarker } from './marker.ts';
import type { IntentRecord, ListedBuyer } from './record.ts';
import { isWithin, windowOf } from './schedule.ts';
import type { Owned } from './shop.ts';

/** Licences that have to agree on a number before it is believed to be the buyer's. */
const AGREEING = 2;

/** The numbers that licences proved by an answer or our marker agree on; `null` where they don't, or are too few. */
export function identityIn(listed: readonly ListedBuyer[]): ListedBuyer {
  const agreed = (numbers: readonly (UserId | null)[]): UserId | null => {
    const told = numbers.filter((number) => number !== null);
    const [first] = told;
    return first !== undefined && told.length >= AGREEING && told.every((one) => one === first)
      ? first
      : null;
  };
  return {
    userId: agreed(listed.map(({ userId }) => userId)),
    actorId: agreed(listed.map(({ actorId }) => actorId)),
  };
}

/** What the ledger knows around an intent. */
export interface Surroundings {
  /** Transactions that belong to other intents. */
  readonly taken: ReadonlySet<TransactionId>;
  /** See `identityIn`. */
  readonly identity: ListedBuyer;
  /** Whether another order of the asset may have bought a licence that has not shown up yet. */
  readonly rivals: boolean;
}

/** Rows of the asset that are new since the order was sent: not in the baseline, not seen, not another intent's. */
export function freshRows(
  intent: IntentRecord,
  rows: readonly LicensedItem[],
  taken: Surroundings['taken'],
): readonly LicensedItem[] {
  const known = knownTransactions(intent, taken);
  return rows.filter((row) => row.assetId === intent.assetId && !known.has(row.transactionId));
}

export function knownTransactions(
  intent: IntentRecord,
  taken: Surroundings['taken'],
): ReadonlySet<TransactionId> {
  return new Set([...(intent.baseline?.transactionIds ?? []), ...intent.accepted, ...taken]);
}

export function bearsOurMarker({ marker }: IntentRecord, { references }: LicensedItem): boolean {
  return markerIn(references, marker) === 'ours';
}

/** The marker of another order, or a number that the list gives to another person. */
export function isProvenAnothers(
  intent: IntentRecord,
  row: LicensedItem,
  { userId, actorId }: ListedBuyer,
): boolean {
  const marker = markerIn(row.references, intent.marker);
  if (marker !== 'none') return marker === 'other';
  if (row.userId !== null && userId !== null) return row.userId !== userId;
  return row.actor.id !== null && actorId !== null && row.actor.id !== actorId;
}

/** Dated, by the service's own clock, when the order cannot have been at the service. */
export function isDatedElsewhere({ baseline }: IntentRecord, { at }: LicensedItem, owned: Owned): boolean {
  return tellsTime(owned) && !isWithin(at, windowOf(baseline?.at ?? null));
}

/** Whether the clock of a reading is the one that rows are dated by: no row is of tomorrow, whatever the zone. */
function tellsTime({ rows, at }: Owned): boolean {
  const now = windowOf(at);
  return now !== null && rows.every((row) => row.at === null || row.at <= now.until);
}

/**
 * `differ`: a field that we filled in says something else. `filled`: one that we left empty says something. Fields
 * may have been dropped or cut off on the way.
 */
export function referencesOfRow(
  intent: IntentRecord,
  { references }: LicensedItem,
): 'fit' | 'filled' | 'differ' {
  const sent = withMarker(intent.references, intent.marker, intent.markerField);
  const foreign = REFERENCE_FIELDS.filter(
    (field) => !plain(sent[field]).startsWith(plain(references[field])),
  );
  if (foreign.length === 0) return 'fit';
  return foreign.every((field) => plain(sent[field]) === '') ? 'filled' : 'differ';
}

/** Numbers of a licence that is ours and that are not those we sent. They are told, and decide nothing. */
export function differences(intent: IntentRecord, row: LicensedItem): readonly IntentNote[] {
  const { transactionId, licenceId, userId, actor } = row;
  const notes: IntentNote[] = [];
  if (licenceId !== null && licenceId !== intent.licenceId) {
    notes.push({ kind: 'licence-differs', transactionId, sent: intent.licenceId, found: licenceId });
  }
  const found = userId ?? actor.id;
  const isSent = intent.userId === null || [userId, actor.id].includes(intent.userId);
  if (found !== null && intent.userId !== null && !isSent) {
    notes.push({ kind: 'user-differs', transactionId, sent: intent.userId, found });
  }
  return notes;
}

/** What another person, or the same one elsewhere, has licensed since the baseline. */
export function alsoLicensed({ transactionId, actor, at }: LicensedItem): IntentNote {
  return { kind: 'also-licensed', transactionId, userName: actor.name, at };
}

export function listedBuyer({ userId, actor }: LicensedItem): ListedBuyer {
  return { userId, actorId: actor.id };
}
