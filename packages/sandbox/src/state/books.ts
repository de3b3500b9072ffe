import { Decimal } from 'decimal.js';
import { GROUPS, type Group } from './accounts.ts';
import type {
  CompTaken,
  GenerationStarted,
  InvoiceCreated,
  ItemLicensed,
  LicencesTransferred,
  SandboxEvent,
  SessionOpened,
} from './events.ts';
import type { Journal } from './journal.ts';

/** Where the counting starts; far apart, so that an ID of one kind is never a valid ID of another. */
const FIRST_TRANSACTION = 710_000_001;
const FIRST_INVOICE = 8_089_244;
const FIRST_TRANSFER = 123_112;
/** Above every item of the catalogue. */
export const FIRST_GENERATED_ITEM = 900_000_001;

/** A licence bought, with what became of it since. */
export interface Purchase extends ItemLicensed {
  readonly invoiceId: number | null;
  readonly transfer: LicencesTransferred | null;
}

/** Everything the sandbox remembers: the events, folded. Changes come in through `record` alone. */
export class Books {
  readonly #journal: Journal;
  readonly #sessions = new Map<string, SessionOpened>();
  readonly #comps: CompTaken[] = [];
  readonly #purchases = new Map<number, Purchase>();
  readonly #invoices = new Map<number, InvoiceCreated>();
  readonly #generations = new Map<string, GenerationStarted>();
  readonly #spent = new Map<number, Decimal>();
  #sessionsOpened = 0;
  #transfers = 0;
  #generatedItems = 0;

  constructor(journal: Journal) {
    this.#journal = journal;
    for (const event of journal.past) this.#apply(event);
  }

  record(event: SandboxEvent): void {
    this.#journal.append(event);
    this.#apply(event);
  }

  close(): void {
    this.#journal.close();
  }

  session(id: string): SessionOpened | null {
    return this.#sessions.get(id) ?? null;
  }

  /** Every comp and purchase, oldest first. */
  get comps(): readonly CompTaken[] {
    return this.#comps;
  }

  get purchases(): readonly Purchase[] {
    return [...this.#purchases.values()];
  }

  purchasesOf(group: Group): readonly Purchase[] {
    return this.purchases.filter((purchase) => purchase.groupId === group.id);
  }

  purchase(transactionId: number): Purchase | null {
    return this.#purchases.get(transactionId) ?? null;
  }

  get invoices(): readonly InvoiceCreated[] {
    return [...this.#invoices.values()];
  }

  invoice(id: number): InvoiceCreated | null {
    return this.#invoices.get(id) ?? null;
  }

  generation(job: string): GenerationStarted | null {
    return this.#generations.get(job) ?? null;
  }

  get generations(): readonly GenerationStarted[] {
    return [...this.#generations.values()];
  }

  /** What is left of a prepaid balance; below zero it is what a postpaid group owes. */
  balanceOf(group: Group): Decimal {
    return new Decimal(group.openingBalance).minus(this.#spent.get(group.id) ?? 0);
  }

  balances(): Readonly<Record<string, string>> {
    return Object.fromEntries(GROUPS.map((group) => [String(group.id), this.balanceOf(group).toFixed(2)]));
  }

  /** How many sessions were ever opened: the next one's number. */
  get sessionsOpened(): number {
    return this.#sessionsOpened;
  }

  nextTransactionId(): number {
    return FIRST_TRANSACTION + this.#purchases.size;
  }

  nextInvoiceId(): number {
    return FIRST_INVOICE + this.#invoices.size;
  }

  nextTransferId(): number {
    return FIRST_TRANSFER + this.#transfers;
  }

  nextGeneratedItemId(): number {
    return FIRST_GENERATED_ITEM + this.#generatedItems;
  }

  #apply(event: SandboxEvent): void {
    switch (event.type) {
      case 'session-opened':
        this.#sessionsOpened += 1;
        this.#sessions.set(event.session, event);
        return;
      case 'session-closed':
        this.#sessions.delete(event.session);
        return;
      case 'comp-taken':
        this.#comps.push(event);
        return;
      case 'item-licensed':
        this.#purchases.set(event.transactionId, { ...event, invoiceId: null, transfer: null });
        this.#spent.set(event.groupId, new Decimal(this.#spent.get(event.groupId) ?? 0).plus(event.price));
        return;
      case 'licences-transferred':
        this.#transfers += 1;
        this.#amend(event.transactionIds, { transfer: event });
        return;
      case 'invoice-created':
        this.#invoices.set(event.invoiceId, event);
        this.#amend(event.transactionIds, { invoiceId: event.invoiceId });
        return;
      case 'generation-started':
        this.#generations.set(event.job, event);
        this.#generatedItems += event.items.length;
        return;
      default:
        throw new TypeError(`Unexpected event: ${JSON.stringify(event satisfies never)}`);
    }
  }

  #amend(transactionIds: readonly number[], change: Partial<Pick<Purchase, 'invoiceId' | 'transfer'>>): void {
    for (const id of transactionIds) {
      const purchase = this.#purchases.get(id);
      if (purchase !== undefined) this.#purchases.set(id, { ...purchase, ...change });
    }
  }
}
