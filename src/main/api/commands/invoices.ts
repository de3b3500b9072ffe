import { StockroomError } from '../../../shared/model/failure.ts';
import type { AssetId, InvoiceId, LicenceId } from '../../../shared/model/ids.ts';
import {
  INVOICE_STATES,
  type Invoice,
  type InvoiceLine,
  type InvoiceSummary,
} from '../../../shared/model/invoice.ts';
import type { InvoiceCountRequest, InvoiceOrder, InvoicesRequest, RecordPage } from '../requests.ts';
import { date } from '../wire/dates.ts';
import { ProtocolFault, required } from '../wire/fault.ts';
import { pixelSize } from '../wire/item.ts';
import { mediaTypeOf } from '../wire/media-type.ts';
import { amount, currency, money } from '../wire/money.ts';
import { readParty } from '../wire/party.ts';
import { readRecords } from '../wire/records.ts';
import { entriesOf, holder, object, objectsOf, totalIn } from '../wire/shape.ts';
import { anyFlag, id, isObject, positive, text, toFlag, type WireObject } from '../wire/values.ts';
import type { Command } from './command.ts';

/**
 * `createEnterpriseInvoice`: bills licences. Answers `result` as a boolean [doc] or `invoiceId` [seen].
 * Never repeated: it would bill twice.
 */
export const createEnterpriseInvoice: Command<InvoiceOrder, InvoiceId | null> = {
  name: 'createEnterpriseInvoice',
  session: 'required',
  repeat: 'never',
  parameters({ transactionIds, fieldValue }) {
    if (transactionIds.length === 0) {
      throw new StockroomError('invalid', {
        command: 'createEnterpriseInvoice',
        message: 'Choose licences to invoice.',
      });
    }
    return { dp_item_transaction_ids: transactionIds, dp_field_value: fieldValue };
  },
  read(answer) {
    const places = [answer, object(answer, 'data'), object(answer, 'result')];
    const invoiceId = places
      .map((place) => id<InvoiceId>(place, 'invoiceId', 'invoice_id'))
      .find((one) => one !== null);
    if (invoiceId !== undefined) return invoiceId;
    if (toFlag(answer['result'] ?? object(answer, 'data')['result']) === false) {
      throw new StockroomError('invalid', {
        command: 'createEnterpriseInvoice',
        message: 'Depositphotos did not create the invoice.',
        action: 'Check that none of the licences is invoiced already.',
      });
    }
    return null;
  },
};

/** `getEnterpriseInvoice` [doc][seen]: one invoice with its lines. Amounts in the currency of `currencyId`. */
export const getEnterpriseInvoice: Command<InvoiceId, Invoice> = {
  name: 'getEnterpriseInvoice',
  session: 'required',
  repeat: 'safe',
  parameters: (invoiceId) => ({ dp_invoice_id: invoiceId }),
  read(answer) {
    const wire = holder(answer, ['invoice'], ['total', 'subTotal', 'number']);
    const currencyId = currency(wire);
    const tax = object(wire, 'tax');
    const state = text(wire, 'state').toLowerCase();
    return {
      id: required(id<InvoiceId>(wire, 'id', 'invoiceId'), 'invoice.id'),
      number: text(wire, 'number'),
      title: text(wire, 'title', 'description'),
      type: wire === answer ? '' : text(wire, 'type'),
      at: date(wire, 'date'),
      paidAt: date(wire, 'paid', 'paymentDate'),
      total: required(money(wire, currencyId, 'total'), 'invoice.total'),
      proforma: anyFlag(wire, 'isProforma'),
      state: INVOICE_STATES.find((one) => one === state) ?? 'unknown',
      subTotal: money(wire, currencyId, 'subTotal'),
      vat: money(wire, currencyId, 'vat'),
      tax:
        Object.keys(tax).length === 0
          ? null
          : { name: text(tax, 'name'), rate: amount(tax, 'rate'), region: text(tax, 'region') },
      from: readParty(wire['from']),
      to: readParty(wire['to']),
      paymentInstructions: pairs(wire['paymentInstructions']),
      lines: (entriesOf(wire['items']) ?? []).map(({ value }, index) => readLine(value, currencyId, index)),
    };
  },
};

/** `getEnterpriseInvoiceCount` [doc] */
export const getEnterpriseInvoiceCount: Command<InvoiceCountRequest, number> = {
  name: 'getEnterpriseInvoiceCount',
  session: 'required',
  repeat: 'safe',
  parameters: ({ state, groupId }) => ({ dp_state: state, dp_group_id: groupId }),
  read: (answer) => required(totalIn(answer), 'count'),
};

/** `getEnterpriseInvoiceList` [doc][seen]: `amount` is the total; `count` may be missing. */
export const getEnterpriseInvoiceList: Command<InvoicesRequest, RecordPage<InvoiceSummary>> = {
  name: 'getEnterpriseInvoiceList',
  session: 'required',
  repeat: 'safe',
  parameters: ({ offset, limit, state }) => ({ dp_offset: offset, dp_limit: limit, dp_state: state }),
  read: (answer, { offset }) => readRecords(answer, ['data', 'invoices'], offset, readSummary),
};

function readSummary(wire: WireObject): InvoiceSummary | null {
  const invoiceId = id<InvoiceId>(wire, 'id', 'invoiceId');
  const total = money(wire, currency(wire), 'amount', 'price', 'total');
  if (invoiceId === null || total === null) return null;
  return {
    id: invoiceId,
    number: text(wire, 'number'),
    title: text(wire, 'title', 'description'),
    type: text(wire, 'type'),
    at: date(wire, 'date'),
    paidAt: date(wire, 'paymentDate', 'paid'),
    total,
    proforma: anyFlag(wire, 'isProforma'),
  };
}

/** A line is an asset's licence, or something else such as a refill of the balance. None may be lost. */
function readLine(value: unknown, currencyId: number | null, index: number): InvoiceLine {
  if (!isObject(value)) throw new ProtocolFault(`invoice.items[${index}]`, 'not an object');
  const price = money(value, currencyId, 'price');
  const assetId = id<AssetId>(value, 'itemId', 'itemID');
  if (assetId === null) {
    return {
      kind: 'other',
      description: text(value, 'description'),
      quantity: positive(value, 'qty') ?? 1,
      price,
    };
  }
  return {
    kind: 'asset',
    assetId,
    type: mediaTypeOf(value, ''),
    licenceId: id<LicenceId>(value, 'licenseId', 'licenseID'),
    licenceName: text(value, 'licenseName'),
    option: text(value, 'size'),
    originalSize: pixelSize(object(value, 'itemOriginalSize')),
    references: pairs(value['licenseInfo']),
    editorial: anyFlag(value, 'isEditorial'),
    nudity: anyFlag(value, 'isNudity'),
    price,
    vatPrice: money(value, currencyId, 'vatPrice'),
    vatRate: amount(value, 'vatRate'),
  };
}

/** `[{key, value}]`; without a key it says nothing. */
function pairs(value: unknown): readonly { key: string; value: string }[] {
  return objectsOf(value)
    .map((entry) => ({ key: text(entry, 'key', 'name'), value: text(entry, 'value') }))
    .filter(({ key }) => key !== '');
}
