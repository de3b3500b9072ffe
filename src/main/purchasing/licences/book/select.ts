import type { SQLInputValue } from 'node:sqlite';
import type { LicenceQuery } from '../../../../shared/model/held-licence.ts';
import { firstPlaceAt } from './place.ts';

export interface Selection {
  readonly sql: string;
  readonly params: readonly SQLInputValue[];
}

export interface Stretch {
  /** The place to begin with, going back in time; `null` for the newest. */
  readonly from: number | null;
  /** The last place; `null` for the oldest. */
  readonly to?: number | null;
}

/**
 * The licences that a query means, the newest first, without sorting: in the order of the text index, or of the index
 * of the one filter that narrows most.
 */
export function select(
  account: number,
  query: LicenceQuery,
  match: string | null,
  { from, to = null }: Stretch,
): Selection {
  const conditions: string[] = [];
  const params: SQLInputValue[] = [];
  const ask = (condition: string, value: SQLInputValue): void => {
    conditions.push(condition);
    params.push(value);
  };
  // The place in the text index is the place in the table: SQLite is told in the terms of the index it goes by.
  const place = match === null ? 'l.id' : 't.rowid';
  if (match !== null) ask('licence_text MATCH ?', match);
  const newest = least(from, query.to === null ? null : firstPlaceAt(query.to) - 1);
  const oldest = most(to, query.from === null ? null : firstPlaceAt(query.from));
  if (newest !== null) ask(`${place} <= ?`, newest);
  if (oldest !== null) ask(`${place} >= ?`, oldest);
  ask('l.account = ?', account);
  if (query.project !== null) ask('l.project = ?', query.project);
  if (query.person !== null) ask('l.person = ?', query.person);
  if (query.licence !== null) ask('l.licence = ?', query.licence);
  if (query.state === 'transferred') conditions.push('l.transferred = 1');
  else if (query.state !== null) ask('l.billing = ?', query.state);
  const tables =
    match === null
      ? `licence l INDEXED BY ${indexFor(query)}`
      : 'licence_text t CROSS JOIN licence l ON l.id = t.rowid';
  return { sql: `FROM ${tables} WHERE ${conditions.join(' AND ')} ORDER BY ${place} DESC`, params };
}

/** A project has few licences, a state has many. */
function indexFor({ project, person, licence, state }: LicenceQuery): string {
  if (project !== null) return 'licence_by_project';
  if (state === 'transferred') return 'licence_transferred';
  if (person !== null) return 'licence_by_person';
  if (licence !== null) return 'licence_by_licence';
  return state === null ? 'licence_by_account' : 'licence_by_billing';
}

function least(a: number | null, b: number | null): number | null {
  return a === null ? b : b === null ? a : Math.min(a, b);
}

function most(a: number | null, b: number | null): number | null {
  return a === null ? b : b === null ? a : Math.max(a, b);
}
