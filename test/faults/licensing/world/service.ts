import type { Group } from '../../../../src/shared/model/account.ts';
import { StockroomError } from '../../../../src/shared/model/failure.ts';
import type { AssetId, LicenceId, TransactionId, UserId } from '../../../../src/shared/model/ids.ts';
import { instant } from '../../../../src/shared/model/instant.ts';
import type { OrderLine } from '../../../../src/shared/model/intent.ts';
import type { Licence, LicensedItem, References } from '../../../../src/shared/model/licence.ts';
import { NO_REFERENCES } from '../../../../src/shared/model/licence.ts';
import type { BuyResult, Owned } from '../../../../src/main/purchasing/licensing/index.ts';
import type { VirtualTime } from './time.ts';

export const LICENCE = 700 as LicenceId;
const OTHER_LICENCE = 701 as LicenceId;
export const US = 11 as UserId;
export const COLLEAGUE = 12 as UserId;

/** What the service does with an order. */
export type BuyFault =
  | 'refuse'
  /** Charged, and the answer says that it was refused. */
  | 'refuse-charged'
  /** Charged once, as two transactions that the answer names. */
  | 'divide'
  | 'session'
  | 'never-left'
  /** Received, nothing charged, no answer. */
  | 'cut-before'
  /** Charged, no answer. */
  | 'cut-after'
  /** Not charged, and the answer names a listed transaction of the asset from before. */
  | 'stale-answer';

export const BUY_FAULTS: readonly BuyFault[] = [
  'refuse',
  'divide',
  'session',
  'never-left',
  'cut-before',
  'cut-after',
  'stale-answer',
];

/** What becomes of the reference fields on their way into the list. */
export const MARKER_FATES = ['kept', 'upper', 'trimmed', 'dropped'] as const;
export type MarkerFate = (typeof MARKER_FATES)[number];

export interface Charge {
  readonly transactionId: TransactionId;
  readonly assetId: AssetId;
  readonly licenceId: LicenceId;
  readonly option: string;
  readonly userId: UserId;
  readonly references: References;
  readonly price: string;
  /** True time. */
  readonly at: number;
  /** True time from which the list shows it. */
  readonly visibleAt: number;
  /** The intent whose request was charged; `null` for another person's. */
  readonly intentId: string | null;
  /** The transaction that this one is the second part of: the same money. */
  readonly partOf: TransactionId | null;
  /** The ledger whose request it was. */
  readonly ledger: string | null;
  /** The answer said that it was refused. */
  readonly denied: boolean;
}

const REFUSAL: BuyResult = { kind: 'rejected', code: 'EPay\\EQuotaOfMoons', message: 'Not for you.' };

/** The service as its own bookkeeper sees it. Checkers believe nothing but `charges` and `requests`. */
export class Service {
  readonly charges: Charge[] = [];
  /** Intents in the order in which their requests arrived. */
  readonly requests: string[] = [];
  readonly prices = new Map<string, string>([
    ['s', '4.90'],
    ['l', '19.90'],
  ]);
  /** Taken one for each order; then all is well. */
  readonly buyFaults: BuyFault[] = [];
  /** Reads that fail from now on. */
  readFaults = 0;
  /** Rows of the list that can't be read. */
  unreadable = 0;
  /** Milliseconds until the list shows a purchase. */
  get lag(): number {
    return this.#lag;
  }
  set lag(ms: number) {
    this.#lag = ms;
    this.hasLagged ||= ms > 0;
  }
  #lag = 0;
  hasLagged = false;
  /** Milliseconds that the service's clock is off. */
  skew = 0;
  get markerFate(): MarkerFate {
    return this.#markerFate;
  }
  set markerFate(fate: MarkerFate) {
    this.#markerFate = fate;
    this.fates.add(fate);
  }
  #markerFate: MarkerFate = 'kept';
  /** All that became of references so far. */
  readonly fates = new Set<MarkerFate>(['kept']);
  /** By how much the list numbers people and licences apart from sign-in and price list. */
  apart = { users: 5_000_000, licences: 90_000 };
  /** What the list calls the buyer. */
  ourName = 'Ana B.';
  group: Group = {
    id: null,
    payment: 'postpaid',
    balance: null,
    vat: { enabled: false, rate: null, number: null },
  };
  /** Finds the intent whose request this is, in the ledger file itself. */
  whoSends: (order: OrderLine, ledger: string) => string = () => 'unknown';
  readonly #time: VirtualTime;
  #lastTransaction = 900_000;

  constructor(time: VirtualTime) {
    this.#time = time;
  }

  licences(): readonly Licence[] {
    const sizes = [...this.prices].map(([option, amount]) => ({
      option,
      label: option.toUpperCase(),
      price: { amount, currencyId: null },
      enabled: true,
    }));
    return [LICENCE, OTHER_LICENCE].map((id) => ({ id, name: `Licence ${id}`, productType: 'image', sizes }));
  }

  read(): void {
    if (this.readFaults === 0) return;
    this.readFaults -= 1;
    throw new StockroomError('server');
  }

  owned(assetIds: readonly AssetId[]): Owned {
    const rows = this.charges
      .filter(({ assetId, visibleAt }) => assetIds.includes(assetId) && visibleAt <= this.#time.true)
      .map((charge) => this.listed(charge));
    return { rows, unreadable: this.unreadable, at: instant(this.#time.true + this.skew) };
  }

  /** An order leaves for the service and arrives, even if whoever sent it has died meanwhile. */
  depart(order: OrderLine, ledger: string, answer: (result: BuyResult | null) => void, way: number): void {
    const intentId = this.whoSends(order, ledger);
    this.#time.after(way, () => answer(this.#arrive(order, { intentId, ledger })));
  }

  /** `null`: no answer comes. */
  #arrive(order: OrderLine, sender: { intentId: string; ledger: string }): BuyResult | null {
    const { intentId } = sender;
    const us = { ...sender, userId: US };
    const fault = this.buyFaults.shift();
    if (fault === 'never-left') {
      return { kind: 'never-left', failure: new StockroomError('offline').failure };
    }
    this.requests.push(intentId);
    switch (fault) {
      case 'refuse':
        return REFUSAL;
      case 'refuse-charged':
        this.charge(order, { ...us, denied: true });
        return REFUSAL;
      case 'divide': {
        const partOf = this.charge(order, us);
        const second = this.charge(order, { ...us, partOf });
        return { kind: 'licensed', transactionIds: [partOf, second] };
      }
      case 'session':
        return { kind: 'session-refused' };
      case 'cut-before':
        return null;
      case 'cut-after':
        this.charge(order, us);
        return null;
      case 'stale-answer': {
        const old = this.charges.find(
          ({ assetId, visibleAt }) => assetId === order.assetId && visibleAt <= this.#time.true,
        );
        return old === undefined ? null : { kind: 'licensed', transactionIds: [old.transactionId] };
      }
      default:
        return { kind: 'licensed', transactionIds: [this.charge(order, us)] };
    }
  }

  charge(
    order: OrderLine,
    who: Pick<Charge, 'intentId' | 'userId'> & Partial<Pick<Charge, 'partOf' | 'ledger' | 'denied'>>,
  ): TransactionId {
    this.#lastTransaction += 1;
    const transactionId = this.#lastTransaction as TransactionId;
    this.charges.push({
      ...order,
      partOf: null,
      ledger: null,
      denied: false,
      ...who,
      transactionId,
      // The second part of an order is in the price of the first.
      price: who.partOf == null ? (this.prices.get(order.option) ?? '0') : '0',
      at: this.#time.true,
      visibleAt: this.#time.true + this.lag,
    });
    return transactionId;
  }

  /** Somebody else in the group buys; `references` as another Stockroom would fill them, or empty. */
  colleagueBuys(assetId: AssetId, other = ''): TransactionId {
    const order = { assetId, licenceId: LICENCE, option: 's', extendedRights: 0 };
    return this.charge(
      { ...order, references: { ...NO_REFERENCES, other } },
      { intentId: null, userId: COLLEAGUE },
    );
  }

  /** A purchase as the list shows it now. */
  listed(charge: Charge): LicensedItem {
    const { transactionId, assetId } = charge;
    const userId = (charge.userId + this.apart.users) as UserId;
    return {
      transactionId,
      assetId,
      licenceId: (charge.licenceId + this.apart.licences) as LicenceId,
      userId,
      at: instant(charge.at + this.skew),
      title: '',
      type: 'image',
      size: null,
      editorial: false,
      actor: { id: userId, name: charge.userId === US ? this.ourName : 'colleague' },
      seller: { id: null, name: '' },
      groupId: null,
      status: 'uninvoiced',
      invoiceId: null,
      currencyId: null,
      transferId: null,
      references: this.#kept(charge.references),
    };
  }

  #kept(references: References): References {
    const change = (text: string): string => {
      switch (this.markerFate) {
        case 'kept':
          return text;
        case 'upper':
          return text.toUpperCase().replaceAll('-', ' ');
        case 'trimmed':
          return text.slice(0, 6);
        case 'dropped':
          return '';
      }
    };
    return {
      project: change(references.project),
      client: change(references.client),
      purchaseOrder: change(references.purchaseOrder),
      isbn: change(references.isbn),
      other: change(references.other),
    };
  }
}
