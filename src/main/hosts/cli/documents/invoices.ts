import { z } from 'zod';
import { id, invoice, mediaType, money, party } from './parts.ts';

/** `stockroom invoice create --json` */
export const invoiceCreate = z
  .strictObject({
    invoiceId: z.int().nullable(),
    transactionIds: z.array(id),
    proof: z.enum(['answer', 'read-back']),
  })
  .meta({ title: 'stockroom invoice create --json' });

/** `stockroom invoice list --json` */
export const invoiceList = z
  .strictObject({ total: z.int(), invoices: z.array(invoice) })
  .meta({ title: 'stockroom invoice list --json' });

/** `stockroom invoice count --json` */
export const invoiceCount = z
  .strictObject({ count: z.int().min(0) })
  .meta({ title: 'stockroom invoice count --json' });

/** `stockroom invoice show --json` */
export const invoiceShow = z
  .strictObject({
    invoice: invoice.extend({
      state: z.enum(['unpaid', 'paid', 'cancelled', 'unknown']),
      subTotal: money.nullable(),
      vat: money.nullable(),
      tax: z.strictObject({ name: z.string(), rate: z.string().nullable(), region: z.string() }).nullable(),
      from: party,
      to: party,
      paymentInstructions: z.array(z.strictObject({ key: z.string(), value: z.string() })),
      lines: z.array(
        z.discriminatedUnion('kind', [
          z.strictObject({
            kind: z.literal('asset'),
            assetId: id,
            type: mediaType,
            licenceId: z.int().nullable(),
            licenceName: z.string(),
            option: z.string(),
            references: z.array(z.strictObject({ key: z.string(), value: z.string() })),
            editorial: z.boolean(),
            price: money.nullable(),
            vatPrice: money.nullable(),
            vatRate: z.string().nullable(),
          }),
          z.strictObject({
            kind: z.literal('other'),
            description: z.string(),
            quantity: z.number(),
            price: money.nullable(),
          }),
        ]),
      ),
    }),
  })
  .meta({ title: 'stockroom invoice show --json' });
