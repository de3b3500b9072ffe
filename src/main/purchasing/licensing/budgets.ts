import { foldName } from '../../../shared/model/fold-name.ts';
import type { Budget } from '../../../shared/model/quote.ts';
import type { Ledger } from './ledger.ts';
import { IN_DOUBT_SQL, UNSENT_SQL } from './machine.ts';
import { decode } from './record.ts';
import type { Row } from './record.ts';
import { pricesOf } from './spend.ts';

/** What may be spent on a project; `null` when it has no budget. */
export type Budgets = (project: string) => Budget | null;

/**
 * Spent on a project, ever: what was licensed, what may have been, and what a person has given up without proof;
 * with the orders that are confirmed and not sent, or without. The names of projects are compared by `foldName`.
 */
export function spentOn(
  ledger: Ledger,
  accountId: string,
  project: string,
  how: 'spent' | 'and-confirmed',
): string {
  const states = how === 'spent' ? IN_DOUBT_SQL : `${IN_DOUBT_SQL}, ${UNSENT_SQL}`;
  const rows = ledger.store.all<Row>(
    `SELECT * FROM intent INDEXED BY intent_project_key
     WHERE accountId = ? AND projectKey = ?
       AND (state IN ('licensed', ${states}) OR (state = 'abandoned' AND doubt = 'outcome'))`,
    accountId,
    foldName(project),
  );
  return pricesOf(rows.map(decode));
}
