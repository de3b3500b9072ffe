import { StockroomError } from '../../../shared/model/failure.ts';
import type { Failure } from '../../../shared/model/failure.ts';
import type { Store } from '../../platform/store/index.ts';

/** What the entries of a table are to people; the others are called what they are for the app. */
const NAMES: Readonly<Record<string, string>> = {
  asset: 'seen assets',
  basket_line: 'lines of the basket',
  basket_terms: 'prices',
  batch: 'batches',
  batch_line: 'lines of batches',
  board_asset: 'assets on boards',
  library_filter: 'saved filters',
  library_record: 'records of the library',
  project: 'projects',
  purchase: 'receipts',
  result_page: 'pages of results',
};

/** Says how many entries could not be read, and of what; `null` where none was met. */
export function damageIn({ unreadable }: Pick<Store, 'unreadable'>): Failure | null {
  const { tables } = unreadable;
  if (tables.size === 0) return null;
  const what = [...tables].map(([table, count]) => `${NAMES[table] ?? 'other entries'}: ${count}`);
  return new StockroomError('store.rows', {
    message: `Some entries of the database were damaged on the disk and are left out (${what.join(', ')}).`,
  }).failure;
}
