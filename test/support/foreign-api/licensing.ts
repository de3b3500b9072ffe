import type { Charge, Handler, Params, World } from './world.ts';

/** Prices, and the purchase that a cut can follow. */
export function licensingCommands(world: World): Record<string, Handler> {
  const { charges } = world;
  return {
    getLicenseOfGroup: () => ({
      data: {
        '0': {
          licenseID: '10123',
          licenseName: 'Standard',
          productType: 'image',
          sizes: [
            { id: 'l-2015', label: 'Large', price: '12.50' },
            { id: 'xl-2015', label: 'XL', price: 19.9, enabled: '1' },
          ],
        },
        '1': {
          licenseID: 10124,
          licenseName: 'Video',
          productType: 'video',
          sizes: { a: { id: '1080', label: 'HD', price: '79.00' } },
        },
      },
      count: '2',
    }),
    licenseItem: (params) => {
      const result: Params = {};
      for (const order of orders(params['dp_licensing'])) {
        for (const itemId of order.items) {
          const charge: Charge = {
            transactionId: 700_001 + charges.length,
            itemId,
            licenceId: order.licenceId,
            option: order.option,
            references: Object.fromEntries(
              ['project', 'client', 'purchase_order', 'isbn', 'other'].map((key) => [
                key,
                String(params[`dp_${key}`] ?? ''),
              ]),
            ),
            at: Math.floor(Date.now() / 1000),
            invoiceId: null,
            transferId: null,
          };
          charges.push(charge);
          result[String(itemId)] = {
            result: 'success',
            transaction: [
              {
                transactionId: String(charge.transactionId),
                license: String(order.licenceId),
                sizes: order.option,
              },
            ],
            fileId: itemId,
            downloadLink: `${world.origin}/d/${itemId}?sign=licensed`,
          };
        }
      }
      if (world.cuts > 0) {
        world.cuts -= 1;
        throw new Error('cut');
      }
      return { status: 'success', result };
    },
  };
}

/** `dp_licensing` as one object or a list of groups, each with one item or many. */
function orders(value: unknown): { items: number[]; licenceId: number; option: string }[] {
  const list = Array.isArray(value)
    ? value
    : typeof value === 'object' && value !== null && !('dp_item_id' in value)
      ? Object.values(value)
      : [value];
  return (list as Params[]).map((order) => ({
    items: [order['dp_item_id']].flat().map(Number),
    licenceId: Number(order['dp_license_id']),
    option: String(order['dp_option']),
  }));
}
