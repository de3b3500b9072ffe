/**
 * What the vendor's own client takes from each answer, as schemas: the fields that it reads, under the names that it
 * reads them by, each of a type that it can use. Written from the recorded answers [seen] and their readers' demands;
 * it shares nothing with our client, so that the sandbox has a judge that neither of the two has raised.
 */

import * as z from 'zod';

/** Numbers come as numbers or as text. */
const whole = z.union([z.int(), z.string().regex(/^-?\d+$/)]);
const number = z.union([z.number(), z.string().regex(/^-?\d+(\.\d+)?$/)]);
const flag = z.boolean();
const text = z.string();
const maybeText = text.nullish();
/** Unix seconds or a date with time; what the client's date parser takes. */
const date = z.union([
  z.int(),
  text.regex(/^\d+$|^\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}$|^[A-Z][a-z]{2}\.? ?\d/),
]);
const link = z.string().min(1);

const success = z.looseObject({ type: z.literal('success') });
const answer = <T extends z.ZodRawShape>(shape: T) => success.extend(shape);
const list = <T extends z.ZodRawShape>(shape: T) => z.array(z.looseObject(shape));

const user = z.looseObject({ id: whole, username: text });
const tax = z.looseObject({ rate: number.nullable(), name: text.nullable(), region: text.nullable() });
/** `address` is the one field of a party that has to be text. */
const legal = z.looseObject({
  company: text,
  fullName: text,
  address: text,
  city: text,
  state: maybeText,
  zip: maybeText,
  email: text,
  phone: maybeText,
  country: text,
  website: maybeText,
  ein: maybeText,
  vat: maybeText,
  taxId: maybeText,
  countryName: maybeText,
});

const row = {
  userId: whole,
  groupId: whole,
  datetime: date,
  marker: whole,
  itemId: whole,
  filename: text,
  itemType: text,
  width: whole,
  height: whole,
  preview: text,
  visible: flag,
  actor: user,
  seller: user,
};

const licensed = {
  ...row,
  itemTransactionId: whole,
  licenseTransferId: whole.nullable(),
  licenseId: whole,
  status: text,
  currencyId: whole,
  editorial: flag,
  project: maybeText,
  client: maybeText,
  purchaseOrder: maybeText,
  isbn: maybeText,
  other: maybeText,
};

const size = z.looseObject({
  width: whole,
  height: whole,
  credits: whole,
  subscription: whole,
  imagepack: whole,
  ondemand: whole,
  mp: number,
});

/** Of every kind but audio, which has no picture. */
const item = {
  id: whole,
  title: text,
  description: text,
  userid: whole,
  username: text,
  status: text,
  views: whole,
  downloads: whole,
  level: text,
  iseditorial: flag,
  published: date,
  updated: date,
  upload_timestamp: date,
  isextended: flag,
  isexclusive: flag,
  nudity: flag,
  isFreeItem: flag,
  blocked: flag,
  royalty_model: maybeText,
  itemurl: link,
  original_filesize: whole,
  original_extension: text,
  thumbnail: link,
  medium_thumbnail: link,
};
const picture = z.looseObject({ ...item, width: whole, height: whole, mp: number });
const video = picture.extend({ mp4: link, length: whole, fps: whole });
const audio = z.looseObject({
  ...item,
  type: z.literal('audio'),
  duration_in_seconds: number,
  channels: whole,
  bitrate_kbs: whole,
  precision_bits: whole,
  sampling_frequency_hz: whole,
});
const found = z.union([audio, video, picture]);

const related = z.record(
  text,
  z.looseObject({
    id: whole,
    thumbnail: link,
    title: text,
    description: text,
    height: whole,
    width: whole,
    itemurl: link,
    original_title: text,
    original_description: text,
    isFreeItem: flag,
    type: text,
  }),
);

const profile = {
  username: text,
  firstName: text,
  lastName: text,
  city: text,
  address: text,
  email: text,
  userId: whole,
  registered: date,
  country: text,
  timezone: text,
  phone: maybeText,
  state: maybeText,
  zip: maybeText,
  businessName: maybeText,
  website: maybeText,
  vatNumber: maybeText,
  enterpriseLite: z.looseObject({ groupId: whole }),
};

const { country: _, timezone: __, ...member } = profile;

const generation = answer({
  data: z.looseObject({
    uuid: text,
    prompt: text,
    status: text,
    purchaseStatus: text,
    items: list({ uuid: text, dpItemId: whole.nullable(), previewUrl: link.nullable() }),
  }),
});

/** By command; a command of the sandbox without one fails its test. */
export const STRICT: Readonly<Record<string, z.ZodType>> = {
  checkItemsStatus: answer({ active: z.array(whole), inactive: z.array(whole) }),
  complimentaryDownload: answer({ downloadLink: link }),
  createEnterpriseInvoice: answer({ invoiceId: whole }),
  getDownloadLink: answer({ downloadLink: link }),
  getEnterpriseInvoice: answer({
    invoice: z.looseObject({
      id: whole,
      number: text,
      type: text,
      title: text,
      date,
      paid: date.optional(),
      state: text,
      subTotal: number,
      vat: number,
      total: number,
      tax,
      currencyId: whole,
      isProforma: flag,
      from: legal,
      to: legal,
      paymentInstructions: list({ key: text, value: text }).optional(),
      items: z.array(
        z.union([
          z.looseObject({
            itemId: whole,
            thumbUrl: text,
            licenseInfo: list({ key: text, value: text }),
            licenseId: whole,
            licenseName: text,
            size: text,
            itemOriginalSize: z.looseObject({ width: whole, height: whole }),
            type: text,
            price: number,
            currencyId: whole,
            vatPrice: number,
            vatRate: number.nullable(),
            tax,
            vatId: whole,
            isEditorial: flag,
            isNudity: flag,
          }),
          z.looseObject({ description: text, qty: whole, price: number, currencyId: whole }),
        ]),
      ),
    }),
  }),
  getEnterpriseInvoiceCount: answer({ count: whole }),
  getEnterpriseInvoiceList: answer({
    data: list({
      id: whole,
      date,
      title: text,
      number: text,
      type: text,
      price: number,
      amount: number,
      currencyId: whole,
      paymentDate: date.optional(),
      isProforma: flag,
    }),
  }),
  getEnterpriseStatisticsDates: answer({
    data: list({ comps: whole, licensed: whole, transferred: whole, title: text }),
    count: whole,
  }),
  getEnterpriseStatisticsItems: answer({
    data: list({
      comps: whole,
      licenses: whole,
      transfers: whole,
      id: whole,
      blocked: flag,
      height: whole,
      width: whole,
      type: text,
      title: text,
      description: text,
      filename: text,
      sellerId: whole,
      sellerName: text,
      editorial: flag,
      mp: number,
      uploadTimestamp: date,
      nudity: flag,
    }),
    count: whole,
  }),
  getEnterpriseStatisticsTotal: answer({ comps: whole, licensed: whole, transferred: whole }),
  getEnterpriseUserData: answer({ data: z.looseObject(profile) }),
  getGroupCompDownloads: answer({
    downloads: list({ ...row, id: whole, option: text, download: link }),
    count: whole,
  }),
  getLicenseOfGroup: answer({
    data: list({
      licenseID: whole,
      licenseName: text,
      productType: text,
      enabledSizesCount: whole,
      sizes: list({ id: text, label: text, price: number, enabled: flag, order: whole, netId: whole }),
    }),
    count: whole,
  }),
  getLicensedItems: answer({
    downloads: list({ ...licensed, invoice_id: whole.nullable() }),
    count: whole,
  }),
  getMediaData: answer({
    ...item,
    width: whole,
    height: whole,
    mp: number,
    tags: z.array(text),
    sizes: z.record(text, size),
    similar: z.union([related, z.array(whole)]),
    series: z.union([related, z.array(whole)]),
    same_model: z.union([related, z.array(whole)]),
  }),
  getRelated: answer({ items: z.array(found), count: whole }),
  getSearchColors: answer({ result: list({ id: whole, hex: text }) }),
  getTagCloud: answer({
    result: list({
      name: z.looseObject({
        id: whole,
        lang: text,
        phrase: text,
        type: text,
        date_from: date.nullable(),
        date_to: date.nullable(),
      }),
      rate: whole,
    }),
  }),
  getTransactionLicenseInfo: answer({
    license: z.looseObject({
      id: whole,
      name: text,
      fields: list({
        name: text,
        placeholder: text,
        order: whole,
        enabled: flag,
        type: text,
        transaction_id: whole,
        value: text,
      }),
      transferId: whole.nullable(),
      size: text,
    }),
    transaction: z.looseObject({
      id: whole,
      price: number,
      size: text,
      timestamp: date,
      currencyId: whole,
      extOptions: list({ option: whole, price: number, price_usd: number }),
    }),
    item: z.looseObject({
      id: whole,
      filename: text,
      type: text,
      isEditorial: flag,
      isNudity: flag,
      preview: text,
      width: whole,
      height: whole,
    }),
    from: legal,
    to: legal,
    transferredTo: legal.nullable(),
  }),
  getTransferredLicenses: answer({ downloads: list(licensed), count: whole }),
  getUserEnterpriseGroup: answer({
    data: z.looseObject({
      groupId: whole,
      profileId: whole,
      money: number,
      balance: number,
      vatNumber: text.nullable(),
      vatRate: number,
      vatEnabled: flag,
      isPostpayment: flag,
    }),
  }),
  getUsersFromGroup: answer({
    data: list({
      ...member,
      enterpriseStats: z.looseObject({ comps: whole, licensed: whole, transferred: whole }),
      permissions: list({ resourceType: text, action: text, resourceId: whole.optional() }),
    }),
    count: whole,
  }),
  'imageGenerator.generate': generation,
  'imageGenerator.get': generation,
  'imageGenerator.getMediaData': answer({
    data: z.looseObject({ id: whole, width: whole, height: whole, type: text, aiGenerated: z.literal(true) }),
  }),
  licenseItem: answer({
    result: z.record(
      text.regex(/^\d+$/),
      z.union([
        z.looseObject({
          result: z.literal('success'),
          transaction: list({ transactionId: whole, license: whole, sizes: z.int() }),
          fileId: whole,
          downloadLink: link,
        }),
        z.looseObject({
          result: z.literal('error'),
          errors: list({ error_message: text, error_code: whole }),
        }),
      ]),
    ),
  }),
  loginEnterprise: answer({ sessionid: text, userid: whole }),
  logout: success,
  renewSession: answer({ data: z.looseObject({ sessionid: text, userid: whole }) }),
  search: answer({ count: whole, result: z.array(found) }),
  searchHint: answer({ hints: z.array(text), prefix: text }),
  transferEnterpriseLicense: success,
};

/** What the vendor's client can't take from an answer, with the places; empty when it takes it whole. */
export function shortfalls(command: string, given: unknown): string {
  const schema = STRICT[command];
  if (schema === undefined) return `There is no reader for ${command}.`;
  const read = schema.safeParse(given);
  return read.success ? '' : z.prettifyError(read.error);
}
