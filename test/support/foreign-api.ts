import { createHash, randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import sharp from 'sharp';

/**
 * Another implementation of the API, written apart from the client and from the sandbox and strange in its own
 * ways: numbers as strings, `sizes: null`, `licenseID`, the group under `data`, missing previews, one-letter
 * types, HTML error pages, failures without an exception, sessions that die after a few calls, links that
 * redirect. What works here works because the client is tolerant, not because it knows its sandbox.
 */
export interface ForeignApi {
  readonly url: string;
  readonly credentials: { readonly apiKey: string; readonly user: string; readonly password: string };
  /** Calls by command, as they arrived. */
  readonly calls: Map<string, number>;
  /** Every charge made; one line per item bought. */
  readonly charges: readonly Charge[];
  /** Path and query of every request, to look for secrets in. */
  readonly targets: readonly string[];
  /** Every session ID ever handed out. */
  readonly sessionIds: readonly string[];
  /** SHA-256 of the comp of an item. */
  compHash(id: number): Promise<string>;
  close(): Promise<void>;
}

export interface Charge {
  readonly transactionId: number;
  readonly itemId: number;
  readonly licenceId: number;
  readonly option: string;
  readonly references: Readonly<Record<string, string>>;
  invoiceId: number | null;
  transferId: number | null;
}

export interface ForeignOptions {
  /** Calls after which a session is dead. */
  readonly sessionCalls?: number;
  /** Every n-th call of a read is answered with an HTML page and status 502. */
  readonly htmlEvery?: number;
  /** `licenseItem` charges, then cuts the connection, this many times. */
  readonly cutAfterCharge?: number;
}

type Params = Record<string, unknown>;
class Refusal extends Error {
  readonly code: string | number;
  readonly exception: string | undefined;

  constructor(message: string, code: string | number, exception?: string) {
    super(message);
    this.code = code;
    this.exception = exception;
  }
}

const READS = new Set([
  'search',
  'getMediaData',
  'getUserEnterpriseGroup',
  'getLicenseOfGroup',
  'getLicensedItems',
]);
const TOTAL = 13_009_933;
const FIRST_ID = 20_192_481;

export async function startForeignApi(options: ForeignOptions = {}): Promise<ForeignApi> {
  const { sessionCalls = 6, htmlEvery = 9, cutAfterCharge = 0 } = options;
  const credentials = {
    apiKey: 'foreign-key-canary-7f3a',
    user: 'art.buyer@example.com',
    password: 'foreign-password-canary-91c2',
  };
  const sessions = new Map<string, number>();
  const calls = new Map<string, number>();
  const charges: Charge[] = [];
  const targets: string[] = [];
  let reads = 0;
  let cuts = cutAfterCharge;
  let origin = '';

  const picture = (id: number, width: number, height: number): Promise<Buffer> =>
    sharp({
      create: {
        width,
        height,
        channels: 3,
        background: { r: id % 256, g: (id * 7) % 256, b: (id * 13) % 256 },
      },
    })
      .jpeg()
      .toBuffer();

  const item = (id: number, index: number): Params => ({
    id: String(id),
    title: `Foreign &amp; strange ${id}`,
    width: '4741',
    height: index % 3 === 0 ? null : '3986',
    type: index % 4 === 1 ? 'i' : 'image',
    sizes: null,
    userid: '1345889',
    username: index % 5 === 0 ? null : 'envivo',
    iseditorial: index % 2 === 0 ? '1' : false,
    published: 'Feb.18, 2013 20:07:26',
    ...(index % 6 === 5 ? {} : { thumb: `${origin}/p/${id}/110.jpg`, url2: `${origin}/p/${id}/450.jpg` }),
    ...(index % 2 === 0 ? { thumb_max: `${origin}/p/${id}/950.jpg` } : { thumb_max: null }),
  });

  const handlers: Record<string, (params: Params) => Params | Promise<Params>> = {
    loginEnterprise: (params) => {
      if (params['dp_apikey'] !== credentials.apiKey)
        throw new Refusal('Wrong key', '403', 'EAPI\\EIllegalApiKey');
      if (
        params['dp_login_user'] !== credentials.user ||
        params['dp_login_password'] !== credentials.password
      ) {
        throw new Refusal('Wrong login or password', 404, 'EUser\\Authentication');
      }
      const sessionid = createHash('md5').update(randomUUID()).digest('hex');
      sessions.set(sessionid, sessionCalls);
      return { sessionid, userid: '100151', apiKey: params['dp_apikey'] };
    },
    renewSession: () => {
      throw new Refusal('Not for this key', 403, 'EAPI\\EApiTypeNotAllowed');
    },
    logout: () => ({}),
    getUserEnterpriseGroup: () => ({
      data: {
        groupId: '9309784',
        money: '12345.12',
        balance: '12345.12',
        isPostpayment: '0',
        vatNumber: null,
        vatRate: 5.5,
        vatEnabled: 1,
      },
    }),
    getEnterpriseUserData: () => ({ data: { userId: '100151', username: 'buyer', email: null } }),
    search: (params) => {
      const limit = Number(params['dp_search_limit'] ?? 100);
      const offset = Number(params['dp_search_offset'] ?? 0);
      const rows = Array.from({ length: limit }, (_, index) =>
        item(FIRST_ID + offset + index, offset + index),
      );
      return { count: String(TOTAL), hash: 'foreign', result: rows };
    },
    getMediaData: (params) => {
      const id = Number([params['dp_media_id']].flat()[0]);
      if (!(id >= FIRST_ID)) throw new Refusal('No such item', 0, 'NotFoundItemException');
      return {
        ...item(id, id - FIRST_ID),
        tags: 'red, blue,green',
        categories: [],
        similar: {},
        available_sizes: null,
      };
    },
    complimentaryDownload: (params) => {
      if (!/^(?:[smlx]+-2015|vect)$/.test(String(params['dp_option'])))
        throw new Refusal('Bad option', 400, 'EApi\\EInvalidParam');
      return {
        downloadLink: `${origin}/d/${String(params['dp_item_id'])}?sign=${createHash('md5').update(randomUUID()).digest('hex')}`,
      };
    },
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
            downloadLink: `${origin}/d/${itemId}?sign=licensed`,
          };
        }
      }
      if (cuts > 0) {
        cuts -= 1;
        throw new Error('cut');
      }
      return { status: 'success', result };
    },
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
    getDownloadLink: (params) => ({ downloadLink: `${origin}/d/${String(params['dp_item_id'])}?sign=again` }),
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
          timestamp: '1732190000',
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
    createEnterpriseInvoice: (params) => {
      const ids = [params['dp_item_transaction_ids']].flat().map(Number);
      for (const charge of charges) if (ids.includes(charge.transactionId)) charge.invoiceId = 8_089_244;
      return { invoiceId: '8089244' };
    },
    getEnterpriseInvoiceList: () => ({
      data: charges.some(({ invoiceId }) => invoiceId !== null) ? [invoiceRow()] : [],
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

  const licensedRow = (charge: Charge): Params => ({
    itemTransactionId: String(charge.transactionId),
    licenseId: charge.licenceId,
    datetime: '1732190000',
    filename: null,
    itemId: String(charge.itemId),
    itemType: 'image',
    userId: '100151',
    actor: { id: '100151', username: 'buyer' },
    seller: [],
    licenseTransferId: charge.transferId,
    status: charge.invoiceId === null ? 'Uninvoiced' : 'Invoiced',
    invoice_id: charge.invoiceId,
    project: charge.references['project'],
    client: charge.references['client'],
    purchaseOrder: charge.references['purchase_order'],
    isbn: charge.references['isbn'],
    other: charge.references['other'],
    currencyId: '0',
  });
  const invoiceRow = (): Params => ({
    id: '8089244',
    date: '1732190000',
    description: 'Files',
    number: 'ESI-1',
    type: 'file_invoice',
    price: '12.50',
    amount: '13.19',
    paymentDate: null,
    currencyId: '0',
  });

  const call = async (request: IncomingMessage, response: ServerResponse) => {
    const params = await readParams(request);
    const command = String(params['dp_command'] ?? '');
    calls.set(command, (calls.get(command) ?? 0) + 1);
    if (READS.has(command) && ++reads % htmlEvery === 0) {
      response
        .writeHead(502, { 'Content-Type': 'text/html' })
        .end('<html><body><h1>502 Bad Gateway</h1></body></html>');
      return;
    }
    try {
      const handler = handlers[command];
      if (handler === undefined)
        throw new Refusal(`Unknown command ${command}`, 400, 'EAPI\\EUndefinedCommand');
      if (params['dp_apikey'] !== credentials.apiKey)
        throw new Refusal('Wrong key', '403', 'EAPI\\EIllegalApiKey');
      if (command !== 'loginEnterprise' && command !== 'search' && command !== 'getMediaData') {
        const left = sessions.get(String(params['dp_session_id'])) ?? 0;
        if (left <= 0) throw new Refusal('Illegal session', '403', 'EIllegalSession');
        sessions.set(String(params['dp_session_id']), left - 1);
      }
      const body = {
        timestamp: '2026-11-21 10:00:00',
        version: '1.3',
        type: 'success',
        ...(await handler(params)),
      };
      response.writeHead(200, { 'Content-Type': 'text/html; charset=utf-8' }).end(JSON.stringify(body));
    } catch (error) {
      if (!(error instanceof Refusal)) {
        request.socket.destroy();
        return;
      }
      const { message, code, exception } = error;
      response.writeHead(200, { 'Content-Type': 'application/json' });
      response.end(
        JSON.stringify({
          type: 'failure',
          error: { errorcode: code, errormsg: message, ...(exception ? { exception } : {}) },
        }),
      );
    }
  };

  const server = createServer((request, response) => {
    const target = new URL(request.url ?? '/', origin);
    targets.push(request.url ?? '');
    const [, kind, id = '', name = ''] = target.pathname.split('/');
    const answer = async () => {
      if (kind === 'p') {
        const edge = Number.parseInt(name, 10);
        response
          .writeHead(200, { 'Content-Type': 'image/jpeg' })
          .end(await picture(Number(id), edge, Math.round(edge * 0.84)));
      } else if (kind === 'd') {
        response.writeHead(302, { Location: `/f/${id}/strange-${id}.jpg` }).end();
      } else if (kind === 'f') {
        sendFile(request, response, await picture(Number(id), 1200, 1009));
      } else {
        await call(request, response);
      }
    };
    answer().catch(() => request.socket.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  return {
    url: origin,
    credentials,
    calls,
    charges,
    targets,
    get sessionIds() {
      return [...sessions.keys()];
    },
    compHash: async (id) =>
      createHash('sha256')
        .update(await picture(id, 1200, 1009))
        .digest('hex'),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function sendFile(request: IncomingMessage, response: ServerResponse, bytes: Buffer): void {
  const range = /^bytes=(\d+)-(\d*)$/.exec(request.headers.range ?? '');
  const etag = `"${createHash('md5').update(bytes).digest('hex')}"`;
  if (range?.[1] === undefined) {
    response
      .writeHead(200, { 'Content-Type': 'image/jpeg', 'Content-Length': bytes.length, ETag: etag })
      .end(bytes);
    return;
  }
  const start = Number(range[1]);
  if (start >= bytes.length) {
    response.writeHead(416, { 'Content-Range': `bytes */${bytes.length}` }).end();
    return;
  }
  const end = range[2] ? Math.min(Number(range[2]), bytes.length - 1) : bytes.length - 1;
  response.writeHead(206, {
    'Content-Type': 'image/jpeg',
    'Content-Length': end - start + 1,
    'Content-Range': `bytes ${start}-${end}/${bytes.length}`,
    ETag: etag,
  });
  response.end(bytes.subarray(start, end + 1));
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

/** Query, form (with PHP's brackets) and JSON, as the vendor's guide allows. */
async function readParams(request: IncomingMessage): Promise<Params> {
  const params: Params = {};
  const put = (pairs: Iterable<[string, string]>) => {
    for (const [key, value] of pairs) setDeep(params, key.replaceAll(']', '').split('['), value);
  };
  put(new URL(request.url ?? '/', 'http://x').searchParams);
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const text = Buffer.concat(chunks).toString();
  if (request.headers['content-type']?.includes('json')) Object.assign(params, JSON.parse(text || '{}'));
  else put(new URLSearchParams(text));
  const header = request.headers['api-key'];
  if (params['dp_apikey'] === undefined && header !== undefined) params['dp_apikey'] = header;
  return params;
}

function setDeep(target: Params, [key = '', ...rest]: string[], value: string): void {
  if (rest.length === 0) {
    target[key] = value;
  } else if (rest.length === 1 && rest[0] === '') {
    target[key] = [...((target[key] as unknown[] | undefined) ?? []), value];
  } else {
    target[key] ??= {};
    setDeep(target[key] as Params, rest, value);
  }
}
