import { createHash } from 'node:crypto';
import type { MediaType } from '../../../../shared/model/asset.ts';
import type { BillingState, HeldLicence } from '../../../../shared/model/held-licence.ts';
import type { AssetId, InvoiceId, LicenceId, TransactionId } from '../../../../shared/model/ids.ts';
import type { Instant } from '../../../../shared/model/instant.ts';
import { decimal } from '../../../../shared/model/money.ts';
import type { LicensedItem } from '../../../../shared/model/licence.ts';

/** A row of `licence`. */
export interface LicenceRow {
  readonly id: number;
  readonly transaction_id: number;
  readonly asset_id: number;
  readonly at: number | null;
  readonly title: string;
  readonly type: MediaType;
  readonly width: number | null;
  readonly height: number | null;
  readonly editorial: number;
  readonly person: string;
  readonly licence_id: number | null;
  readonly licence: string;
  readonly billing: BillingState;
  readonly transferred: number;
  readonly transfer_id: number | null;
  readonly invoice_id: number | null;
  readonly project: string;
  readonly client: string;
  readonly purchase_order: string;
  readonly isbn: string;
  readonly other: string;
  readonly price: string | null;
  readonly currency_id: number | null;
  readonly option: string;
  readonly rights: number | null;
  readonly listed: number;
}

export function toHeld(row: LicenceRow): HeldLicence {
  return {
    place: row.id,
    transactionId: row.transaction_id as TransactionId,
    assetId: row.asset_id as AssetId,
    at: row.at as Instant | null,
    title: row.title,
    type: row.type,
    size: row.width === null || row.height === null ? null : { width: row.width, height: row.height },
    editorial: row.editorial === 1,
    person: row.person,
    licenceId: row.licence_id as LicenceId | null,
    licence: row.licence,
    option: row.option,
    billing: row.billing,
    transferred: row.transferred === 1,
    transferId: row.transfer_id,
    invoiceId: row.invoice_id as InvoiceId | null,
    // An amount that can't be read is one that was not told.
    price:
      row.price === null || decimal(row.price) === null
        ? null
        : { amount: row.price, currencyId: row.currency_id },
    extendedRights: row.rights,
    references: {
      project: row.project,
      client: row.client,
      purchaseOrder: row.purchase_order,
      isbn: row.isbn,
      other: row.other,
    },
    listed: row.listed === 1,
  };
}

/** What the list says of a licence and what it is joined with, in the order of `FACTS`. */
export interface Joined {
  readonly person: string;
  readonly licence: string;
  readonly billing: BillingState;
  readonly transferred: boolean;
}

export const FACTS = [
  'asset_id',
  'at',
  'title',
  'type',
  'width',
  'height',
  'editorial',
  'person',
  'user_name',
  'licence_id',
  'licence',
  'billing',
  'transferred',
  'transfer_id',
  'invoice_id',
  'project',
  'client',
  'purchase_order',
  'isbn',
  'other',
] as const;

export function factsOf(item: LicensedItem, joined: Joined): readonly (string | number | null)[] {
  const { project, client, purchaseOrder, isbn, other } = item.references;
  return [
    item.assetId,
    item.at,
    item.title,
    item.type,
    item.size?.width ?? null,
    item.size?.height ?? null,
    item.editorial ? 1 : 0,
    joined.person,
    item.actor.name,
    item.licenceId,
    joined.licence,
    joined.billing,
    joined.transferred ? 1 : 0,
    item.transferId,
    item.invoiceId,
    project,
    client,
    purchaseOrder,
    isbn,
    other,
  ];
}

export function digestOf(facts: readonly (string | number | null)[]): string {
  return createHash('sha256').update(JSON.stringify(facts)).digest('base64url').slice(0, 16);
}
