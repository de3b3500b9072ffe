import { createHash } from 'node:crypto';
import { realpathSync } from 'node:fs';
import type { AssetId, TransactionId } from '../../../shared/model/ids.ts';
import type { IntentId } from '../../../shared/model/intent.ts';
import type { ProcessLock } from '../../platform/store/index.ts';
import type { Effects } from './effects.ts';
import type { Ledger } from './ledger.ts';
import { UNSENT_SQL } from './machine.ts';
import { newMarker } from './marker.ts';
import type { IntentRecord } from './record.ts';
import { DAY } from './schedule.ts';

/**
 * A confirmation is the word of a person to one start of Stockroom: to the process that heard it. An order
 * that this process has not sent when it ends waits for a new word, and so does every order in a copy of the profile.
 * A sent order needs none: it is only read back.
 */

/** Names the computer and the folder of a profile; the same for as long as neither changes. */
export function placeOf(folder: string, { machine }: Pick<Effects, 'machine'>): string {
  return createHash('sha256')
    .update(JSON.stringify([machine(), realpathSync(folder)]))
    .digest('hex')
    .slice(0, 16);
}

export interface ConsentTools {
  readonly ledger: Ledger;
  readonly lock: ProcessLock;
  readonly effects: Pick<Effects, 'now' | 'random'>;
}

/** Whether the process that was told to buy it works on an unsent order still. */
export function isAgreed(intent: IntentRecord, { ledger, lock }: Omit<ConsentTools, 'effects'>): boolean {
  const owner = ledger.ownerOf(intent.id);
  return intent.agreed !== null && intent.agreed === owner && (owner === lock.id || lock.lives(owner));
}

/** The unsent ones of these orders that no living process was told to buy. */
export function awaitingConsent(
  ids: readonly IntentId[],
  accountId: string,
  tools: Omit<ConsentTools, 'effects'>,
): readonly IntentRecord[] {
  return ids
    .map((id) => tools.ledger.need(id))
    .filter((intent) => intent.accountId === accountId && isUnsent(intent) && !isAgreed(intent, tools));
}

function isUnsent({ state }: IntentRecord): boolean {
  return state === 'confirmed' || state === 'baselined';
}

/**
 * A person has said once more that these orders are to be bought: this process buys them. Call it inside the
 * transaction that has found them waiting. `accepted`: licences that the person has seen of an asset meanwhile.
 */
export function renewConsent(
  waiting: readonly IntentRecord[],
  { ledger, effects }: ConsentTools,
  accepted: (asset: AssetId) => readonly TransactionId[] = () => [],
): void {
  for (const intent of waiting) {
    const { id, state, place } = intent;
    ledger.take(id, ledger.ownerOf(id));
    // The profile that this one was copied from may send the same order: their licences must not look alike.
    const isElsewhere = place !== ledger.place && intent.marker !== null;
    const patch = {
      agreed: ledger.owner,
      place: ledger.place,
      confirmedAt: effects.now(),
      marker: isElsewhere ? newMarker(effects) : intent.marker,
      accepted: [...new Set([...intent.accepted, ...accepted(intent.assetId)])],
    };
    ledger.step(id, { from: state, to: 'confirmed', patch, note: 'confirmed once more' });
  }
}

/** Unsent orders of this process that wait for a person's word. */
export function waitingForConsent(accountId: string, ledger: Ledger): readonly IntentRecord[] {
  return ledger.open(
    accountId,
    `state IN (${UNSENT_SQL}) AND owner = ? AND agreed IS NOT owner`,
    ledger.owner,
  );
}

/** Gives up the orders of this process that have waited for a word for more than a day. */
export function expireWaiting(accountId: string, ledger: Ledger, now: number): void {
  for (const { id, state, confirmedAt } of waitingForConsent(accountId, ledger)) {
    if (now - confirmedAt <= DAY) continue;
    ledger.step(id, { from: state, to: 'abandoned', patch: { reason: { kind: 'expired' } } });
  }
}
