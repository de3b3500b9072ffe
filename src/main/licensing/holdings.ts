import type { AssetId, TransactionId } from '../../shared/model/ids.ts';
import type { References } from '../../shared/model/licence.ts';
import type { Ledger } from './ledger.ts';
import { IN_DOUBT_SQL } from './machine.ts';
import type { IntentRecord } from './record.ts';
import { DAY } from './schedule.ts';

/** What the ledger knows of an account's licences beside the service's own list, which may lag. */

export interface Holding {
  readonly assetId: AssetId;
  readonly transactionId: TransactionId;
  readonly batchId: string;
}

export function holdingsOf(ledger: Ledger, accountId: string, assetId: AssetId): readonly Holding[] {
  return ledger.store.all<Holding>(
    `SELECT assetId, transactionId, batchId FROM intent
     WHERE accountId = ? AND assetId = ? AND transactionId IS NOT NULL ORDER BY seq`,
    accountId,
    assetId,
  );
}

/** Transactions that other intents are proved by. */
export function takenByOthers(ledger: Ledger, intent: IntentRecord): ReadonlySet<TransactionId> {
  const rows = ledger.store.all<{ transactionId: TransactionId }>(
    'SELECT transactionId FROM intent WHERE accountId = ? AND transactionId IS NOT NULL AND id <> ?',
    intent.accountId,
    intent.id,
  );
  return new Set(rows.map(({ transactionId }) => transactionId));
}

/** How long a licence may take to show up in the list, at the very most. */
const LATEST = 7 * DAY;

/** Whether another order of this asset may have bought a licence that nobody has seen yet. */
export function hasRivals(ledger: Ledger, intent: IntentRecord, now: number): boolean {
  const rival = ledger.store.get(
    `SELECT 1 FROM intent WHERE accountId = ? AND assetId = ? AND id <> ?
       AND (state IN (${IN_DOUBT_SQL}) OR (state = 'abandoned' AND doubt = 'outcome' AND coalesce(sentAt, confirmedAt) > ?))`,
    intent.accountId,
    intent.assetId,
    intent.id,
    now - LATEST,
  );
  return rival !== undefined;
}

/** Another order of the asset may be charged right now: two at once could not be told apart. */
export function isAssetInDoubt(ledger: Ledger, intent: IntentRecord): boolean {
  const other = ledger.store.get(
    `SELECT 1 FROM intent WHERE accountId = ? AND assetId = ? AND id <> ? AND state IN (${IN_DOUBT_SQL})`,
    intent.accountId,
    intent.assetId,
    intent.id,
  );
  return other !== undefined;
}

export function licensedAmong(
  ledger: Ledger,
  accountId: string,
  assets: readonly AssetId[],
): readonly AssetId[] {
  return ledger.store
    .all<{ assetId: AssetId }>(
      `SELECT DISTINCT assetId FROM intent
       WHERE accountId = ? AND assetId IN (SELECT value FROM json_each(?)) AND transactionId IS NOT NULL`,
      accountId,
      JSON.stringify(assets),
    )
    .map(({ assetId }) => assetId);
}

export function referencesOf(ledger: Ledger, accountId: string, assetId: AssetId): References | null {
  const found = ledger.where(
    'accountId = ? AND assetId = ? AND transactionId IS NOT NULL',
    accountId,
    assetId,
  );
  return found.at(-1)?.references ?? null;
}
