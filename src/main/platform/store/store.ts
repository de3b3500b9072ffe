import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { SQLInputValue, StatementSync } from 'node:sqlite';
import { resourceFailure, StockroomError } from '../../../shared/model/failure.ts';
import { migrate } from './migrate.ts';
import type { Migration } from './migration.ts';
import { ownerOnly } from './owner-only.ts';
import { isBusy } from './process-lock.ts';
import { reasonOf } from './reason.ts';
import { createUnreadable } from './unreadable.ts';
import type { Unreadable } from './unreadable.ts';
import { overlooked } from '../failures/index.ts';

/** How long a statement waits for another process's write before it fails, in milliseconds. */
const BUSY_TIMEOUT = 5000;

/** SQLite's code (SQLITE_CORRUPT_INDEX) for an index that has not what its table has. */
const CORRUPT_INDEX = 779;

/** A thin typed layer over `node:sqlite`. Rows are typed by the caller, next to the SQL that makes them. */
export interface Store {
  all<Row>(sql: string, ...params: readonly SQLInputValue[]): Row[];
  get<Row>(sql: string, ...params: readonly SQLInputValue[]): Row | undefined;
  /** Runs a write; returns the number of rows it changed and the last row ID. */
  run(
    sql: string,
    ...params: readonly SQLInputValue[]
  ): { readonly changes: number; readonly lastId: number };
  /** Rows that were met and could not be read. */
  readonly unreadable: Unreadable;
  /** All or nothing. Inside another transaction it joins that one. */
  transaction<T>(work: () => T): T;
  /**
   * Runs `work` once what was written is committed: at once outside of a transaction, never for one that is undone.
   * What `work` throws is dropped: the caller must not take what is committed for what failed.
   */
  afterCommit(work: () => void): void;
  close(): void;
}

/** A database without a file, which goes with its process. */
const IN_MEMORY = ':memory:';

/** Opens, or makes, a database and brings its schema up to date. Throws `store.newer` or `store.broken`. */
export function openStore(file: string, migrations: readonly Migration[]): Store {
  mkdirSync(path.dirname(file), { recursive: true });
  let db: DatabaseSync | undefined;
  try {
    if (file !== IN_MEMORY) ownerOnly(file);
    db = new DatabaseSync(file, { timeout: BUSY_TIMEOUT, enableForeignKeyConstraints: true });
    keepLog(db);
    // Stockroom can fetch this file's facts again: the seconds lost in a power cut cost bytes, not money.
    db.exec('PRAGMA synchronous = NORMAL');
    migrate(db, migrations);
    return typedStore(db, { mendsIndexes: true });
  } catch (error) {
    db?.close();
    if (error instanceof StockroomError) throw error;
    throw resourceFailure(reasonOf(error, file)) ?? new StockroomError('store.broken', { cause: error });
  }
}

/** How often another process that opens a new database at the same moment is waited for. */
const OPENINGS = 100;

/**
 * Has the database keep a log, so that readers never wait. The change, once in its life, needs the file for itself,
 * and SQLite does not wait for that; for a transaction it does.
 */
function keepLog(db: DatabaseSync): void {
  for (let tries = 1; ; tries += 1) {
    try {
      db.exec('PRAGMA journal_mode = WAL');
      return;
    } catch (error) {
      if (!isBusy(error) || tries >= OPENINGS) throw error;
      db.exec('BEGIN EXCLUSIVE; ROLLBACK');
    }
  }
}

/**
 * For a database that needs an opening of its own, such as the one that holds money. With `mendsIndexes`, an index that
 * a fallen bit has parted from its table is made anew and the statement runs again: the rows are whole, and the check
 * at the start does not compare them with their indexes.
 */
export function typedStore(db: DatabaseSync, { mendsIndexes = false } = {}): Store {
  const statements = new Map<string, StatementSync>();
  let depth = 0;
  let afterwards: (() => void)[] = [];

  const prepare = (sql: string): StatementSync => {
    let statement = statements.get(sql);
    if (statement === undefined) {
      statement = db.prepare(sql);
      statements.set(sql, statement);
    }
    return statement;
  };

  const execute = <Result>(work: () => Result): Result => {
    try {
      return work();
    } catch (error) {
      if (!mendsIndexes || !isOfIndex(error)) throw error;
      overlooked('store.index')(error);
      db.exec('REINDEX');
      return work();
    }
  };

  return {
    unreadable: createUnreadable(),
    all: <Row>(sql: string, ...params: readonly SQLInputValue[]) =>
      execute(() => prepare(sql).all(...params)) as Row[],
    get: <Row>(sql: string, ...params: readonly SQLInputValue[]) =>
      execute(() => prepare(sql).get(...params)) as Row | undefined,
    run: (sql, ...params) => {
      const { changes, lastInsertRowid } = execute(() => prepare(sql).run(...params));
      return { changes: Number(changes), lastId: Number(lastInsertRowid) };
    },
    transaction: (work) => {
      if (depth > 0) return work();
      db.exec('BEGIN IMMEDIATE');
      depth += 1;
      let result: ReturnType<typeof work>;
      try {
        result = work();
        db.exec('COMMIT');
      } catch (error) {
        // A full disk has SQLite roll back by itself.
        afterwards = [];
        if (db.isTransaction) db.exec('ROLLBACK');
        throw error;
      } finally {
        depth -= 1;
      }
      const due = afterwards;
      afterwards = [];
      for (const one of due) quietly(one);
      return result;
    },
    afterCommit: (work) => {
      if (depth > 0) afterwards.push(work);
      else quietly(work);
    },
    close: () => {
      statements.clear();
      if (db.isOpen) db.close();
    },
  };
}

function isOfIndex(error: unknown): boolean {
  return error instanceof Error && 'errcode' in error && error.errcode === CORRUPT_INDEX;
}

function quietly(work: () => void): void {
  try {
    work();
  } catch (error) {
    // Nothing is lost: `work` tells of what the database holds.
    overlooked('store.after-commit')(error);
  }
}

/** The folder that the database is in, where the locks of its work go; `null` for one in memory. */
export function folderOf(store: Store): string | null {
  const file = store
    .all<{ name: string; file: string }>('PRAGMA database_list')
    .find(({ name }) => name === 'main')?.file;
  return file === undefined || file === '' ? null : path.dirname(file);
}
