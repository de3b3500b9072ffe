import { INVOICE_STATES } from '../../../shared/model/invoice.ts';
import type { InvoiceState, InvoiceSummary } from '../../../shared/model/invoice.ts';
import type { InvoiceId } from '../../../shared/model/ids.ts';
import { optional } from './sync-options.ts';
import type { SyncOptions } from './sync-options.ts';

const PAGE = 100;
/** A list that goes on for longer repeats itself. */
const MOST_PAGES = 200;
/** Invoices whose lines are read with each sync; the rest follows with the next ones. */
const MOST_READ = 50;

/** What became of the invoices. Tells whether there is a new one. */
export async function readInvoiceStates(options: SyncOptions): Promise<{ readonly isNew: boolean }> {
  const { book, account } = options;
  const listed = new Map<InvoiceId, { states: InvoiceState[]; paid: boolean }>();
  await optional(async () => {
    for (const state of INVOICE_STATES) {
      for (const { id, paidAt } of await readList(state, options)) {
        const known = listed.get(id);
        listed.set(id, { states: [...(known?.states ?? []), state], paid: paidAt !== null });
      }
    }
  });
  const facts = [...listed].map(([id, { states, paid }]) => {
    const [first, second] = states;
    // A service that knows no states lists every invoice under each: then the payment's date decides.
    const state = first !== undefined && second === undefined ? first : paid ? 'paid' : 'unpaid';
    return { id, state } as const;
  });
  return await book.invoices(account, facts);
}

async function readList(
  state: InvoiceState,
  { client, signal }: SyncOptions,
): Promise<readonly InvoiceSummary[]> {
  const invoices = new Map<InvoiceId, InvoiceSummary>();
  for (let offset = 0, pages = 0; pages < MOST_PAGES; pages += 1) {
    const page = await client.invoices({ state, offset, limit: PAGE }, { signal, priority: 'batch' });
    const known = invoices.size;
    for (const invoice of page.rows) invoices.set(invoice.id, invoice);
    const count = page.rows.length + page.unreadable;
    offset += count;
    if (count === 0 || (invoices.size === known && page.unreadable === 0)) break;
    if (count < PAGE && offset >= page.total) break;
  }
  return [...invoices.values()];
}

/** Prices and sizes, from the lines of invoices that have not been read. */
export async function readInvoices({ client, book, account, signal, now }: SyncOptions): Promise<void> {
  for (const id of await book.invoicesToRead(account, MOST_READ)) {
    await optional(async () => {
      await book.readInvoice(account, await client.invoice(id, { signal, priority: 'batch' }), now());
    });
  }
}
