import { csvRow } from '../../../shared/model/csv.ts';
import { EXTENDED_RIGHTS } from '../../../shared/model/licence.ts';
import type { HeldLicence, LicenceQuery } from '../../../shared/model/held-licence.ts';
import { LICENCE_PAGE } from '../../../shared/model/held-licence.ts';
import { toIso } from '../../../shared/model/instant.ts';
import type { AccountName } from './book/accounts.ts';
import type { BookThread } from './thread.ts';

const COLUMNS: readonly (readonly [string, (licence: HeldLicence) => string | number])[] = [
  ['transaction', ({ transactionId }) => transactionId],
  ['date', ({ at }) => (at === null ? '' : toIso(at))],
  ['asset', ({ assetId }) => assetId],
  ['title', ({ title }) => title],
  ['type', ({ type }) => type],
  ['licence', ({ licence }) => licence],
  ['size', ({ option }) => option],
  ['extended rights', ({ extendedRights }) => rightsText(extendedRights)],
  ['person', ({ person }) => person],
  ['billing', ({ billing }) => billing],
  ['transferred', ({ transferred }) => (transferred ? 'yes' : 'no')],
  ['invoice', ({ invoiceId }) => invoiceId ?? ''],
  // A text, so that no spreadsheet rounds it.
  ['price', ({ price }) => price?.amount ?? ''],
  ['currency', ({ price }) => price?.currencyId ?? ''],
  ['project', ({ references }) => references.project],
  ['client', ({ references }) => references.client],
  ['purchase order', ({ references }) => references.purchaseOrder],
  ['ISBN', ({ references }) => references.isbn],
  ['other', ({ references }) => references.other],
  ['editorial', ({ editorial }) => (editorial ? 'yes' : 'no')],
  ['listed', ({ listed }) => (listed ? 'yes' : 'no')],
];

/** A table for a spreadsheet, page by page: a hundred thousand rows are never in memory together. */
export async function* csvOf(
  book: BookThread,
  account: AccountName,
  query: LicenceQuery,
): AsyncGenerator<string, void, void> {
  // The mark at the start tells Excel that this is UTF-8.
  yield `\uFEFF${csvRow(COLUMNS.map(([name]) => name))}\r\n`;
  for (let from: number | null = null; ; ) {
    const rows: readonly HeldLicence[] = await book.rows(account, query, { from });
    if (rows.length > 0) {
      yield rows.map((row) => `${csvRow(COLUMNS.map(([, cell]) => cell(row)))}\r\n`).join('');
    }
    const last = rows.at(-1);
    if (last === undefined || rows.length < LICENCE_PAGE) return;
    from = last.place - 1;
  }
}

function rightsText(mask: number | null): string {
  if (mask === null) return '';
  return EXTENDED_RIGHTS.filter(({ bit }) => (mask & bit) !== 0)
    .map(({ label }) => label)
    .join('; ');
}
