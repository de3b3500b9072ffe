import type { Instant } from '../../../../shared/model/instant.ts';
import type { Store } from '../../../platform/store/index.ts';

/** Whose licences: the address of the service and the user. */
export type AccountName = string;

export interface Standing {
  readonly asOf: Instant | null;
  readonly wholeAt: Instant | null;
  readonly complete: boolean;
  readonly unreadable: number;
  /** All rows we have, and those that the service listed when last read. */
  readonly count: number;
  readonly listed: number;
}

export function accountId(store: Store, name: AccountName): number {
  const found = store.get<{ id: number }>('SELECT id FROM licence_account WHERE name = ?', name);
  return found?.id ?? store.run('INSERT INTO licence_account (name) VALUES (?)', name).lastId;
}

export function standing(store: Store, account: number): Standing {
  const row = store.get<{
    as_of: number | null;
    whole_at: number | null;
    complete: number;
    unreadable: number;
  }>('SELECT * FROM licence_account WHERE id = ?', account);
  const rows = store.get<{ count: number }>(
    'SELECT count(*) AS count FROM licence WHERE account = ?',
    account,
  );
  const gone = store.get<{ count: number }>(
    'SELECT count(*) AS count FROM licence WHERE account = ? AND listed = 0',
    account,
  );
  const count = rows?.count ?? 0;
  return {
    asOf: (row?.as_of ?? null) as Instant | null,
    wholeAt: (row?.whole_at ?? null) as Instant | null,
    complete: row?.complete === 1,
    unreadable: row?.unreadable ?? 0,
    count,
    listed: count - (gone?.count ?? 0),
  };
}
