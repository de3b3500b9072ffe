import type { Standing } from './book/accounts.ts';
import { isProved } from './book/pagers.ts';
import type { Pager } from './book/pagers.ts';
import { readInvoices, readInvoiceStates } from './invoices.ts';
import { optional } from './sync-options.ts';
import type { SyncOptions } from './sync-options.ts';
import { readNew, pageWhole } from './page-list.ts';

/** The whole list is read at least this often, in milliseconds: small differences have no other witness. */
const WHOLE_EVERY = 24 * 3_600_000;
/** Certificates fetched with each sync, so that the latest licences have their proof here whatever happens. */
const PROOFS = 50;
const MEMBERS_PAGE = 100;
const MOST_MEMBERS = 2_000;

/** Brings the copy up to date; see docs/licences.md. Stopped anywhere, it goes on from there the next time. */
export async function sync(options: SyncOptions): Promise<Standing> {
  const { book, account, now, purchases, onProgress } = options;
  const before = await book.standing(account);
  await readNames(options);
  const { isNew } = await readInvoiceStates(options);
  const age = before.wholeAt === null ? null : now() - before.wholeAt;
  // It can't have been read in the future: the clock was set back.
  const isDue = age === null || age < 0 || age >= WHOLE_EVERY;
  const whole = options.whole || isDue || isNew || !before.complete || !(await isUpToDate(options));
  if (whole) await readWhole(options);
  onProgress(null);
  const after = await book.close(account, { at: now(), whole });
  await book.purchases(account, purchases);
  await readInvoices(options);
  await readProofs(options);
  return after;
}

/** Reads what is new; `false` when the lists and the copy do not add up any more. */
async function isUpToDate(options: SyncOptions): Promise<boolean> {
  const silent = { ...options, onPage: () => {} };
  const licensed = await readNew('licensed', silent);
  const transferred = await readNew('transferred', silent);
  return isProved(licensed) && isProved(transferred);
}

async function readWhole(options: SyncOptions): Promise<void> {
  const { book, account, onProgress } = options;
  const onPage = ({ next, total }: Pager): void =>
    onProgress({ done: next, total: Math.max(next, total ?? 0) });
  const licensed = await pageWhole('licensed', { ...options, onPage });
  const transferred = await pageWhole('transferred', { ...options, onPage: () => {} });
  if (!isProved(licensed) || !isProved(transferred)) return;
  while (!(await book.markUnlisted(account))) options.signal.throwIfAborted();
}

/** Names of licences and people. Some users may not ask for them: then the lists' own words do. */
async function readNames({ client, book, account, signal }: SyncOptions): Promise<void> {
  const call = { signal, priority: 'batch' } as const;
  await optional(async () => {
    const { licences } = await client.licences(call);
    await book.licenceNames(account, licences);
  });
  await optional(async () => {
    for (let offset = 0; offset < MOST_MEMBERS; ) {
      const page = await client.members({ offset, limit: MEMBERS_PAGE }, call);
      await book.members(account, page.rows);
      offset += page.rows.length + page.unreadable;
      if (page.rows.length === 0 || offset >= page.total) return;
    }
  });
}

/** The others follow behind; see `Certifier`. */
async function readProofs({ client, book, account, signal, keep }: SyncOptions): Promise<void> {
  for (const { id } of await book.uncertified(account, PROOFS)) {
    await optional(async () => {
      await keep(account, await client.certificate(id, { signal, priority: 'batch' }));
    });
  }
}
