import { assertNever } from '../../../shared/model/assert-never.ts';
import { FAILURE_FACTS } from '../../../shared/model/failure.ts';
import type { Failure } from '../../../shared/model/failure.ts';
import type { UserId } from '../../../shared/model/ids.ts';
import { foldName } from '../../../shared/model/fold-name.ts';
import type { IntentId } from '../../../shared/model/intent.ts';
import type { Effects } from './effects.ts';
import type { CommitPoint } from './commit-point.ts';
import { readAfterAnswer } from './answer-check.ts';
import { spentOn } from './budgets.ts';
import type { Budgets } from './budgets.ts';
import { whyNotPayable } from './funds.ts';
import { isGuarded, oweGuard } from './guard.ts';
import { holdingsOf, isAssetInDoubt, surroundingsOf } from './holdings.ts';
import type { Ledger } from './ledger.ts';
import { withMarker } from './marker.ts';
import { isMarkedIn, judgeAnswer } from './match.ts';
import { withNotes } from './notes.ts';
import type { Ownership } from '../../ownership/index.ts';
import { recordLicence } from './outbox.ts';
import { ownedOf } from './owned.ts';
import type { Market } from './pricing.ts';
import type { Baseline, IntentRecord } from './record.ts';
import { doubtUnsent } from './reconcile.ts';
import { isStale, type Patience } from './schedule.ts';
import type { BuyResult, Owned, Shop } from './shop.ts';
import { isOver, spent } from './spend.ts';

export interface SendTools {
  readonly ledger: Ledger;
  readonly shop: Shop;
  readonly effects: Effects;
  readonly commitPoint: CommitPoint;
  readonly patience: Patience;
  readonly dailyLimit: () => string | null;
  readonly budgetOf: Budgets;
  readonly ownership: Ownership;
  readonly assertDurable: () => void;
  /** The user ID of the latest sign-in; `null` until the service tells it, or where another account is signed in. */
  readonly userIdOf: (accountId: string) => UserId | null;
}

/**
 * Takes one confirmed intent through its purchase. It reads the list right before, commits the
 * spending before it sends, and sends one request. Throws when the service can't be asked beforehand: then
 * the intent is still `confirmed`.
 */
export async function send(id: IntentId, tools: SendTools, signal: AbortSignal): Promise<void> {
  const { ledger, shop, effects, patience } = tools;
  let intent = ledger.need(id);
  if (intent.state === 'baselined' && !ledger.step(id, { from: 'baselined', to: 'confirmed' })) return;
  if (isStale(intent.confirmedAt, effects.now())) {
    ledger.step(id, { from: 'confirmed', to: 'abandoned', patch: { reason: { kind: 'expired' } } });
    return;
  }
  await effects.checkpoint('send: before the checks');
  const [licences, group, owned] = await Promise.all([
    shop.prices(signal),
    shop.group(signal),
    shop.owned([intent.assetId], signal),
  ]);
  await effects.checkpoint('send: checked');
  const baseline = agree(intent, { licences, group, owned }, tools);
  if (baseline === null) return;
  // The reading has signed in where that was still to be done, and so told who buys.
  const userId = tools.userIdOf(intent.accountId) ?? intent.userId;
  if (!ledger.step(id, { from: 'confirmed', to: 'baselined', patch: { baseline, userId } })) return;
  await effects.checkpoint('send: baselined');
  if (signal.aborted || !commit(id, tools)) return;
  await effects.checkpoint('send: committed');
  tools.commitPoint.drop();
  patience.mark(id);
  await effects.checkpoint('send: anchored');
  intent = ledger.need(id);
  const { assetId, licenceId, option, extendedRights } = intent;
  const references = withMarker(intent.references, intent.marker, intent.markerField);
  const result = await shop.buy({ assetId, licenceId, option, extendedRights, references });
  await effects.checkpoint('send: answered');
  const after = result.kind === 'licensed' ? await readAfterAnswer(assetId, tools, signal) : null;
  ledger.transaction(() => settle(ledger.need(id), result, after, tools));
  await effects.checkpoint('send: settled');
}

/** The baseline, if the purchase is still what was confirmed; else the intent is abandoned, or in doubt. */
function agree(
  intent: IntentRecord,
  { licences, group, owned }: Market,
  { ledger, ownership, effects }: SendTools,
): Baseline | null {
  const abandon = (kind: 'quote-changed' | 'already-licensed' | 'money-unknown' | 'balance-low'): null => {
    ledger.step(intent.id, { from: 'confirmed', to: 'abandoned', patch: { reason: { kind } } });
    return null;
  };
  const size = licences
    .find(({ id }) => id === intent.licenceId)
    ?.sizes.find(({ option, enabled }) => enabled && option === intent.option);
  const price = size?.price ?? null;
  if (size !== undefined && price === null) return abandon('money-unknown');
  if (price === null || price.amount !== intent.price || price.currencyId !== intent.currencyId) {
    return abandon('quote-changed');
  }
  if (isMarkedIn(intent, owned, surroundingsOf(ledger, intent, effects.now()))) {
    doubtUnsent(intent, ledger);
    return null;
  }
  const obstacle = whyNotPayable(intent.price, group);
  if (obstacle !== null) return abandon(obstacle);
  const holdings = holdingsOf(ledger, intent.accountId, intent.assetId);
  const expected = new Set([
    ...intent.accepted,
    ...holdings.filter(({ batchId }) => batchId === intent.batchId).map(({ transactionId }) => transactionId),
  ]);
  const buyer = { accountId: intent.accountId, userName: '' };
  const held = ownedOf(intent.assetId, owned, { ledger, ownership, buyer, now: effects.now() });
  if (held.some(({ transactionId }) => !expected.has(transactionId))) return abandon('already-licensed');
  // A licence that was passed on is no longer ours, and yet this order did not buy it.
  const found = [...owned.rows, ...holdings].map(({ transactionId }) => transactionId);
  return { transactionIds: [...new Set(found)], unreadable: owned.unreadable, at: owned.at };
}

/** The commit that the request follows. False when it must not be sent now, or not at all. */
function commit(id: IntentId, tools: SendTools): boolean {
  const { ledger, effects, dailyLimit, assertDurable } = tools;
  try {
    assertDurable();
  } catch (thrown) {
    ledger.step(id, { from: 'baselined', to: 'confirmed' });
    throw thrown;
  }
  return ledger.transaction(() => {
    const intent = ledger.need(id);
    if (intent.state !== 'baselined' || intent.baseline === null) return false;
    // Other processes have gone on since the baseline was read.
    const holdings = holdingsOf(ledger, intent.accountId, intent.assetId);
    const { transactionIds } = intent.baseline;
    const isStale = holdings.some(({ transactionId }) => !transactionIds.includes(transactionId));
    if (isStale || isAssetInDoubt(ledger, intent)) {
      ledger.step(id, { from: 'baselined', to: 'confirmed' });
      return false;
    }
    const limit = dailyLimit();
    const now = effects.now();
    if (limit !== null && isOver(limit, spent(ledger, intent.accountId, now), intent.price)) {
      ledger.step(id, { from: 'baselined', to: 'abandoned', patch: { reason: { kind: 'over-limit' } } });
      return false;
    }
    if (isOverBudget(intent, tools)) {
      ledger.step(id, { from: 'baselined', to: 'abandoned', patch: { reason: { kind: 'over-budget' } } });
      return false;
    }
    return ledger.step(id, {
      from: 'baselined',
      to: 'sending',
      patch: { sends: intent.sends + 1, sentAt: now, doubt: null, waitedMs: 0, checkedAt: null, checks: 0 },
    });
  });
}

/** Confirming has looked already; a budget may have been lowered since, and ordering again names none. */
function isOverBudget({ accountId, references, price }: IntentRecord, tools: SendTools): boolean {
  const { project } = references;
  const stopAt = foldName(project) === '' ? null : (tools.budgetOf(project)?.stopAt ?? null);
  return stopAt !== null && isOver(stopAt, spentOn(tools.ledger, accountId, project, 'spent'), price);
}

function settle(
  intent: IntentRecord,
  result: BuyResult,
  owned: Owned | null,
  { ledger, effects }: SendTools,
): void {
  const { id } = intent;
  const doubtful = (note: string, text = ''): void => {
    const notes = text === '' ? intent.notes : withNotes(intent.notes, [{ kind: 'said', text }]);
    ledger.step(id, { from: 'sending', to: 'unknown', patch: { doubt: 'outcome', notes }, note });
  };
  switch (result.kind) {
    case 'licensed': {
      const around = surroundingsOf(ledger, intent, effects.now());
      const purchase = judgeAnswer(intent, result.transactionIds, owned, around);
      if (purchase === null) doubtful("the answer names another order's transaction");
      else {
        recordLicence(ledger, intent, { from: 'sending', purchase, proof: 'answer' });
        if (!isGuarded(purchase, owned)) oweGuard(id, ledger);
      }
      return;
    }
    case 'rejected': {
      // Told to a person once the list has been read: a marked licence in it outweighs the refusal.
      const { code, message } = result;
      const reason = { kind: 'rejected' as const, code, message };
      ledger.step(id, { from: 'sending', to: 'reconciling', patch: { doubt: 'outcome', reason } });
      return;
    }
    case 'never-left': {
      const neverLeft = intent.neverLeft + 1;
      const note = result.failure.code;
      if (neverLeft === 1) {
        ledger.step(id, { from: 'sending', to: 'confirmed', patch: { neverLeft, sentAt: null }, note });
      } else {
        const reason = { kind: 'unreachable' as const };
        ledger.step(id, { from: 'sending', to: 'abandoned', patch: { neverLeft, reason }, note });
      }
      return;
    }
    case 'session-refused': {
      const patch = { sessionRefused: intent.sessionRefused + 1, doubt: 'session' as const };
      ledger.step(id, { from: 'sending', to: 'reconciling', patch });
      return;
    }
    case 'unknown':
      doubtful(result.failure.code, saidIn(result.failure));
      return;
    default:
      assertNever(result);
  }
}

/** What the service said without a clear outcome; empty where only our own words are left. */
function saidIn({ code, message }: Failure): string {
  return message === FAILURE_FACTS[code].message ? '' : message;
}
