import type { Decimal } from 'decimal.js';
import type { Group } from '../state/accounts.ts';
import type { Purchase } from '../state/books.ts';
import type { InvoiceCreated } from '../state/events.ts';
import { money, sum, withVat } from './money.ts';
import type { World } from '../world.ts';

export const INVOICE_STATES = ['paid', 'unpaid', 'cancelled'] as const;
type InvoiceState = (typeof INVOICE_STATES)[number];

/** Postpaid customers settle this long after the invoice. */
const PAID_AFTER_MS = 14 * 86_400_000;
/** When the demo groups' agreements began, with an invoice of their own. */
const AGREEMENT_AT = Date.UTC(2025, 0, 2, 9, 30);

export interface Invoice {
  readonly id: number;
  readonly number: string;
  readonly type: 'file_invoice' | 'refill_invoice';
  readonly title: string;
  /** Milliseconds. */
  readonly at: number;
  readonly paidAt: number | null;
  readonly state: InvoiceState;
  readonly proforma: boolean;
  readonly purchases: readonly Purchase[];
  readonly subTotal: Decimal;
  readonly vat: Decimal;
  readonly total: Decimal;
}

/** All invoices of a group, newest first. */
export function invoicesOf(world: World, group: Group): readonly Invoice[] {
  const created = world.books.invoices.filter((invoice) => invoice.groupId === group.id);
  return [openingInvoice(group), ...created.map((invoice) => fileInvoice(world, group, invoice))].reverse();
}

export function invoiceOf(world: World, group: Group, id: number): Invoice | null {
  return invoicesOf(world, group).find((invoice) => invoice.id === id) ?? null;
}

/** Whether and how a purchase is settled: what `dp_type` filters by. */
export function settlementOf(
  world: World,
  group: Group,
  purchase: Purchase,
): 'uninvoiced' | 'invoiced' | 'paid' {
  const event = purchase.invoiceId === null ? null : world.books.invoice(purchase.invoiceId);
  if (event === null) return 'uninvoiced';
  return paidAtOf(world, group, event) === null ? 'invoiced' : 'paid';
}

/** VAT is added and rounded per item; the totals are sums of the items. */
function fileInvoice(world: World, group: Group, event: InvoiceCreated): Invoice {
  const purchases = event.transactionIds.flatMap((id) => world.books.purchase(id) ?? []);
  const subTotal = sum(purchases.map((purchase) => purchase.price));
  const total = sum(purchases.map((purchase) => grossOf(group, purchase.price)));
  const paidAt = paidAtOf(world, group, event);
  return {
    id: event.invoiceId,
    number: `ESI-${1_531_000_000 + event.invoiceId}`,
    type: 'file_invoice',
    title: event.field === '' ? 'File Invoice' : event.field,
    at: event.at,
    paidAt,
    state: paidAt === null ? 'unpaid' : 'paid',
    proforma: false,
    purchases,
    subTotal,
    vat: total.minus(subTotal),
    total,
  };
}

export function vatRateOf(group: Group): string {
  return group.vat.enabled ? group.vat.rate : '0';
}

export function grossOf(group: Group, price: string): Decimal {
  return withVat(price, vatRateOf(group));
}

/** Prepaid purchases are paid already. */
function paidAtOf(world: World, group: Group, event: InvoiceCreated): number | null {
  if (group.payment === 'prepaid') return event.at;
  return world.now() >= event.at + PAID_AFTER_MS ? event.at + PAID_AFTER_MS : null;
}

/** A prepaid group once filled its balance; a postpaid one had a pro forma that was cancelled. */
function openingInvoice(group: Group): Invoice {
  const prepaid = group.payment === 'prepaid';
  const amount = money(prepaid ? group.openingBalance : '500.00');
  return {
    id: group.profileId,
    number: `ESI-${group.profileId}`,
    type: 'refill_invoice',
    title: 'Balance Refill',
    at: AGREEMENT_AT,
    paidAt: prepaid ? AGREEMENT_AT : null,
    state: prepaid ? 'paid' : 'cancelled',
    proforma: !prepaid,
    purchases: [],
    subTotal: amount,
    vat: money(0),
    total: amount,
  };
}
