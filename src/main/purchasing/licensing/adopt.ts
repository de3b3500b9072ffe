import type { IntentId } from '../../../shared/model/intent.ts';
import type { ProcessLock } from '../../platform/store/index.ts';
import type { CommitPoint } from './commit-point.ts';
import type { Ledger } from './ledger.ts';
import { headOf } from './log-chain.ts';
import { OPEN_SQL } from './machine.ts';

/**
 * Takes over the intents that dead processes have left of an account. Those under way have an unknown outcome from
 * here on; unsent ones wait for a person's word (start.ts). The intents of a living process are left alone.
 */
export function adopt(accountId: string, ledger: Ledger, lock: ProcessLock): readonly IntentId[] {
  const orphans = ledger.store
    .all<{ id: IntentId; owner: string | null }>(
      `SELECT id, owner FROM intent WHERE accountId = ?1 AND ${OPEN_SQL} AND owner IS NOT ?2
       UNION
       SELECT i.id, i.owner FROM outbox o JOIN intent i ON i.id = o.intentId
       WHERE o.handedAt IS NULL AND i.accountId = ?1 AND i.owner IS NOT ?2
       UNION SELECT id, owner FROM intent WHERE accountId = ?1 AND guard IS NOT NULL AND owner IS NOT ?2`,
      accountId,
      lock.id,
    )
    .filter(({ owner }) => owner === null || !lock.lives(owner));
  return orphans.filter(({ id, owner }) => adoptOne(id, owner, ledger)).map(({ id }) => id);
}

/** The same for single intents, which a person has just confirmed again. */
export function adoptAmong(ids: readonly IntentId[], ledger: Ledger, lock: ProcessLock): void {
  for (const id of ids) {
    const owner = ledger.ownerOf(id);
    if (owner === null || (owner !== lock.id && !lock.lives(owner))) adoptOne(id, owner, ledger);
  }
}

function adoptOne(id: IntentId, owner: string | null, ledger: Ledger): boolean {
  return ledger.transaction(() => {
    if (!ledger.take(id, owner)) return false;
    const { state, doubt } = ledger.need(id);
    const note = 'the process that worked on it has ended';
    const patch = { doubt: 'outcome' as const };
    if (state === 'sending') ledger.step(id, { from: state, to: 'unknown', patch, note });
    if (state === 'baselined') ledger.step(id, { from: state, to: 'confirmed', note });
    // A read-back after a refused session goes on as it is; every other begins again.
    if (state === 'reconciling' && doubt !== 'session')
      ledger.step(id, { from: state, to: 'unknown', patch, note });
    return true;
  });
}

/**
 * Puts every open intent of a restored ledger in doubt until the service's list has been read: the ledger may have
 * been further, and the orders may have been bought since.
 */
export function doubtRestored(ledger: Ledger, lock: ProcessLock, commitPoint: CommitPoint): void {
  if (commitPoint.holds()) {
    if (headOf(ledger.store).seq === 0) commitPoint.drop();
    return;
  }
  ledger.transaction(() => {
    const epoch = 1 + epochOf(ledger);
    ledger.store.run(
      `INSERT INTO meta (key, value) VALUES ('epoch', ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value`,
      String(epoch),
    );
    for (const { id, state } of ledger.where(OPEN_SQL)) {
      const owner = ledger.ownerOf(id);
      if (owner !== null && owner !== lock.id && lock.lives(owner)) continue;
      if (!ledger.take(id, owner)) continue;
      const patch = { doubt: 'outcome' as const, epoch };
      const note = 'the ledger was restored from a copy';
      if (state === 'confirmed' || state === 'baselined' || state === 'sending' || state === 'reconciling') {
        ledger.step(id, { from: state, to: 'unknown', patch, note });
      }
      ledger.release(id);
    }
  });
  commitPoint.drop();
}

export function epochOf(ledger: Ledger): number {
  const row = ledger.store.get<{ value: string }>(`SELECT value FROM meta WHERE key = 'epoch'`);
  return row === undefined ? 0 : Number(row.value);
}
