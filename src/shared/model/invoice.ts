import type { MediaType, PixelSize } from './asset.ts';
import type { AssetId, InvoiceId, LicenceId } from './ids.ts';
import type { Instant } from './instant.ts';
import type { Money } from './money.ts';
import type { Party } from './transfer.ts';

export const INVOICE_STATES = ['unpaid', 'paid', 'cancelled'] as const;
export type InvoiceState = (typeof INVOICE_STATES)[number];

/** An invoice in the list. */
export interface InvoiceSummary {
  readonly id: InvoiceId;
  readonly number: string;
  readonly title: string;
  /** As the service names it, such as `file_invoice`. */
  readonly type: string;
  readonly at: Instant | null;
  readonly paidAt: Instant | null;
  readonly total: Money;
  readonly proforma: boolean;
}

export interface Invoice extends InvoiceSummary {
  readonly state: InvoiceState | 'unknown';
  readonly subTotal: Money | null;
  readonly vat: Money | null;
  readonly tax: { readonly name: string; readonly rate: string | null; readonly region: string } | null;
  readonly from: Party;
  readonly to: Party;
  readonly paymentInstructions: readonly { readonly key: string; readonly value: string }[];
  readonly lines: readonly InvoiceLine[];
}

export type InvoiceLine =
  | {
      readonly kind: 'asset';
      readonly assetId: AssetId;
      readonly type: MediaType;
      readonly licenceId: LicenceId | null;
      readonly licenceName: string;
      readonly option: string;
      readonly originalSize: PixelSize | null;
      readonly references: readonly { readonly key: string; readonly value: string }[];
      readonly editorial: boolean;
      readonly nudity: boolean;
      readonly price: Money | null;
      /** With VAT. */
      readonly vatPrice: Money | null;
      /** Percent. */
      readonly vatRate: string | null;
    }
  | {
      readonly kind: 'other';
      readonly description: string;
      readonly quantity: number;
      readonly price: Money | null;
    };
