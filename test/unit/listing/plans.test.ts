import { afterEach, beforeEach, expect, it } from 'vitest';
import { LOAD_SQL } from '../../../src/main/library/listing/columns.ts';
import { BY_BYTES_SQL, BY_TITLE_SQL } from '../../../src/main/library/listing/orders.ts';
import { READ_SQL } from '../../../src/main/library/listing/records.ts';
import { TAG_SQL, TEXT_SQL } from '../../../src/main/library/listing/views.ts';
import { openBench } from './support.ts';
import type { Bench } from './support.ts';

let bench: Bench;
beforeEach(() => {
  bench = openBench();
});
afterEach(() => bench.close());

const plan = (sql: string, ...params: readonly (string | number)[]) =>
  bench.store
    .all<{ detail: string }>(`EXPLAIN QUERY PLAN ${sql}`, ...params)
    .map(({ detail }) => detail)
    .join('\n');

it.each([
  [
    'records in the order they came',
    LOAD_SQL,
    [0, 0, 10],
    'COVERING INDEX library_record_by_age (added_at>?)',
  ],
  ['records by title', BY_TITLE_SQL, ['', 0, 10], 'COVERING INDEX library_record_by_title (title>?)'],
  ['records by size', BY_BYTES_SQL, [0, 0, 10], 'COVERING INDEX library_record_by_bytes (bytes>?)'],
  ['a tag of one’s own', TAG_SQL, ['a'], 'PRIMARY KEY (tag=?)'],
  ['words', TEXT_SQL, ['"a" *', 0, 10], 'VIRTUAL TABLE'],
] as const)('%s: by an index, nothing sorted', (_name, sql, params, index) => {
  const steps = plan(sql, ...params);
  expect(steps).toContain(index);
  expect(steps).not.toContain('TEMP B-TREE');
});

it('reads a page of records by their keys', () => {
  const steps = plan(READ_SQL, '[1,2]');
  expect(steps).toContain('SEARCH r USING INTEGER PRIMARY KEY');
  expect(steps).toContain('SEARCH t USING COVERING INDEX library_tag_by_asset');
  expect(steps).not.toMatch(/SCAN (?!wanted)/);
});
