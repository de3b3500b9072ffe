import { LICENCE_PAGE, MOST_CHOSEN } from '../../../../shared/model/held-licence.ts';
import type {
  HeldLicence,
  LicenceChoices,
  LicenceQuery,
  LicencesFound,
} from '../../../../shared/model/held-licence.ts';
import type { TransactionId } from '../../../../shared/model/ids.ts';
import { decimal, multiplyMoney, totals } from '../../../../shared/model/money.ts';
import type { Store } from '../../../platform/store/index.ts';
import { toHeld } from './rows.ts';
import type { LicenceRow } from './rows.ts';
import { select } from './select.ts';
import type { Stretch } from './select.ts';
import { matchFor, termsIn } from './words.ts';

/** Names to choose from; more would be no list to choose from. */
const MOST_CHOICES = 500;

/** How the copy is read: every page by its own place, nothing sorted. */
export class Search {
  readonly #store: Store;
  readonly #account: number;

  constructor(store: Store, account: number) {
    this.#store = store;
    this.#account = account;
  }

  rows(query: LicenceQuery, stretch: Stretch, limit = LICENCE_PAGE): readonly HeldLicence[] {
    const selection = this.#select(query, stretch);
    if (selection === null) return [];
    return this.#store
      .all<LicenceRow>(`SELECT l.* ${selection.sql} LIMIT ?`, ...selection.params, limit)
      .map(toHeld);
  }

  found(query: LicenceQuery): LicencesFound {
    const selection = this.#select(query, { from: null });
    if (selection === null) return { count: 0, sums: [], unpriced: 0, marks: [] };
    const { sql, params } = selection;
    const marks = this.#store.all<{ id: number }>(
      `SELECT id FROM (SELECT l.id AS id, row_number() OVER (ORDER BY l.id DESC) AS line ${sql})
       WHERE line % ${LICENCE_PAGE} = 1`,
      ...params,
    );
    // Prices come from a list, so many licences have the same one: few rows to add up exactly.
    const prices = this.#store.all<{ amount: string | null; currencyId: number | null; quantity: number }>(
      `SELECT price AS amount, currency_id AS currencyId, count(*) AS quantity
       FROM (SELECT l.price, l.currency_id ${sql}) GROUP BY price, currency_id`,
      ...params,
    );
    const isTold = (amount: string | null): amount is string => amount !== null && decimal(amount) !== null;
    const unpriced = prices.reduce((sum, { amount, quantity }) => (isTold(amount) ? sum : sum + quantity), 0);
    return {
      count: prices.reduce((sum, { quantity }) => sum + quantity, 0),
      unpriced,
      sums: totals(
        prices.flatMap(({ amount, currencyId, quantity }) =>
          isTold(amount) ? [multiplyMoney({ amount, currencyId }, quantity)] : [],
        ),
      ),
      marks: marks.map(({ id }) => id),
    };
  }

  /** The transactions between two places, the newest first. */
  transactions(query: LicenceQuery, stretch: Stretch): readonly TransactionId[] {
    const selection = this.#select(query, stretch);
    if (selection === null) return [];
    return this.#store
      .all<{ id: TransactionId }>(
        `SELECT l.transaction_id AS id ${selection.sql} LIMIT ?`,
        ...selection.params,
        MOST_CHOSEN,
      )
      .map(({ id }) => id);
  }

  choices(): LicenceChoices {
    const names = (column: 'person' | 'project' | 'licence') => this.#distinct(column);
    return { people: names('person'), projects: names('project'), licences: names('licence') };
  }

  one(transactionId: TransactionId): HeldLicence | null {
    const row = this.#store.get<LicenceRow>(
      'SELECT * FROM licence WHERE account = ? AND transaction_id = ?',
      this.#account,
      transactionId,
    );
    return row === undefined ? null : toHeld(row);
  }

  /** `null`: the text has signs but no word in it, and finds nothing. */
  #select(query: LicenceQuery, stretch: Stretch) {
    const match = matchFor(this.#store, query.text);
    if (match === null && termsIn(query.text).length === 0 && query.text.trim() !== '') return null;
    return select(this.#account, query, match, stretch);
  }

  /** Steps from name to name along the index: one step a name, however many licences it has. */
  #distinct(column: 'person' | 'project' | 'licence'): readonly string[] {
    const rows = this.#store.all<{ name: string }>(
      `WITH RECURSIVE step (name) AS (
         SELECT min(${column}) FROM licence WHERE account = ?1 AND ${column} > ''
         UNION ALL
         SELECT (SELECT min(${column}) FROM licence WHERE account = ?1 AND ${column} > step.name)
         FROM step WHERE step.name IS NOT NULL
       ) SELECT name FROM step WHERE name IS NOT NULL LIMIT ?2`,
      this.#account,
      MOST_CHOICES,
    );
    return rows.map(({ name }) => name).toSorted((a, b) => a.localeCompare(b));
  }
}
