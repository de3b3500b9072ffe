import type { InvoiceId, LicenceId, TransactionId } from '../../../shared/model/ids.ts';
import { LICENCE_STATUSES, type LicensedItem, type LicenceStatus } from '../../../shared/model/licence.ts';
import type { LicensedRequest, Previewed, RecordPage, TransfersRequest } from '../requests.ts';
import { readDownloadLink } from '../wire/download-link.ts';
import { currency } from '../wire/money.ts';
import { toLink } from '../wire/previews.ts';
import { historyParameters, readHistoryRow, readRecords, readReferences } from '../wire/records.ts';
import { id, positive, text, type WireObject } from '../wire/values.ts';
import type { Command } from './command.ts';
import type { LinkInput } from './comps.ts';

/**
 * `getLicensedItems` [doc][seen]: what the group has licensed; a row without a readable transaction or asset counts
 * as unreadable. This is also how an unknown outcome of `licenseItem` is looked up.
 */
export const getLicensedItems: Command<LicensedRequest, RecordPage<Previewed<LicensedItem>>> = {
  name: 'getLicensedItems',
  session: 'required',
  repeat: 'safe',
  parameters: (request) => ({
    ...historyParameters(request),
    dp_type: request.type,
    dp_item_ids: request.assetIds,
  }),
  read: (answer, { offset }) => readRecords(answer, ['downloads', 'data'], offset, readLicensed),
};

/** `getTransferredLicenses` [doc]: rows as in `getLicensedItems`, with `licenseTransferId`. */
export const getTransferredLicenses: Command<TransfersRequest, RecordPage<Previewed<LicensedItem>>> = {
  name: 'getTransferredLicenses',
  session: 'required',
  repeat: 'safe',
  parameters: (request) => ({ ...historyParameters(request), dp_type: request.type }),
  read: (answer, { offset }) => readRecords(answer, ['downloads', 'data'], offset, readLicensed),
};

/** `getDownloadLink` [seen]: a short-lived link to a file that is licensed already. Costs nothing. */
export const getDownloadLink: Command<LinkInput, string> = {
  name: 'getDownloadLink',
  session: 'required',
  repeat: 'safe',
  parameters: ({ assetId, option }) => ({ dp_item_id: assetId, dp_option: option }),
  read: readDownloadLink,
};

function readLicensed(wire: WireObject): Previewed<LicensedItem> | null {
  const common = readHistoryRow(wire);
  const transactionId = id<TransactionId>(wire, 'itemTransactionId', 'itemTransactionID', 'transactionId');
  if (common === null || transactionId === null) return null;
  const row: LicensedItem = {
    ...common,
    transactionId,
    licenceId: id<LicenceId>(wire, 'licenseId', 'licenseID'),
    status: readStatus(text(wire, 'status')),
    invoiceId: id<InvoiceId>(wire, 'invoice_id', 'invoiceId'),
    currencyId: currency(wire),
    transferId: positive(wire, 'licenseTransferId', 'transferId'),
    references: readReferences(wire),
  };
  return { row, preview: toLink(wire['preview']) };
}

/** `Invoiced` [doc], `active` [seen]. */
function readStatus(wire: string): LicenceStatus {
  const status = wire.toLowerCase();
  return LICENCE_STATUSES.find((one) => one === status) ?? 'unknown';
}
