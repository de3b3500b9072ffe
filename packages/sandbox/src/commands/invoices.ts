import type { Decimal } from 'decimal.js';
import { unixOf } from '../dialect/dates.ts';
import { companyOf, VENDOR } from '../dialect/parties.ts';
import { smallPreview } from '../dialect/previews.ts';
import { keptReferences } from '../dialect/purchase-entry.ts';
import type { JsonObject } from '../json.ts';
import type { Group } from '../state/accounts.ts';
import type { Purchase } from '../state/books.ts';
import type { References } from '../state/events.ts';
import { licenceOf } from '../shop/price-list.ts';
import { assetOf } from '../shop/assets.ts';
import { type SignedInCall, signedIn } from './call.ts';
import { ApiFailure, invalidParameter } from './failure.ts';
import {
  grossOf,
  INVOICE_STATES,
  type Invoice,
  invoiceOf,
  invoicesOf,
  vatRateOf,
} from '../shop/invoicing.ts';
import { checkGroup } from './own-group.ts';

/** [doc] `result`, [seen] `invoiceId`. A transaction can be on one invoice only. */
export const createEnterpriseInvoice = signedIn(({ world, params, group, voice }) => {
  const ids = params.ids('dp_item_transaction_ids');
  const field = params.text('dp_field_value') ?? '';
  if (ids === null) throw invalidParameter('dp_item_transaction_ids', 'required');
  for (const id of ids) {
    const purchase = world.books.purchase(id);
    if (purchase === null || purchase.groupId !== group.id) {
      throw new ApiFailure('value-not-allowed', `Transaction ${id} not found`);
    }
    if (purchase.invoiceId !== null)
      throw new ApiFailure('value-not-allowed', `Transaction ${id} is already invoiced`);
  }
  const invoiceId = world.books.nextInvoiceId();
  const transactionIds = [...new Set(ids)];
  world.books.record({
    type: 'invoice-created',
    invoiceId,
    transactionIds,
    field,
    groupId: group.id,
    at: world.now(),
  });
  return voice.choose<JsonObject, JsonObject>('created', {
    documented: { result: true },
    observed: { invoiceId },
  });
}, 'license');

export const getEnterpriseInvoice = signedIn((call) => {
  const id = call.params.requiredId('dp_invoice_id');
  const invoice = invoiceOf(call.world, call.group, id);
  if (invoice === null) throw new ApiFailure('value-not-allowed', `Invoice ${id} not found`);
  return { invoice: detailsOf(call, invoice) };
});

export const getEnterpriseInvoiceCount = signedIn((call) => ({ count: listed(call).length }));

/** [seen] tells no `count`, calls the description a title, and knows pro formas. */
export const getEnterpriseInvoiceList = signedIn((call) => {
  const { limit, offset } = call.params.page();
  const invoices = listed(call);
  return {
    data: invoices.slice(offset, offset + limit).map((invoice) => rowOf(call, invoice)),
    count: call.voice.choose('count', { documented: invoices.length, observed: undefined }),
  };
});

function listed({ world, params, group }: SignedInCall): readonly Invoice[] {
  checkGroup(params, group);
  const state = params.oneOf('dp_state', INVOICE_STATES);
  return invoicesOf(world, group).filter((invoice) => state === null || invoice.state === state);
}

function rowOf({ world, group, voice }: SignedInCall, invoice: Invoice): JsonObject {
  return {
    id: invoice.id,
    date: unixOf(invoice.at),
    ...voice.choose<JsonObject, JsonObject>('title', {
      documented: { description: invoice.title },
      observed: { title: invoice.title, isProforma: invoice.proforma },
    }),
    number: invoice.number,
    type: invoice.type,
    price: world.amount(invoice.subTotal.toNumber()),
    amount: world.amount(invoice.total.toNumber()),
    currencyId: group.currencyId,
    paymentDate: invoice.paidAt === null ? undefined : unixOf(invoice.paidAt),
  };
}

function detailsOf(call: SignedInCall, invoice: Invoice): JsonObject {
  const { group, voice } = call;
  return {
    id: invoice.id,
    number: invoice.number,
    type: invoice.type,
    title: voice.choose('title', { documented: undefined, observed: invoice.title }),
    date: unixOf(invoice.at),
    paid: invoice.paidAt === null ? undefined : unixOf(invoice.paidAt),
    state: invoice.state,
    subTotal: amountIn(call, invoice.subTotal),
    vat: amountIn(call, invoice.vat),
    total: amountIn(call, invoice.total),
    currencyId: group.currencyId,
    ...voice.choose<JsonObject, JsonObject>('tax', {
      documented: {},
      observed: {
        tax: taxOf(group),
        isProforma: invoice.proforma,
        paymentInstructions:
          invoice.state === 'unpaid' ? [{ key: 'IBAN', value: 'DE00 0000 0000 0000 0000 00' }] : undefined,
      },
    }),
    from: VENDOR,
    to: companyOf(group),
    items:
      invoice.purchases.length > 0
        ? invoice.purchases.map((purchase) => lineOf(call, purchase))
        : [
            {
              description: invoice.title,
              qty: 1,
              price: amountIn(call, invoice.subTotal),
              currencyId: group.currencyId,
            },
          ],
  };
}

function lineOf(call: SignedInCall, purchase: Purchase): JsonObject {
  const { world, group, voice } = call;
  const asset = assetOf(world, purchase.itemId);
  return {
    itemId: purchase.itemId,
    thumbUrl: asset === null ? '' : smallPreview(asset, world.links),
    licenseInfo: referenceLines(keptReferences(call, purchase)),
    licenseId: world.ids.licence(purchase.licenceId, 'invoice'),
    licenseName: voice.choose('licenseName', { documented: undefined, observed: nameOf(group, purchase) }),
    size: purchase.option,
    itemOriginalSize: { width: asset?.width ?? 0, height: asset?.height ?? 0 },
    type: asset?.type ?? 'image',
    price: voice.choose('price', {
      documented: world.amount(Number(purchase.price)),
      observed: purchase.price,
    }),
    currencyId: group.currencyId,
    vatPrice: amountIn(call, grossOf(group, purchase.price)),
    vatRate: Number(vatRateOf(group)),
    tax: taxOf(group),
    vatId: 0,
    isEditorial: asset?.editorial ?? false,
    isNudity: asset?.nudity ?? false,
  };
}

function nameOf(group: Group, purchase: Purchase): string | undefined {
  return licenceOf(group, purchase.licenceId)?.name;
}

/** Always there [seen]: without VAT its members are `null`. */
function taxOf({ vat, address }: Group): JsonObject {
  return vat.enabled
    ? { rate: Number(vat.rate), name: 'VAT', region: address.country }
    : { rate: null, name: null, region: null };
}

function referenceLines(references: References): readonly JsonObject[] {
  const lines = [
    { key: 'Project', value: references.project },
    { key: 'Client', value: references.client },
    { key: 'Purchase Order', value: references.purchaseOrder },
    { key: 'ISBN', value: references.isbn },
    { key: 'Other', value: references.other },
  ];
  return lines.filter((line) => line.value !== '');
}

/** [doc] a number, [seen] sometimes text such as `199.00`. */
function amountIn({ world, voice }: SignedInCall, amount: Decimal): number | string {
  return voice.choose('amount', {
    documented: world.amount(amount.toNumber()),
    observed: amount.toFixed(2),
  });
}
