/** One step of the schema, forward only. A released migration is never edited. */
export interface Migration {
  /**
   * Unique over all services, which own a hundred each: library 100, downloads 200, catalog 300, previews 400,
   * account 500, batches 600, searches 700, basket 800, boards 1000, swap 1100, layouts and rights 1300.
   */
  readonly id: number;
  /** Says what it does, such as `library files`. */
  readonly name: string;
  /** May call `fold_name(text)`, see `foldName`; indexes and triggers may not, for other programs do not have it. */
  readonly sql: string;
}
