import type { DatabaseSync } from 'node:sqlite';
import { StockroomError } from '../../../shared/model/failure.ts';
import { foldName } from '../../../shared/model/fold-name.ts';
import type { Migration } from './migration.ts';

/**
 * Brings the schema up to date, all or nothing. A database that holds a step unknown to us was written by a
 * newer Stockroom and is left exactly as it is.
 */
export function migrate(db: DatabaseSync, migrations: readonly Migration[]): void {
  const ordered = [...migrations].sort((a, b) => a.id - b.id);
  const applied = appliedIds(db);
  const known = new Set(ordered.map((migration) => migration.id));
  if ([...applied].some((id) => !known.has(id))) throw new StockroomError('store.newer');
  if (ordered.every((migration) => applied.has(migration.id))) return;

  // Another process may be migrating the same file: take the write lock first, then look again.
  // So that a migration can make the keys of names that are there already.
  db.function('fold_name', { deterministic: true }, (name) => foldName(String(name ?? '')));
  db.exec('BEGIN IMMEDIATE');
  try {
    db.exec('CREATE TABLE IF NOT EXISTS migration (id INTEGER PRIMARY KEY, name TEXT NOT NULL) STRICT');
    const since = appliedIds(db);
    for (const migration of ordered.filter(({ id }) => !since.has(id))) {
      db.exec(migration.sql);
      db.prepare('INSERT INTO migration (id, name) VALUES (?, ?)').run(migration.id, migration.name);
    }
    db.exec('COMMIT');
  } catch (error) {
    // A full disk has SQLite roll back by itself.
    if (db.isTransaction) db.exec('ROLLBACK');
    throw error;
  }
}

function appliedIds(db: DatabaseSync): ReadonlySet<number> {
  const exists = db.prepare("SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'migration'").get();
  if (exists === undefined) return new Set();
  return new Set(
    db
      .prepare('SELECT id FROM migration')
      .all()
      .map((row) => Number(row['id'])),
  );
}
