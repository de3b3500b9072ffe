import type { SyncClient } from '../../../src/main/purchasing/licences/sync-options.ts';
import { StockroomError } from '../../../src/shared/model/failure.ts';
import type { AssetId, InvoiceId, LicenceId, TransactionId, UserId } from '../../../src/shared/model/ids.ts';
import type { Instant } from '../../../src/shared/model/instant.ts';
import type { LicensedItem } from '../../../src/shared/model/licence.ts';

/** Ends the process that reads, as far as the reader can tell. */
export class Killed extends Error {}

export function item(transaction: number, change: Partial<LicensedItem> = {}): LicensedItem {
  return {
    transactionId: transaction as TransactionId,
    assetId: (1_000_000 + transaction) as AssetId,
    at: (1_700_000_000_000 + transaction * 60_000) as Instant,
    title: `Mountain lake ${transaction}`,
    type: 'image',
    size: { width: 6000, height: 4000 },
    editorial: false,
    actor: { id: 100 as UserId, name: 'demo' },
    seller: { id: null, name: '' },
    userId: 100 as UserId,
    groupId: null,
    licenceId: 10 as LicenceId,
    status: 'uninvoiced',
    invoiceId: null as InvoiceId | null,
    currencyId: 0,
    transferId: null,
    references: { project: 'Alpine', client: 'Firn', purchaseOrder: '', isbn: '', other: '' },
    ...change,
  };
}

/** A service with a list that a test changes between two pages. */
export class ListedService {
  licensed: LicensedItem[] = [];
  transferred: LicensedItem[] = [];
  /** Rows at the end that nobody can read. */
  unreadable = 0;
  /** Less than asked for: the service's own limit. */
  pageLimit = 1000;
  tellsTotal = true;
  pages = 0;
  /** Called before each page; may change the lists, or throw. */
  beforePage: (page: number) => void = () => {};

  readonly client: SyncClient = {
    licensedItems: async ({ offset, limit }) =>
      this.#page(() => this.licensed, this.unreadable, offset, limit),
    transfers: async ({ offset, limit }) => this.#page(() => this.transferred, 0, offset, limit),
    licences: async () => ({ licences: [], unreadable: 0 }),
    members: async () => {
      throw new StockroomError('forbidden');
    },
    invoices: async ({ offset }) => ({ total: 0, offset, rows: [], unreadable: 0 }),
    invoice: async () => {
      throw new StockroomError('not-found');
    },
    certificate: async () => {
      throw new StockroomError('not-found');
    },
  };

  #page(list: () => LicensedItem[], unreadable: number, offset: number, limit: number) {
    this.pages += 1;
    this.beforePage(this.pages);
    const rows = list();
    const whole: (LicensedItem | null)[] = [...rows, ...Array.from({ length: unreadable }, () => null)];
    const page = whole.slice(offset, offset + Math.min(limit, this.pageLimit));
    return {
      total: this.tellsTotal ? whole.length : offset + page.length,
      offset,
      rows: page.flatMap((row) => (row === null ? [] : [{ row, preview: null }])),
      unreadable: page.filter((row) => row === null).length,
    };
  }
}
