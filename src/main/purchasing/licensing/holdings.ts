import type { AssetId, TransactionId } from '../../../shared/model/ids.ts';
import type { IntentId } from '../../../shared/model/intent.ts';
import type { References } from '../../../shared/model/licence.ts';
import { identityIn } from './evidence.ts';
import type { Surroundings } from './evidence.ts';
import type { Claim } from '../../ownership/index.ts';
import type { Ledger } from './ledger.ts';
import { IN_DOUBT_SQL } from './machine.ts';
import type { IntentRecord, ListedBuyer } from './record.ts';
import { DAY } from './schedule.ts';

/** What the ledger knows of an account's licences beside the service's own list, which may lag. */

export interface Holding {
  readonly assetId: AssetId;
  readonly transactionId: TransactionId;
  readonly batchId: string;
}

export function holdingsOf(ledger: Ledger, accountId: string, assetId: AssetId): readonly Holding[] {
  return ledger.store.all<Holding>(
    `SELECT assetId, transactionId, batchId FROM (
       SELECT seq, assetId, transactionId, batchId FROM intent
         WHERE accountId = ?1 AND assetId = ?2 AND transactionId IS NOT NULL
       UNION ALL SELECT seq, assetId, value, batchId FROM intent, json_each(also)
         WHERE accountId = ?1 AND assetId = ?2 AND transactionId IS NOT NULL
     ) ORDER BY seq`,
    accountId,
    assetId,
  );
}

/** What the ledger knows around an intent whose purchase is looked for. */
export function surroundingsOf(ledger: Ledger, intent: IntentRecord, now: number): Surroundings {
  return {
    taken: takenByOthers(ledger, intent),
    identity: identityOf(ledger, intent.accountId),
    rivals: hasRivals(ledger, intent, now),
  };
}

/** Transactions of the asset that other intents are proved by. */
export function takenByOthers(
  ledger: Ledger,
  { id, accountId, assetId }: IntentRecord,
): ReadonlySet<TransactionId> {
  const rows = ledger.store.all<{ transactionId: TransactionId }>(
    `SELECT transactionId FROM intent
       WHERE accountId = ?1 AND transactionId IS NOT NULL AND id <> ?2
     UNION SELECT value FROM intent, json_each(also) WHERE accountId = ?1 AND assetId = ?3 AND intent.id <> ?2`,
    accountId,
    id,
    assetId,
  );
  return new Set(rows.map(({ transactionId }) => transactionId));
}

/** Proved licences that tell how the list numbers the buyer; more say nothing new. */
const TELLING = 50;

function identityOf(ledger: Ledger, accountId: string): ListedBuyer {
  const rows = ledger.store.all<{ listed: string }>(
    `SELECT listed FROM intent WHERE accountId = ? AND transactionId IS NOT NULL AND listed IS NOT NULL
     ORDER BY seq DESC LIMIT ${TELLING}`,
    accountId,
  );
  return identityIn(rows.map((row) => JSON.parse(row.listed) as ListedBuyer));
}

/** How long a licence may take to show up in the list, at the very most. */
export const LATEST = 7 * DAY;

/** Whether another order of this asset may have bought a licence that Stockroom has not found yet. */
function hasRivals(ledger: Ledger, intent: IntentRecord, now: number): boolean {
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

/** Whether another order of the asset may be charged right now: two at once could not be told apart. */
export function isAssetInDoubt(ledger: Ledger, intent: IntentRecord): boolean {
  const other = ledger.store.get(
    `SELECT 1 FROM intent WHERE accountId = ? AND assetId = ? AND id <> ? AND state IN (${IN_DOUBT_SQL})`,
    intent.accountId,
    intent.assetId,
    intent.id,
  );
  return other !== undefined;
}

/** Orders of these assets that are in doubt, and licences whose file or guard is still owed. */
export function unfinishedAmong(
  ledger: Ledger,
  accountId: string,
  assets: readonly AssetId[],
): readonly IntentId[] {
  return ledger.store
    .all<{ id: IntentId }>(
      `SELECT id FROM intent LEFT JOIN outbox ON intentId = id
       WHERE accountId = ? AND assetId IN (SELECT value FROM json_each(?))
         AND (state IN (${IN_DOUBT_SQL}) OR guard IS NOT NULL OR (intentId IS NOT NULL AND handedAt IS NULL))
       ORDER BY intent.seq`,
      accountId,
      JSON.stringify(assets),
    )
    .map(({ id }) => id);
}

/** The licences of these assets that were bought from this computer; what became of them since is not in the ledger. */
export function claimsOf(ledger: Ledger, accountId: string, assets: readonly AssetId[]): readonly Claim[] {
  return ledger.store.all<Claim>(
    `SELECT assetId, transactionId, option, coalesce(sentAt, confirmedAt) AS at FROM intent
     WHERE accountId = ? AND assetId IN (SELECT value FROM json_each(?)) AND transactionId IS NOT NULL`,
    accountId,
    JSON.stringify(assets),
  );
}

/** The size in which a transaction was licensed from this computer; `null` when it was not. */
export function sizeOf(ledger: Ledger, accountId: string, transactionId: TransactionId): string | null {
  const row = ledger.store.get<{ option: string }>(
    'SELECT option FROM intent WHERE accountId = ? AND transactionId = ?',
    accountId,
    transactionId,
  );
  return row?.option ?? null;
}

export function referencesOf(ledger: Ledger, accountId: string, assetId: AssetId): References | null {
  const found = ledger.where(
    'accountId = ? AND assetId = ? AND transactionId IS NOT NULL',
    accountId,
    assetId,
  );
  return found.at(-1)?.references ?? null;
}
