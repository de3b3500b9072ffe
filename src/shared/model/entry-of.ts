/**
 * The entry of a table for a key that comes from outside: a file, a server, an address. Without the look at the table's
 * own keys `constructor` and `toString` would be entries of every table.
 */
export function entryOf<T>(table: Readonly<Record<string, T>>, key: string): T | undefined {
  return Object.hasOwn(table, key) ? table[key] : undefined;
}
