import { StockroomError } from '../../../shared/model/failure.ts';
import type { AssetId } from '../../../shared/model/ids.ts';
import type { LicensedItem } from '../../../shared/model/licence.ts';
import type { DepositphotosClient, Previewed, RecordPage } from '../../api/index.ts';
import type { AccountName } from './book/accounts.ts';
import { isProved, PAGE_SIZE } from './book/pagers.ts';
import type { ListPage, Pager } from './book/pagers.ts';
import type { Strand } from './book/write.ts';
import type { BookThread } from './thread.ts';
import { titleOf } from './title.ts';

/** Passes through a list that keeps changing, before we say that something may be missing. */
const MOST_PASSES = 3;
/** A list that goes on for longer repeats itself. */
const MOST_PAGES = 20_000;

export type ListClient = Pick<DepositphotosClient, 'licensedItems' | 'transfers'>;

export interface PagerOptions {
  readonly client: ListClient;
  readonly book: BookThread;
  readonly account: AccountName;
  readonly signal: AbortSignal;
  /** The title of an asset that the list does not name; empty when the catalogue has none. */
  readonly titleFor: (asset: AssetId) => string;
  readonly onPage: (pager: Pager) => void;
}

/** Reads a list from its first row to its last, as often as it takes to be sure of all of it. */
export async function pageWhole(strand: Strand, options: PagerOptions): Promise<Pager> {
  for (let pass = 1; ; pass += 1) {
    await pageThrough(strand, options);
    const pager = await readNew(strand, options);
    if (isProved(pager) || pass === MOST_PASSES) return pager;
  }
}

async function pageThrough(strand: Strand, options: PagerOptions): Promise<void> {
  const { book, account } = options;
  let pager = await book.begin(account, strand);
  for (let pages = 0; pager.underWay; pages += 1) {
    if (pages === MOST_PAGES)
      throw new StockroomError('protocol', { message: 'The list of licences has no end.' });
    pager = await book.take(account, strand, await readPage(strand, pager.offset, options));
    options.onPage(pager);
  }
}

/**
 * Reads the newest rows until a page says nothing new: what was licensed since the last reading, or during it.
 * The pager it returns tells whether that leaves any doubt.
 */
export async function readNew(strand: Strand, options: PagerOptions): Promise<Pager> {
  const { book, account } = options;
  for (let offset = 0, pages = 0; ; pages += 1) {
    const page = await readPage(strand, offset, options);
    const { changed, fresh, pager } = await book.note(account, strand, page);
    const count = page.rows.length + page.unreadable;
    if ((changed === 0 && fresh === 0) || count === 0 || pages === MOST_PAGES) return pager;
    // Half a page back, so that what leaves the list meanwhile hides nothing.
    offset += Math.max(1, Math.ceil(count / 2));
  }
}

async function readPage(
  strand: Strand,
  offset: number,
  { client, signal, titleFor }: PagerOptions,
): Promise<ListPage> {
  const request = { offset, limit: PAGE_SIZE };
  const options = { signal, priority: 'batch' } as const;
  const page: RecordPage<Previewed<LicensedItem>> =
    strand === 'licensed'
      ? await client.licensedItems(request, options)
      : await client.transfers(request, options);
  return {
    offset,
    rows: page.rows.map(({ row }) => ({ ...row, title: titleOf(row.title) || titleFor(row.assetId) })),
    unreadable: page.unreadable,
    total: page.total,
  };
}
