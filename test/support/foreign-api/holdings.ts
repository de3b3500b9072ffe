import { Refusal } from './world.ts';
import type { Charge, Handler, Params, World } from './world.ts';

/** What the group holds, and passes on. */
export function holdingsCommands(world: World): Record<string, Handler> {
  const { charges } = world;
  const licensedRow = (charge: Charge) => rowOf(charge, world);
  return {
    getLicensedItems: (params) => {
      const wanted = params['dp_item_ids'] === undefined ? null : [params['dp_item_ids']].flat().map(Number);
      const type = params['dp_type'];
      const rows = charges
        .filter((charge) => wanted === null || wanted.includes(charge.itemId))
        .filter((charge) => type === undefined || (type === 'uninvoiced') === (charge.invoiceId === null))
        .reverse();
      const offset = Number(params['dp_offset'] ?? 0);
      const limit = Number(params['dp_limit'] ?? 100);
      return { downloads: rows.slice(offset, offset + limit).map(licensedRow), count: String(rows.length) };
    },
    getTransferredLicenses: () => {
      const rows = charges.filter((charge) => charge.transferId !== null);
      return { downloads: rows.map(licensedRow), count: rows.length };
    },
    getDownloadLink: (params) => {
      if (world.refusesLinks) throw new Refusal('No files today', 403, 'EAPI\\EApiTypeNotAllowed');
      return { downloadLink: `${world.origin}/d/${String(params['dp_item_id'])}?sign=again` };
    },
    getTransactionLicenseInfo: (params) => {
      const charge = charges.find(
        ({ transactionId }) => transactionId === Number(params['dp_transaction_id']),
      );
      if (charge === undefined) throw new Refusal('No such transaction', 0, 'NotFoundItemException');
      return {
        license: {
          id: String(charge.licenceId),
          name: 'Standard',
          fields: [{ name: 'project', value: charge.references['project'] }],
          transferId: charge.transferId,
        },
        transaction: {
          id: String(charge.transactionId),
          price: '12.50',
          size: charge.option,
          timestamp: String(charge.at),
          currencyId: '0',
        },
        item: {
          id: String(charge.itemId),
          filename: 'strange.jpg',
          type: 'image',
          isEditorial: 0,
          isNudity: 0,
          preview: null,
          width: '4741',
          height: '3986',
        },
        from: { company: 'Foreign Pictures' },
        to: { company: 'Agency' },
        transferredTo: [],
      };
    },
    transferEnterpriseLicense: (params) => {
      const ids = [params['dp_item_transaction_ids'] ?? params['dp_item_transaction_id']].flat().map(Number);
      for (const charge of charges)
        if (ids.includes(charge.transactionId)) charge.transferId = 55_000 + charge.transactionId;
      return {};
    },
  };
}

function rowOf(charge: Charge, { numbersApart, dropsReferences }: World): Params {
  const references = dropsReferences ? {} : charge.references;
  const buyer = numbersApart ? '12345678' : '100151';
  return {
    itemTransactionId: String(charge.transactionId),
    licenseId: numbersApart ? charge.licenceId + 43_000 : charge.licenceId,
    datetime: String(charge.at),
    filename: null,
    itemId: String(charge.itemId),
    itemType: 'image',
    userId: buyer,
    actor: { id: buyer, username: 'buyer' },
    seller: [],
    licenseTransferId: charge.transferId,
    status: charge.invoiceId === null ? 'Uninvoiced' : 'Invoiced',
    invoice_id: charge.invoiceId,
    project: references['project'],
    client: references['client'],
    purchaseOrder: references['purchase_order'],
    isbn: references['isbn'],
    other: references['other'],
    currencyId: '0',
  };
}
