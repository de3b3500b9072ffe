import { DatabaseSync } from 'node:sqlite';
import { typedStore } from '../store/index.ts';
import { headOf, passed } from './log-chain.ts';

/** Whether a ledger has been through all that an older copy of it knows. False where either can't be read. */
export function isContinuedLedger(current: string, copy: string): boolean {
  let one: DatabaseSync | undefined;
  let other: DatabaseSync | undefined;
  try {
    one = new DatabaseSync(current);
    other = new DatabaseSync(copy, { readOnly: true });
    return passed(typedStore(one), headOf(typedStore(other)));
  } catch {
    return false;
  } finally {
    one?.close();
    other?.close();
  }
}
