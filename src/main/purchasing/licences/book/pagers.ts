import type { LicensedItem } from '../../../../shared/model/licence.ts';
import type { Store } from '../../../platform/store/index.ts';
import type { Names } from './names.ts';
import { writeRows } from './write.ts';
import type { Strand, Written } from './write.ts';

/** Rows asked for at a time. */
export const PAGE_SIZE = 200;
/** Rows of a page that the one before has shown already: so much may leave the list between two pages unnoticed. */
const OVERLAP = 20;
/** Pages one after the other without a row that is new to the pass: a list that repeats itself. */
const STALE_PAGES = 3;
/**
 * Where the service tells no total: a list that has grown shows all known rows once more before the next new one, and
 * some of them twice where it grows on. Only one that goes on for longer repeats itself.
 */
const MOST_KNOWN = 2;

/** How far a pass through a list has come. */
export interface Pager {
  readonly strand: Strand;
  readonly pass: number;
  readonly underWay: boolean;
  /** Rows of the list that are behind us. */
  readonly next: number;
  /** Different licences that this pass has seen. */
  readonly distinct: number;
  /** Unreadable rows met, some of them twice. */
  readonly unreadable: number;
  /** What the service says there are; `null` while it says nothing. */
  readonly total: number | null;
  /** Whether the list became shorter meanwhile. */
  readonly fell: boolean;
}

interface Row {
  readonly pass: number;
  readonly under_way: number;
  readonly next: number;
  readonly distinct_rows: number;
  readonly unreadable: number;
  readonly total: number | null;
  readonly fell: number;
  readonly last_count: number;
  readonly steps_back: number;
  readonly stale: number;
}

/** A page of a list, as the client read it. */
export interface ListPage {
  readonly offset: number;
  readonly rows: readonly LicensedItem[];
  readonly unreadable: number;
  readonly total: number;
}

const NO_WALK: Row = {
  pass: 0,
  under_way: 0,
  next: 0,
  distinct_rows: 0,
  unreadable: 0,
  total: null,
  fell: 0,
  last_count: 0,
  steps_back: 0,
  stale: 0,
};

/** Passes through the lists; a page and how far it leads are one commit. See docs/licences.md. */
export class Pagers {
  readonly #store: Store;
  readonly #account: number;
  readonly #names: Names;

  constructor(store: Store, account: number, names: Names) {
    this.#store = store;
    this.#account = account;
    this.#names = names;
  }

  /** The pass under way, or a new one. */
  begin(strand: Strand): Pager {
    const row = this.#read(strand);
    if (row.under_way === 1) return toPager(strand, row);
    return this.#keep(strand, { ...NO_WALK, pass: row.pass + 1, under_way: 1 });
  }

  /** The latest pass, whether it has come to its end or not. */
  last(strand: Strand): Pager {
    return toPager(strand, this.#read(strand));
  }

  /** Where to read next. */
  offset(strand: Strand): number {
    const { next, last_count } = this.#read(strand);
    return Math.max(0, next - overlapAfter(last_count));
  }

  take(strand: Strand, page: ListPage): Pager {
    return this.#store.transaction(() => {
      const row = this.#read(strand);
      const count = page.rows.length + page.unreadable;
      if (!this.#isConnected(strand, row, page)) {
        // More has left the list than two pages overlap: go back until a known row is met.
        const back = PAGE_SIZE * 2 ** row.steps_back;
        return this.#keep(strand, {
          ...row,
          next: Math.max(0, page.offset - back),
          fell: 1,
          steps_back: row.steps_back + 1,
        });
      }
      const { fresh } = this.#write(strand, row.pass, page.rows);
      const end = page.offset + count;
      // Where the service tells no total, the client gives what has been seen so far.
      const told = page.total === end ? row.total : page.total;
      const stale = fresh === 0 && count > 0 ? row.stale + 1 : 0;
      const distinct = row.distinct_rows + fresh;
      const isRepeating =
        told === null ? stale * (end - row.next) > MOST_KNOWN * distinct + PAGE_SIZE : end >= told;
      const isOver = end <= row.next || (stale >= STALE_PAGES && isRepeating);
      return this.#keep(strand, {
        ...row,
        under_way: isOver ? 0 : 1,
        next: Math.max(end, row.next),
        distinct_rows: distinct,
        unreadable: row.unreadable + page.unreadable,
        total: told,
        fell: row.fell === 1 || (told !== null && row.total !== null && told < row.total) ? 1 : 0,
        last_count: count,
        steps_back: 0,
        stale,
      });
    });
  }

  /** Rows from the beginning of the list, outside of a pass. */
  note(strand: Strand, page: ListPage): Written & { readonly pager: Pager } {
    return this.#store.transaction(() => {
      const row = this.#read(strand);
      const written = this.#write(strand, row.pass, page.rows);
      const end = page.offset + page.rows.length + page.unreadable;
      const told = page.total === end ? row.total : page.total;
      const fell = told !== null && row.total !== null && told < row.total;
      const pager = this.#keep(strand, {
        ...row,
        distinct_rows: row.distinct_rows + written.fresh,
        total: told,
        fell: row.fell === 1 || fell ? 1 : 0,
      });
      return { ...written, pager };
    });
  }

  #isConnected(strand: Strand, row: Row, page: ListPage): boolean {
    if (page.offset === 0 || page.offset >= row.next) return true;
    if (page.rows.length === 0) return page.unreadable > 0;
    return page.rows.some(
      ({ transactionId }) =>
        this.#store.get(
          `SELECT 1 FROM licence WHERE account = ? AND transaction_id = ? AND seen_${strand} = ?`,
          this.#account,
          transactionId,
          row.pass,
        ) !== undefined,
    );
  }

  #write(strand: Strand, pass: number, rows: readonly LicensedItem[]): Written {
    return writeRows(this.#store, this.#account, this.#names, rows, { strand, pass });
  }

  #read(strand: Strand): Row {
    return (
      this.#store.get<Row>(
        'SELECT * FROM licence_walk WHERE account = ? AND strand = ?',
        this.#account,
        strand,
      ) ?? NO_WALK
    );
  }

  #keep(strand: Strand, row: Row): Pager {
    this.#store.run(
      `INSERT OR REPLACE INTO licence_walk (account, strand, pass, under_way, next, distinct_rows, unreadable, total,
         fell, last_count, steps_back, stale) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      this.#account,
      strand,
      row.pass,
      row.under_way,
      row.next,
      row.distinct_rows,
      row.unreadable,
      row.total,
      row.fell,
      row.last_count,
      row.steps_back,
      row.stale,
    );
    return toPager(strand, row);
  }
}

/** Half of a page at most: a service may give less than it is asked for, and we have to get on. */
function overlapAfter(lastCount: number): number {
  return Math.min(OVERLAP, Math.floor(lastCount / 2));
}

function toPager(strand: Strand, row: Row): Pager {
  return {
    strand,
    pass: row.pass,
    underWay: row.under_way === 1,
    next: row.next,
    distinct: row.distinct_rows,
    unreadable: row.unreadable,
    total: row.total,
    fell: row.fell === 1,
  };
}

/**
 * Whether a pass has seen everything: nothing left the list meanwhile, and it has seen as many different licences as
 * the service says there are, but for those that cannot be read.
 */
export function isProved({ distinct, unreadable, total, next, fell }: Pager): boolean {
  if (fell) return false;
  // Without a total the rows gone through have to do: those that new ones have pushed down were counted twice.
  if (total === null) return next <= distinct + unreadable;
  return distinct <= total && total <= distinct + unreadable;
}
