import { DatabaseSync } from 'node:sqlite';
import { typedStore } from '../../platform/store/index.ts';
import type { Store } from '../../platform/store/index.ts';
import { headOf, passed } from './log-chain.ts';
import type { Head } from './log-chain.ts';
import { overlooked } from '../../platform/failures/index.ts';

/**
 * What becomes of the ledger when a backup is restored. `keep`: it has been through all that the copy knows.
 * `replace`: the copy has been through all that the ledger knows, or the ledger is none any more. `keep-both`: each
 * knows purchases that the other does not, and the one that bought here stays.
 */
export type LedgerFate = 'keep' | 'replace' | 'keep-both';

/** How long another process that writes is waited for, in milliseconds. */
const BUSY_TIMEOUT = 5000;

/** SQLite's codes: damaged, no database. */
const DAMAGED = new Set([11, 26]);

/** A restore never takes a purchase back: where that can't be ruled out, the ledger stays. */
export function fateOfLedger(current: string, copy: string): LedgerFate {
  const open: DatabaseSync[] = [];
  const ledgerIn = (file: string, readOnly: boolean): Store => {
    const db = new DatabaseSync(file, { readOnly, timeout: BUSY_TIMEOUT });
    open.push(db);
    return typedStore(db);
  };
  try {
    const ledger = ledgerIn(current, false);
    const head = headIn(ledger);
    if (head === null) return 'replace';
    const backup = ledgerIn(copy, true);
    if (passed(ledger, headOf(backup))) return 'keep';
    return passed(backup, head) ? 'replace' : 'keep-both';
  } catch (error) {
    return overlooked('licensing.restored', 'keep-both')(error);
  } finally {
    for (const db of open) db.close();
  }
}

/** `null` where the file holds no ledger; one that just can't be read now throws. */
function headIn(ledger: Store): Head | null {
  try {
    return headOf(ledger);
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    const isDamaged = 'errcode' in error && DAMAGED.has(Number(error.errcode) & 0xff);
    if (isDamaged || error.message.startsWith('no such table')) return null;
    throw error;
  }
}
