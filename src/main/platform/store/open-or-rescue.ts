import { existsSync, renameSync, statSync } from 'node:fs';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { StockroomError } from '../../../shared/model/failure.ts';
import { migrate } from './migrate.ts';
import type { Migration } from './migration.ts';
import { isLogLost } from './lost-log.ts';
import { rescueRows } from './rescue.ts';
import type { Rescued } from './rescue.ts';
import { openStore, typedStore } from './store.ts';
import type { Store } from './store.ts';
import { overlooked } from '../failures/index.ts';

/** SQLite's codes for a file that is damaged, and for one that is no database at all. */
const DAMAGED: ReadonlySet<number> = new Set([11, 26]);
/** A larger database that was closed in good order is not read through at every start. Bytes. */
const READ_THROUGH = 128 * 1024 ** 2;

/** SQLite has left out what it could not believe. */
const LOST_LOG =
  'The log of the database was damaged or lost, so the latest changes may be missing: marks, boards, saved searches or entries of the queue. Your files and purchases are untouched. Look at what you did last, and do it again where it is missing.';

export interface OpenedStore {
  readonly store: Store;
  /** What the user has to be told; `null` when all is well. */
  readonly notice: string | null;
}

/**
 * Opens a database whose loss must not stop the app. A damaged one is put aside, never deleted, and its
 * readable rows go into a new one. Any other fault, such as a full disk, throws as before.
 */
export function openOrRescue(
  file: string,
  migrations: readonly Migration[],
  now: () => Date = () => new Date(),
): OpenedStore {
  const isCut = isLogLost(file);
  const isCheckDue = existsSync(`${file}-wal`) || sizeOf(file) <= READ_THROUGH;
  try {
    const store = openStore(file, migrations);
    if (!isCheckDue || (isSound(store) && hasShape(store, migrations)))
      return { store, notice: isCut ? LOST_LOG : null };
    store.close();
  } catch (error) {
    if (!isDamage(error)) throw error;
  }
  const aside = putAside(file, now());
  openStore(file, migrations).close();
  const rescued = rescueRows(aside, file);
  return { store: openStore(file, migrations), notice: noticeOf(rescued, aside) };
}

function isSound(store: Store): boolean {
  try {
    return store.get<{ quick_check: string }>('PRAGMA quick_check(1)')?.quick_check === 'ok';
  } catch (error) {
    return overlooked('store.check', false)(error);
  }
}

/**
 * Whether tables, columns, indexes and triggers are those that the migrations make. A name that a fallen bit has changed
 * is sound SQL, and every statement that uses the right one fails.
 */
function hasShape(store: Store, migrations: readonly Migration[]): boolean {
  // Not by `openStore`: that makes a file.
  const fresh = new DatabaseSync(':memory:');
  try {
    migrate(fresh, migrations);
    return shapeOf(store) === shapeOf(typedStore(fresh));
  } catch (error) {
    return overlooked('store.shape', false)(error);
  } finally {
    fresh.close();
  }
}

/** Columns in no order: an older database has got some of them later. */
function shapeOf(store: Store): string {
  const columns = store.all(
    `SELECT t.name AS of, c.name FROM pragma_table_list AS t, pragma_table_info(t.name) AS c
     WHERE t.schema = 'main' AND t.name NOT LIKE 'sqlite%' ORDER BY t.name, c.name`,
  );
  const others = store.all(
    "SELECT type, name, tbl_name AS of, sql FROM sqlite_master WHERE type IN ('index', 'trigger') ORDER BY name",
  );
  return JSON.stringify([columns, others]);
}

function isDamage(error: unknown): boolean {
  if (!(error instanceof StockroomError) || error.code !== 'store.broken') return false;
  const { cause } = error;
  // The lowest byte is the kind; what is above says where.
  return (
    cause instanceof Error &&
    'errcode' in cause &&
    typeof cause.errcode === 'number' &&
    DAMAGED.has(cause.errcode & 0xff)
  );
}

/** Puts a database aside with its log, which may hold the latest rows. Returns the new path. */
function putAside(file: string, now: Date): string {
  const { dir, name, ext } = path.parse(file);
  const aside = path.join(dir, `${name}.damaged-${now.toISOString().replaceAll(/[:.]/g, '-')}${ext}`);
  for (const part of ['', '-wal', '-shm']) {
    if (existsSync(file + part)) renameSync(file + part, aside + part);
  }
  return aside;
}

function noticeOf({ rows, isWhole }: Rescued, aside: string): string {
  const saved =
    rows === 0
      ? 'Nothing could be read of it: the library, the queue, saved searches and batches start empty'
      : isWhole
        ? 'All of it could be read and was taken over'
        : 'What could be read was taken over; some downloads or library entries may be missing';
  return `The database of this profile was damaged. ${saved}. Your files and purchases are untouched. The damaged database is kept as ${aside}.`;
}

function sizeOf(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.size ?? 0;
}
