import type { Handler, Params, World } from './world.ts';

/** One invoice, ever. */
export function invoicesCommands(world: World): Record<string, Handler> {
  const { charges } = world;
  return {
    createEnterpriseInvoice: (params) => {
      const ids = [params['dp_item_transaction_ids']].flat().map(Number);
      for (const charge of charges) if (ids.includes(charge.transactionId)) charge.invoiceId = 8_089_244;
      return { invoiceId: '8089244' };
    },
    getEnterpriseInvoiceList: () => ({
      data: charges.some(({ invoiceId }) => invoiceId !== null) ? [INVOICE_ROW] : [],
    }),
    getEnterpriseInvoiceCount: () => ({
      count: charges.some(({ invoiceId }) => invoiceId !== null) ? '1' : 0,
    }),
    getEnterpriseInvoice: () => ({
      invoice: {
        id: '8089244',
        number: 'ESI-1',
        type: 'file_invoice',
        date: '1732190000',
        state: 'unpaid',
        subTotal: '12.50',
        vat: '0.69',
        total: '13.19',
        currencyId: '0',
        from: {},
        to: {},
        items: charges
          .filter(({ invoiceId }) => invoiceId !== null)
          .map((charge) => ({
            itemId: String(charge.itemId),
            licenseId: charge.licenceId,
            size: charge.option,
            type: 'image',
            price: '12.50',
            vatPrice: '0.69',
            vatRate: '5.5',
            licenseInfo: [],
          })),
      },
    }),
  };
}

const INVOICE_ROW: Params = {
  id: '8089244',
  date: '1732190000',
  description: 'Files',
  number: 'ESI-1',
  type: 'file_invoice',
  price: '12.50',
  amount: '13.19',
  paymentDate: null,
  currencyId: '0',
};
