import type { Books, Purchase } from './state/books.ts';
import type { CompTaken, InvoiceCreated } from './state/events.ts';
import type { Traffic, TrafficReport } from './state/traffic.ts';

/** What happened and what was asked, for checkers of tests. */
export interface Ledger extends TrafficReport {
  /** Every charge, oldest first; prices are decimals without VAT. */
  readonly charges: readonly Purchase[];
  readonly comps: readonly CompTaken[];
  readonly invoices: readonly InvoiceCreated[];
  /** Decimals by group ID. */
  readonly balances: Readonly<Record<string, string>>;
  readonly sessionsOpened: number;
}

export function ledgerOf(books: Books, traffic: Traffic): Ledger {
  return {
    charges: [...books.purchases],
    comps: [...books.comps],
    invoices: [...books.invoices],
    balances: books.balances(),
    sessionsOpened: books.sessionsOpened,
    ...traffic.report(),
  };
}
