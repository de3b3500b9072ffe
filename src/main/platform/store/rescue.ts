import { DatabaseSync } from 'node:sqlite';
import { overlooked } from '../failures/index.ts';

/** What could be read of a damaged database. */
export interface Rescued {
  readonly rows: number;
  /** Whether some of it is missing. */
  readonly isWhole: boolean;
}

interface Table {
  readonly name: string;
  readonly columns: readonly string[];
  readonly hasRowId: boolean;
}

/** Copies every row of a damaged database that can be read into a new one with the schema of today. */
export function rescueRows(damaged: string, into: string): Rescued {
  let from: DatabaseSync | null = null;
  const to = new DatabaseSync(into, { enableForeignKeyConstraints: true });
  try {
    from = new DatabaseSync(damaged, { readOnly: true });
    // An index or trigger that names what a fallen bit has renamed does not keep the tables from being read.
    from.enableDefensive(false);
    from.exec('PRAGMA writable_schema = ON');
    const there = new Map(tablesOf(from).map((table) => [table.name, table]));
    let rows = 0;
    let isWhole = true;
    to.exec('BEGIN');
    for (const table of parentsFirst(to, tablesOf(to))) {
      const old = there.get(table.name);
      if (old === undefined) continue;
      const columns = paired(table.columns, old.columns);
      if (columns.length === 0) continue;
      const copied = copyTable(from, to, { ...table, columns });
      rows += copied.rows;
      isWhole &&= copied.isWhole;
    }
    to.exec('COMMIT');
    return { rows, isWhole };
  } catch (error) {
    // Not even the list of its tables can be read.
    return overlooked('store.rescue', { rows: 0, isWhole: false })(error);
  } finally {
    from?.close();
    to.close();
  }
}

/** A column, and what it is called in the damaged database. */
type Column = readonly [name: string, before: string];

/** By name; what is left on either side, a fallen bit has renamed: by its place, where as much is left on both. */
function paired(now: readonly string[], before: readonly string[]): readonly Column[] {
  const renamed = before.filter((name) => !now.includes(name));
  const unnamed = now.filter((name) => !before.includes(name));
  const isTold = renamed.length === unnamed.length;
  return now.flatMap((name): readonly Column[] => {
    if (before.includes(name)) return [[name, name]];
    const other = isTold ? renamed[unnamed.indexOf(name)] : undefined;
    return other === undefined ? [] : [[name, other]];
  });
}

/** Reads from both ends: a page in the middle that is lost takes no more with it than what stood on it. */
function copyTable(
  from: DatabaseSync,
  to: DatabaseSync,
  { name, columns, hasRowId }: Omit<Table, 'columns'> & { readonly columns: readonly Column[] },
): Rescued {
  const list = columns.map(([column]) => quoted(column)).join(', ');
  const before = columns.map(([, column]) => quoted(column)).join(', ');
  const insert = to.prepare(
    `INSERT OR IGNORE INTO ${quoted(name)} (${list}) VALUES (${columns.map(() => '?').join(', ')})`,
  );
  let rows = 0;
  const read = (order: string): boolean => {
    try {
      const select = from.prepare(`SELECT ${before} FROM ${quoted(name)} ${order}`);
      select.setReadBigInts(true);
      for (const row of select.iterate()) {
        try {
          rows += Number(insert.run(...columns.map(([, column]) => row[column] ?? null)).changes);
        } catch (error) {
          // Its parent is lost, or the row itself makes no sense.
          overlooked('store.rescue-row')(error);
        }
      }
      return true;
    } catch (error) {
      return overlooked('store.rescue-table', false)(error);
    }
  };
  if (read('')) return { rows, isWhole: true };
  if (hasRowId) read('ORDER BY rowid DESC');
  return { rows, isWhole: false };
}

/** Plain tables; what indexes and triggers make of them is made anew. */
function tablesOf(db: DatabaseSync): readonly Table[] {
  return db
    .prepare("SELECT name, wr FROM pragma_table_list WHERE schema = 'main' AND type = 'table'")
    .all()
    .map((row) => ({ name: String(row['name']), hasRowId: row['wr'] === 0 }))
    .filter(({ name }) => !name.startsWith('sqlite_') && name !== 'migration')
    .map(({ name, hasRowId }) => ({
      name,
      hasRowId,
      columns: db
        .prepare('SELECT name FROM pragma_table_info(?)')
        .all(name)
        .map((row) => String(row['name'])),
    }));
}

/** Rows that others refer to have to be there first. */
function parentsFirst(db: DatabaseSync, tables: readonly Table[]): readonly Table[] {
  const parents = db.prepare('SELECT count(*) AS number FROM pragma_foreign_key_list(?)');
  const depth = ({ name }: Table) => Number(parents.get(name)?.['number'] ?? 0);
  return tables.toSorted((one, other) => depth(one) - depth(other));
}

function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}
