import type { BasketLine, PurchaseRecord } from '../../../shared/model/basket.ts';
import type { AssetId } from '../../../shared/model/ids.ts';
import { readJson, readRow } from '../../platform/store/index.ts';
import type { Store } from '../../platform/store/index.ts';
import { keptLines, keptRecord } from './kept.ts';

/** Purchases that a state tells; older ones are licences by then. */
const TOLD = 50;

/** Confirmed purchases as the buyer read them, and their lines as they stood in the basket. */
export interface Records {
  /** Writes a purchase before the ledger is asked. False when it is there already. */
  open(account: string, record: PurchaseRecord, lines: readonly BasketLine[]): boolean;
  has(batchId: string): boolean;
  confirm(batchId: string): void;
  /** Removes a purchase that the ledger has refused. */
  drop(batchId: string): void;
  /** Purchases that the ledger may or may not have: the app ended in between. */
  unsettled(account: string): readonly string[];
  lines(batchId: string): readonly BasketLine[];
  assets(batchId: string): readonly AssetId[];
  latest(account: string): readonly PurchaseRecord[];
}

export function createRecords(store: Store): Records {
  const place = { unreadable: store.unreadable, table: 'purchase' };
  const lines = (batchId: string): readonly BasketLine[] => {
    const row = store.get<{ lines: string }>('SELECT lines FROM purchase WHERE batch_id = ?', batchId);
    return row === undefined ? [] : (readRow(place, batchId, () => readJson(keptLines, row.lines)) ?? []);
  };
  return {
    open: (account, record, ofBasket) => {
      const { changes } = store.run(
        'INSERT OR IGNORE INTO purchase (batch_id, account_id, at, record, lines) VALUES (?, ?, ?, ?, ?)',
        record.batchId,
        account,
        record.at,
        JSON.stringify(record),
        JSON.stringify(ofBasket),
      );
      return changes > 0;
    },
    has: (batchId) => store.get('SELECT 1 FROM purchase WHERE batch_id = ?', batchId) !== undefined,
    confirm: (batchId) => {
      store.run('UPDATE purchase SET confirmed = 1 WHERE batch_id = ?', batchId);
    },
    drop: (batchId) => {
      store.run('DELETE FROM purchase WHERE batch_id = ? AND confirmed = 0', batchId);
    },
    unsettled: (account) =>
      store
        .all<{ batch_id: string }>(
          'SELECT batch_id FROM purchase WHERE account_id = ? AND confirmed = 0',
          account,
        )
        .map((row) => row.batch_id),
    lines,
    assets: (batchId) => lines(batchId).map(({ asset }) => asset.id),
    latest: (account) =>
      store
        .all<{ batch_id: string; record: string }>(
          `SELECT batch_id, record FROM purchase WHERE account_id = ? AND confirmed = 1 ORDER BY at DESC LIMIT ${TOLD}`,
          account,
        )
        .flatMap((row) => readRow(place, row.batch_id, () => readJson(keptRecord, row.record)) ?? []),
  };
}
