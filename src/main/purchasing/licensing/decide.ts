import { assertNever } from '../../../shared/model/assert-never.ts';
import { StockroomError } from '../../../shared/model/failure.ts';
import type { Decision, IntentId } from '../../../shared/model/intent.ts';
import { epochOf } from './adopt.ts';
import { newUuid } from './effects.ts';
import { takenByOthers } from './holdings.ts';
import type { Ledger } from './ledger.ts';
import { newMarker } from './marker.ts';
import { recordLicence } from './outbox.ts';
import type { IntentRecord } from './record.ts';
import { reconcile } from './reconcile.ts';
import type { ReconcileTools } from './reconcile.ts';
import type { Buyer, Owned } from './shop.ts';

export interface DecideTools extends ReconcileTools {
  /** Asks a person, outside of any page, whether to order again. Throws when not. */
  readonly agreeAgain: (intent: IntentRecord) => Promise<void>;
}

/**
 * Does what a person has decided on an intent that the service's list could not settle. The list is read once more
 * first: what it proves goes before any decision. Returns the intent that counts from now on: the same one, or the
 * new one of `buy-again`.
 */
export async function decide(
  id: IntentId,
  decision: Decision,
  buyer: Buyer,
  tools: DecideTools,
  signal: AbortSignal,
): Promise<IntentId> {
  const { ledger, effects } = tools;
  requireOpen(ledger.need(id), buyer);
  ledger.take(id, ledger.ownerOf(id));
  const owned = await reconcile(id, tools, signal);
  if (owned === null) throw busy();
  await effects.checkpoint('decide: read');
  const read = ledger.need(id);
  if (decision.kind === 'buy-again' && read.state !== 'licensed') {
    requireOpen(read, buyer);
    await tools.agreeAgain(read);
  }
  const decided = ledger.transaction(() => {
    const intent = ledger.need(id);
    if (intent.state === 'licensed') return id;
    requireOpen(intent, buyer);
    switch (decision.kind) {
      case 'this-one':
        return adoptTransaction(intent, decision.transactionId, owned, buyer, ledger);
      case 'not-bought':
        giveUp(intent, 'not-bought', buyer, ledger);
        return id;
      case 'buy-again':
        giveUp(intent, 'bought-again', buyer, ledger);
        return orderAgain(intent, owned, tools);
      default:
        return assertNever(decision);
    }
  });
  await effects.checkpoint('decide: written');
  return decided;
}

function requireOpen({ state, accountId }: IntentRecord, buyer: Buyer): void {
  if (accountId !== buyer.accountId) {
    throw new StockroomError('forbidden', {
      message: 'This order belongs to another account.',
      action: 'Sign in with the account that ordered.',
    });
  }
  if (state !== 'ambiguous' && state !== 'needs-decision') throw busy();
}

function busy(): StockroomError {
  return new StockroomError('invalid', {
    message: 'There is nothing to decide on this order now.',
    action: 'Look at its state again.',
  });
}

function adoptTransaction(
  intent: IntentRecord,
  transactionId: NonNullable<IntentRecord['transactionId']>,
  owned: Owned,
  { userName }: Buyer,
  ledger: Ledger,
): IntentId {
  const isOffered =
    owned.rows.some((row) => row.transactionId === transactionId && row.assetId === intent.assetId) &&
    !intent.baseline?.transactionIds.includes(transactionId) &&
    !intent.accepted.includes(transactionId) &&
    !takenByOthers(ledger, intent).has(transactionId);
  if (!isOffered) {
    throw new StockroomError('invalid', {
      message: `Transaction ${transactionId} cannot be this order.`,
      action: 'Choose one of the transactions shown.',
    });
  }
  const note = `by ${userName}`;
  const purchase = { transactionIds: [transactionId] as const, notes: [], listed: null };
  recordLicence(ledger, intent, { from: intent.state, purchase, proof: 'person', note });
  return intent.id;
}

function giveUp(
  { id, state }: IntentRecord,
  kind: 'not-bought' | 'bought-again',
  { userName: by }: Buyer,
  ledger: Ledger,
): void {
  ledger.step(id, { from: state, to: 'abandoned', patch: { reason: { kind, by } } });
}

/** The same order in a new intent; the person has seen what the group holds by now. */
function orderAgain(intent: IntentRecord, owned: Owned, { ledger, effects }: ReconcileTools): IntentId {
  const seen = owned.rows.map(({ transactionId }) => transactionId);
  const { accountId, userId, assetId, licenceId, option, extendedRights, references } = intent;
  const id = newUuid(effects) as IntentId;
  return ledger.add({
    id,
    // A batch of its own: the unclear ones of the old batch don't hold it up.
    batchId: id,
    accountId,
    userId,
    assetId,
    licenceId,
    option,
    extendedRights,
    references,
    price: intent.price,
    currencyId: intent.currencyId,
    marker: intent.markerField === null ? null : newMarker(effects),
    markerField: intent.markerField,
    accepted: [...new Set([...intent.accepted, ...(intent.baseline?.transactionIds ?? []), ...seen])],
    confirmedAt: effects.now(),
    supersedes: intent.id,
    epoch: epochOf(ledger),
  }).id;
}
