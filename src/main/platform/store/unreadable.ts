import type { z } from 'zod';

/** A column holds what Stockroom did not write there: the row was damaged on the disk. */
export class UnreadableRow extends Error {
  override readonly name = 'UnreadableRow';
}

/** Reads a column that holds JSON of this shape. Throws `UnreadableRow`. */
export function readJson<Value>(schema: z.ZodType<Value, unknown>, text: unknown): Value {
  try {
    return schema.parse(JSON.parse(String(text)));
  } catch (cause) {
    throw new UnreadableRow('The row holds something else.', { cause });
  }
}

/** The rows of a database that could not be read. They stay where they are; everything else is shown. */
export interface Unreadable {
  /** How many rows there are, by their tables. */
  readonly tables: ReadonlyMap<string, number>;
  /** Counts a row once, however often it is met. */
  note(table: string, key: string | number): void;
  /** Calls back when the first row, or another one, is met. */
  onChange(changed: () => void): void;
}

export function createUnreadable(): Unreadable {
  const met = new Map<string, Set<string | number>>();
  const listeners: (() => void)[] = [];
  return {
    get tables() {
      return new Map([...met].map(([table, keys]) => [table, keys.size]));
    },
    note: (table, key) => {
      const keys = met.get(table) ?? new Set();
      met.set(table, keys);
      if (keys.has(key)) return;
      keys.add(key);
      for (const listener of listeners) listener();
    },
    onChange: (changed) => {
      listeners.push(changed);
    },
  };
}

/** The place of a row, for counting it. */
export interface RowPlace {
  readonly unreadable: Unreadable;
  readonly table: string;
}

/** Reads one row; `null`, and counted, where it can't be read. */
export function readRow<Value>(place: RowPlace, key: string | number, read: () => Value): Value | null {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof UnreadableRow)) throw error;
    place.unreadable.note(place.table, key);
    return null;
  }
}

/** Reads rows; those that can't be read are left out, and counted. */
export function readRows<Row, Value>(
  place: RowPlace & { readonly key: (row: Row) => string | number },
  rows: readonly Row[],
  read: (row: Row) => Value,
): readonly Value[] {
  return rows.flatMap((row) => {
    const value = readRow(place, place.key(row), () => ({ read: read(row) }));
    return value === null ? [] : [value.read];
  });
}
