import type { TransactionId } from '../../shared/model/ids.ts';
import type { Candidate } from '../../shared/model/intent.ts';
import type { LicensedItem, References } from '../../shared/model/licence.ts';
import { markerIn, plain, REFERENCE_FIELDS, withMarker } from './marker.ts';
import type { IntentRecord } from './record.ts';
import { isWithin } from './schedule.ts';
import type { windowOf } from './schedule.ts';
import type { Owned } from './shop.ts';

export type Verdict =
  | { readonly kind: 'none' }
  | { readonly kind: 'found'; readonly transactionId: TransactionId }
  | { readonly kind: 'ambiguous'; readonly candidates: readonly Candidate[] };

export interface Surroundings {
  readonly window: ReturnType<typeof windowOf>;
  /** Transactions that belong to other intents. */
  readonly taken: ReadonlySet<TransactionId>;
  /** Another order of the asset may have bought a licence that has not shown up yet. */
  readonly rivals: boolean;
}

/**
 * Looks for the licence that an intent has bought in the group's list. It has to be new (not there before sending),
 * and bear our marker or be the only new one, by the same user and of the same licence. Everything else that is new
 * is for a person to judge: a wrong match would hide a purchase, or make one up.
 */
export function findPurchase(intent: IntentRecord, owned: Owned, around: Surroundings): Verdict {
  const known = new Set([...(intent.baseline?.transactionIds ?? []), ...intent.accepted, ...around.taken]);
  const fresh = owned.rows.filter((row) => row.assetId === intent.assetId && !known.has(row.transactionId));
  const hidden = owned.unreadable > (intent.baseline?.unreadable ?? 0);

  const marked = fresh.filter((row) => markerIn(row.references, intent.marker) === 'ours');
  const [only] = marked;
  if (only !== undefined && marked.length === 1 && !contradicts(intent, only)) {
    return { kind: 'found', transactionId: only.transactionId };
  }
  if (fresh.length === 0 && !hidden) return { kind: 'none' };

  const [sole] = fresh;
  const isSole = sole !== undefined && fresh.length === 1 && !hidden && marked.length === 0;
  // What was ambiguous once stays so: rows may come and go in a lagging list.
  const clear = !around.rivals && intent.candidates.length === 0;
  if (isSole && clear && fits(intent, sole) && isWithin(sole.at, around.window)) {
    return { kind: 'found', transactionId: sole.transactionId };
  }
  return { kind: 'ambiguous', candidates: fresh.map(toCandidate) };
}

/** Without a marker everything has to be told and equal. */
function fits(intent: IntentRecord, row: LicensedItem): boolean {
  return (
    intent.userId !== null &&
    row.userId === intent.userId &&
    row.licenceId === intent.licenceId &&
    markerIn(row.references, intent.marker) === 'none' &&
    !hasForeignReferences(intent, row.references)
  );
}

/** Somebody filled in something else. Fields may have been dropped or cut off on the way. */
function hasForeignReferences(intent: IntentRecord, found: References): boolean {
  const sent = withMarker(intent.references, intent.marker, intent.markerField);
  return REFERENCE_FIELDS.some((field) => !plain(sent[field]).startsWith(plain(found[field])));
}

/** Something that the row tells of the buyer or the licence is not ours. */
export function contradicts(intent: IntentRecord, row: LicensedItem): boolean {
  return (
    (intent.userId !== null && row.userId !== null && row.userId !== intent.userId) ||
    (row.licenceId !== null && row.licenceId !== intent.licenceId)
  );
}

function toCandidate({ transactionId, licenceId, userId, actor, at }: LicensedItem): Candidate {
  return { transactionId, licenceId, userId, userName: actor.name, at };
}
