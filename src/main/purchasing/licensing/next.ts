import type { IntentId } from '../../../shared/model/intent.ts';
import type { Ledger } from './ledger.ts';
import { IN_DOUBT_SQL, OPEN_SQL, UNCLEAR_SQL, UNSENT_SQL } from './machine.ts';

/** Purchases of a batch without a clear outcome that stop it. */
export const TOO_MANY_UNCLEAR = 2;

const OPEN = `FROM intent INDEXED BY intent_unsettled WHERE accountId = ?1 AND ${OPEN_SQL}`;

/** The oldest intent that this process was told to buy and that nothing holds back. */
export function nextIntent(ledger: Ledger, accountId: string): IntentId | null {
  const row = ledger.store.get<{ id: IntentId }>(
    `SELECT id ${OPEN} AND state IN (${UNSENT_SQL}) AND owner = ?2 AND agreed = ?2
       AND assetId NOT IN (SELECT assetId ${OPEN} AND state IN (${IN_DOUBT_SQL}))
       AND batchId NOT IN (SELECT batchId ${OPEN} AND state IN (${UNCLEAR_SQL})
         GROUP BY batchId HAVING count(*) >= ${TOO_MANY_UNCLEAR})
     ORDER BY seq LIMIT 1`,
    accountId,
    ledger.owner,
  );
  return row?.id ?? null;
}
