import type { RecordPage } from '../../api/index.ts';

/** Rows a request; the service's default. */
const PAGE = 100;

export interface Rows<Row> {
  readonly total: number;
  readonly rows: readonly Row[];
  /** Rows that exist and could not be read. */
  readonly unreadable: number;
}

/** As many rows as asked for, page by page. */
export async function collect<Row>(
  { offset, limit }: { readonly offset: number; readonly limit: number },
  ask: (stretch: { readonly offset: number; readonly limit: number }) => Promise<RecordPage<Row>>,
): Promise<Rows<Row>> {
  const rows: Row[] = [];
  let unreadable = 0;
  let total = 0;
  for (let seen = 0; seen < limit; ) {
    const page = await ask({ offset: offset + seen, limit: Math.min(PAGE, limit - seen) });
    total = page.total;
    rows.push(...page.rows);
    unreadable += page.unreadable;
    const size = page.rows.length + page.unreadable;
    seen += size;
    if (size === 0 || offset + seen >= total) break;
  }
  return { total, rows, unreadable };
}
