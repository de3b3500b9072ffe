import { expect, it } from 'vitest';
import { ledgerMigrations } from '../../../src/main/purchasing/licensing/schema.ts';
import { MIGRATIONS } from '../../../src/main/modules.ts';

it.each([
  ['stockroom.db', MIGRATIONS],
  ['ledger.db', ledgerMigrations],
])('no two steps of %s have one number: no profile could be opened', (_, migrations) => {
  const ids = migrations.map(({ id }) => id);
  expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
});
