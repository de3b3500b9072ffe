import type { IntentId, IntentState } from '../../../shared/model/intent.ts';
import type { Effects } from './effects.ts';
import { surroundingsOf } from './holdings.ts';
import type { Ledger } from './ledger.ts';
import { findPurchase, isMarkedIn } from './match.ts';
import type { Verdict } from './match.ts';
import { recordLicence } from './outbox.ts';
import type { IntentRecord } from './record.ts';
import { isOverdue } from './schedule.ts';
import type { Patience } from './schedule.ts';
import type { Owned, Shop } from './shop.ts';

export interface ReconcileTools {
  readonly ledger: Ledger;
  readonly shop: Shop;
  readonly effects: Effects;
  readonly patience: Patience;
}

/**
 * Reads the group's list back for an intent in doubt and draws the conclusion. Absence proves nothing, so an intent
 * that is not found stays in doubt. Returns the rows, or `null` when there was nothing to find out. Throws when the
 * service can't be asked; the intent is in doubt as before.
 */
export async function reconcile(
  id: IntentId,
  { ledger, shop, effects, patience }: ReconcileTools,
  signal: AbortSignal,
): Promise<Owned | null> {
  const before = ledger.need(id);
  const isLookedUp = before.state === 'reconciling';
  if (!isLookedUp && !isResting(before.state)) return null;
  if (!isLookedUp && !ledger.step(id, { from: before.state, to: 'reconciling' })) return null;
  await effects.checkpoint('reconcile: begun');
  let owned: Owned;
  try {
    owned = await shop.owned([before.assetId], signal);
  } catch (thrown) {
    // A refused session is looked into until there is an answer: only then may the order be sent again.
    if (before.doubt !== 'session') backToRest(ledger.need(id), ledger);
    throw thrown;
  }
  await effects.checkpoint('reconcile: read');
  ledger.transaction(() => {
    const intent = ledger.need(id);
    const now = effects.now();
    const verdict = findPurchase(intent, owned, surroundingsOf(ledger, intent, now));
    conclude({ ...intent, waitedMs: patience.waited(intent), checkedAt: now }, verdict, ledger);
  });
  patience.mark(id);
  await effects.checkpoint('reconcile: concluded');
  return owned;
}

/**
 * Looks for the licence of an order that was not sent as far as this ledger knows. Only our marker proves anything:
 * the ledger was put back from a backup, or a request that was given up arrived after all. Throws when the service
 * can't be asked.
 */
export async function findMarked(id: IntentId, tools: ReconcileTools, signal: AbortSignal): Promise<void> {
  const { ledger, shop, effects } = tools;
  const { assetId } = ledger.need(id);
  const owned = await shop.owned([assetId], signal);
  await effects.checkpoint('held: read');
  ledger.transaction(() => {
    const intent = ledger.need(id);
    const around = surroundingsOf(ledger, intent, effects.now());
    if (intent.state !== 'confirmed' || !isMarkedIn(intent, owned, around)) return;
    doubtUnsent(intent, ledger);
    ledger.step(id, { from: 'unknown', to: 'reconciling' });
    conclude(ledger.need(id), findPurchase(ledger.need(id), owned, around), ledger);
  });
}

/** An order that was not sent as far as this ledger knows, and whose marker the list shows. */
export function doubtUnsent({ id }: IntentRecord, ledger: Ledger): void {
  const note = 'the list shows its marker';
  ledger.step(id, { from: 'confirmed', to: 'unknown', patch: { doubt: 'outcome' }, note });
}

function isResting(state: IntentState): boolean {
  return state === 'unknown' || state === 'ambiguous' || state === 'needs-decision';
}

function conclude(intent: IntentRecord, verdict: Verdict, ledger: Ledger): void {
  const { id, waitedMs, checkedAt } = intent;
  const checked = { waitedMs, checkedAt, checks: intent.checks + 1 };
  switch (verdict.kind) {
    case 'found':
      recordLicence(ledger, intent, {
        from: 'reconciling',
        purchase: verdict.purchase,
        proof: 'read-back',
      });
      return;
    case 'ambiguous': {
      const patch = { ...checked, candidates: verdict.candidates, doubt: 'outcome' as const };
      ledger.step(id, { from: 'reconciling', to: 'ambiguous', patch });
      return;
    }
    case 'none':
      if (intent.doubt === 'session') afterSessionRefused(intent, ledger);
      else if (intent.reason?.kind === 'rejected') ledger.step(id, { from: 'reconciling', to: 'rejected' });
      else backToRest({ ...intent, ...checked, candidates: [] }, ledger, { ...checked, candidates: [] });
  }
}

/** The service has refused the session and its list shows nothing new: the order may be sent once more. */
function afterSessionRefused({ id, sessionRefused }: IntentRecord, ledger: Ledger): void {
  if (sessionRefused === 1) {
    ledger.step(id, { from: 'reconciling', to: 'confirmed', patch: { doubt: null, sentAt: null } });
  } else {
    const patch = { doubt: null, reason: { kind: 'session' as const } };
    ledger.step(id, { from: 'reconciling', to: 'abandoned', patch });
  }
}

/** Where an intent rests between read-backs. */
function backToRest(intent: IntentRecord, ledger: Ledger, patch = {}): void {
  const to =
    intent.candidates.length > 0
      ? 'ambiguous'
      : intent.checks > 0 && isOverdue(intent.waitedMs)
        ? 'needs-decision'
        : 'unknown';
  ledger.step(intent.id, { from: 'reconciling', to, patch: { doubt: 'outcome', ...patch } });
}
