import { mkdirSync } from 'node:fs';
import path from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import { StockroomError } from '../../../shared/model/failure.ts';
import type { Failure } from '../../../shared/model/failure.ts';
import { migrate, ownerOnly, typedStore } from '../../platform/store/index.ts';
import type { Store } from '../../platform/store/index.ts';
import type { Effects } from './effects.ts';
import { brokenLink, headOf } from './log-chain.ts';
import { ledgerMigrations } from './schema.ts';

/** How long a statement waits for another process's write, in milliseconds. */
const BUSY_TIMEOUT = 10_000;

/** Lines of the log that every start checks; `audit` checks all. */
const CHECKED_TAIL = 2000;

export interface LedgerStore {
  readonly store: Store;
  /** False for the empty one that stands in for a file that can't be used. */
  readonly isOnDisk: boolean;
  /** Why nothing may be bought with this ledger; `null` when it is sound. */
  readonly problem: Failure | null;
  /** Throws `ledger.unsafe` unless a commit reaches the disk before it returns. Cheap: asked before every purchase. */
  assertDurable(): void;
}

/**
 * Opens, or makes, the ledger with full durability. Never throws: a ledger that can't be trusted is opened as far
 * as it goes (an empty one in memory at worst), so that the rest of the app runs, and says what is wrong.
 */
export function openLedgerStore(file: string, effects: Effects): LedgerStore {
  let db: DatabaseSync | undefined;
  try {
    mkdirSync(path.dirname(file), { recursive: true });
    ownerOnly(file);
    db = effects.openDatabase(file, { timeout: BUSY_TIMEOUT });
    prepare(db, effects);
    migrate(db, ledgerMigrations);
    const opened = db;
    const store = typedStore(opened);
    write(store, effects);
    return {
      store,
      isOnDisk: true,
      problem: problemOf(opened, store, effects),
      assertDurable: () => assertDurable(opened, effects),
    };
  } catch (error) {
    if (db?.isOpen) db.close();
    return unusable(error, effects);
  }
}

function prepare(db: DatabaseSync, { platform }: Effects): void {
  db.exec('PRAGMA journal_mode = WAL');
  // After WAL: a build whose default for it is NORMAL goes back to NORMAL at the first statement otherwise.
  db.exec('PRAGMA synchronous = FULL');
  // Without it macOS keeps what it was told to write in the drive's cache.
  if (platform === 'darwin') db.exec('PRAGMA fullfsync = ON');
}

/** The pragmas tell the truth only after a write. */
function write(store: Store, effects: Effects): void {
  store.run(
    `INSERT INTO meta (key, value) VALUES ('opened', ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value`,
    String(effects.now()),
  );
}

function assertDurable(db: DatabaseSync, { platform }: Effects): void {
  const settings = [
    ['journal_mode', 'wal'],
    ['synchronous', '2'],
    ...(platform === 'darwin' ? [['fullfsync', '1'] as const] : []),
  ] as const;
  for (const [name, wanted] of settings) {
    const row = db.prepare(`PRAGMA ${name}`).get();
    const found = String(row === undefined ? '' : Object.values(row)[0]);
    if (found !== wanted) throw unsafe(new Error(`${name} is ${found}`));
  }
}

function problemOf(db: DatabaseSync, store: Store, effects: Effects): Failure | null {
  try {
    assertDurable(db, effects);
    const [first] = store.all<{ integrity_check: string }>('PRAGMA integrity_check(1)');
    if (first?.integrity_check !== 'ok') return DAMAGED;
    if (brokenLink(store, Math.max(0, headOf(store).seq - CHECKED_TAIL)) !== null) return ALTERED;
    return null;
  } catch (error) {
    return error instanceof StockroomError ? error.failure : unsafe(error).failure;
  }
}

function unusable(error: unknown, effects: Effects): LedgerStore {
  const failure = error instanceof StockroomError ? error.failure : unsafe(error).failure;
  const db = effects.openDatabase(':memory:', { timeout: 0 });
  migrate(db, ledgerMigrations);
  return {
    store: typedStore(db),
    isOnDisk: false,
    problem: failure,
    assertDurable: () => {
      throw new StockroomError('ledger.unsafe', { message: failure.message, action: failure.action });
    },
  };
}

function unsafe(cause: unknown): StockroomError {
  return new StockroomError('ledger.unsafe', { cause });
}

const DAMAGED = new StockroomError('ledger.unsafe', {
  message: 'Buying is off: the record of purchases of this profile is damaged.',
  action: 'Keep a copy of ledger.db for support, then restore a backup of it.',
}).failure;

const ALTERED = new StockroomError('ledger.unsafe', {
  message: 'Buying is off: the record of purchases of this profile was changed from outside.',
  action: 'Keep a copy of ledger.db for support, then restore a backup of it.',
}).failure;
