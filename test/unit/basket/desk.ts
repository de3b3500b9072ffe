import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { createBasket, basketMigrations } from '../../../src/main/purchasing/basket/index.ts';
import type { Basket, BasketOptions } from '../../../src/main/purchasing/basket/index.ts';
import { createLicensing } from '../../../src/main/purchasing/licensing/index.ts';
import type { Buyer, Licensing, Shop } from '../../../src/main/purchasing/licensing/index.ts';
import { openStore } from '../../../src/main/platform/store/index.ts';
import type { Store } from '../../../src/main/platform/store/index.ts';
import type { Asset, MediaType } from '../../../src/shared/model/asset.ts';
import type { BasketState } from '../../../src/shared/model/basket.ts';
import { StockroomError } from '../../../src/shared/model/failure.ts';
import type { AssetId, LicenceId, TransactionId, UserId } from '../../../src/shared/model/ids.ts';
import { instant } from '../../../src/shared/model/instant.ts';
import type { OrderLine } from '../../../src/shared/model/intent.ts';
import type { Licence } from '../../../src/shared/model/licence.ts';
import type { Member } from '../../../src/shared/model/member.ts';
import type { ReferenceField } from '../../../src/shared/model/project.ts';
import { anAsset } from '../renderer/assets.ts';
import { person } from '../../support/person.ts';

export const PHOTO = 11 as LicenceId;
export const PRINT = 12 as LicenceId;
export const VIDEO = 13 as LicenceId;

export const asset = (id: number) => id as AssetId;

/** Assets from 100 on are videos, from 200 on editorial photos; from 900 on nobody has seen them before. */
function factsOf(id: AssetId): Asset {
  const type: MediaType = id >= 100 && id < 200 ? 'video' : 'image';
  return anAsset(id, { type, editorial: id >= 200 && id < 300 });
}

function licence(
  id: LicenceId,
  name: string,
  productType: MediaType,
  prices: readonly (readonly [string, string])[],
): Licence {
  return {
    id,
    name,
    productType,
    sizes: [
      ...prices.map(([option, amount]) => ({
        option,
        label: option,
        price: { amount, currencyId: null },
        enabled: true,
      })),
      { option: 'off', label: 'Off', price: { amount: '1', currencyId: null }, enabled: false },
    ],
  };
}

export interface DeskOptions {
  /** Called before and after each step that can be lost. */
  readonly checkpoint?: () => void;
  /** Where the service keeps what it has sold, for several processes. */
  readonly books?: string | null;
}

/** A service, an account and the basket on real databases; a second window is a second watcher, a restart a new desk. */
export class Desk {
  readonly folder: string;
  /** `null` while the service can't be reached. */
  licences: readonly Licence[] | null = [
    licence(PHOTO, 'Digital', 'image', [
      ['s-2015', '4.9'],
      ['l-2015', '12.34'],
      ['xl-2015', '19.9'],
    ]),
    licence(PRINT, 'Print', 'image', [['xl-2015', '99']]),
    licence(VIDEO, 'Digital', 'video', [['1080', '79']]),
  ];
  permissions: readonly string[] | null = ['login', 'license', 'compDownloads'];
  inactive: readonly AssetId[] = [];
  buyer: Buyer | null = { accountId: 'service/us', userId: 7 as UserId, userName: 'us' };
  required: readonly ReferenceField[] = [];
  project = '';
  readonly sold: OrderLine[] = [];
  readonly downloaded: unknown[] = [];
  clock = 1_800_000_000_000;
  #store!: Store;
  basket!: Basket;
  licensing!: Licensing;

  readonly #checkpoint: () => void;
  readonly #books: string | null;

  constructor(folder: string, { checkpoint = () => {}, books = null }: DeskOptions = {}) {
    this.folder = folder;
    this.#checkpoint = checkpoint;
    this.#books = books;
    if (books !== null && existsSync(books)) {
      for (const line of readFileSync(books, 'utf8').split('\n').filter(Boolean)) {
        this.sold.push(JSON.parse(line) as OrderLine);
      }
    }
    this.open();
  }

  open(): void {
    this.#store = this.#watched(openStore(path.join(this.folder, 'stockroom.db'), basketMigrations));
    this.licensing = createLicensing({
      file: path.join(this.folder, 'ledger.db'),
      shop: this.#shop(),
      buyer: () => this.buyer,
      onLicensed: async () => {},
      consent: person(true).consent,
      settings: { dailyLimit: () => null, askAbove: () => null, markerField: () => null },
      budgetOf: (name) => this.basket.budgetOf(name),
      effects: { checkpoint: this.#checkpoint },
    });
    this.basket = createBasket({
      store: this.#store,
      client: this.#client(),
      licensing: this.licensing,
      downloads: {
        enqueueLicensed: async (items) => {
          this.downloaded.push(...items);
          return [];
        },
      },
      consent: person(true).consent,
      facts: {
        known: (id) => (id >= 900 ? null : factsOf(id)),
        ask: async (id) => {
          if (id >= 990) throw new StockroomError('not-found');
          return factsOf(id);
        },
      },
      buyer: () => this.buyer,
      project: () => this.project,
      required: () => this.required,
      now: () => this.clock,
    });
  }

  async close(): Promise<void> {
    await this.licensing.close();
    this.basket.close();
    this.#store.close();
  }

  async restart(): Promise<void> {
    await this.close();
    this.open();
  }

  async state(): Promise<BasketState> {
    for await (const state of this.basket.watch()) return state;
    throw new Error('closed');
  }

  setPrice(option: string, amount: string): void {
    this.licences =
      this.licences?.map((one) => ({
        ...one,
        sizes: one.sizes.map((size) =>
          size.option === option ? { ...size, price: { amount, currencyId: null } } : size,
        ),
      })) ?? null;
  }

  #watched(store: Store): Store {
    return {
      ...store,
      run: (sql, ...params) => {
        this.#checkpoint();
        const done = store.run(sql, ...params);
        this.#checkpoint();
        return done;
      },
    };
  }

  #read<T>(answer: T): T {
    if (this.licences === null) throw new StockroomError('offline');
    return answer;
  }

  #client(): BasketOptions['client'] {
    const member = (): Member[] =>
      this.permissions === null
        ? []
        : [
            {
              id: 7,
              permissions: this.permissions.map((action) => ({
                action,
                resource: 'enterprise',
                resourceId: null,
              })),
            } as unknown as Member,
          ];
    return {
      licences: async () => this.#read({ licences: this.licences ?? [], unreadable: 0 }),
      members: async () => this.#read({ total: 1, offset: 0, rows: member(), unreadable: 0 }),
      itemsStatus: async () => this.#read({ active: [], inactive: this.inactive }),
      usage: async () => this.#read({ comps: 1, licensed: 23, transferred: 0 }),
      certificate: async () => this.#read({ option: 'xl-2015' }) as never,
    };
  }

  #shop(): Shop {
    return {
      prices: async () => this.#read(this.licences ?? []),
      group: async () => ({
        id: null,
        payment: 'postpaid',
        balance: null,
        vat: { enabled: true, rate: '19', number: null },
      }),
      owned: async (assets) => ({
        rows: this.sold.flatMap((order, index) =>
          assets.includes(order.assetId)
            ? [
                {
                  assetId: order.assetId,
                  transactionId: (index + 1) as TransactionId,
                  licenceId: order.licenceId,
                  userId: 7 as UserId,
                  actor: { id: 7 as UserId, name: 'us' },
                  at: instant(this.clock),
                  references: order.references,
                  transferId: null,
                } as never,
              ]
            : [],
        ),
        unreadable: 0,
        at: null,
      }),
      buy: async (order) => {
        this.sold.push(order);
        if (this.#books !== null) appendFileSync(this.#books, `${JSON.stringify(order)}\n`);
        this.#checkpoint();
        return { kind: 'licensed', transactionIds: [this.sold.length as TransactionId] };
      },
    };
  }
}
