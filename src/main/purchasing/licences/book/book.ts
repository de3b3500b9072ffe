import type {
  HeldLicence,
  LicenceChoices,
  LicenceQuery,
  LicencesFound,
} from '../../../../shared/model/held-licence.ts';
import type { AssetId, InvoiceId, TransactionId } from '../../../../shared/model/ids.ts';
import type { Invoice } from '../../../../shared/model/invoice.ts';
import type { Certificate } from '../../../../shared/model/licence.ts';
import type { People } from '../../../../shared/model/member.ts';
import { openOrRescue } from '../../../platform/store/index.ts';
import type { Store } from '../../../platform/store/index.ts';
import { accountId, standing } from './accounts.ts';
import type { AccountName, Standing } from './accounts.ts';
import { Additions } from './additions.ts';
import type { InvoiceFact, KeptCertificate, OwnPurchase, Uncertified } from './additions.ts';
import { licenceMigrations } from './migrations.ts';
import { Names } from './names.ts';
import { Search } from './search.ts';
import type { Stretch } from './select.ts';
import { isProved, Pagers } from './pagers.ts';
import type { ListPage, Pager } from './pagers.ts';
import type { Strand, Written } from './write.ts';

/** Rows looked at in one go when those are marked that the list shows no more. */
const SLICE = 5_000;
/** Assets told of in one go. */
const NEWS = 500;

/** `licences.db`, one account at a time in every call. Runs in a thread of its own; see `worker.ts`. */
export interface Book {
  standing(account: AccountName): Standing;
  /** The process of this name brings the copy up to date; `null`: none does, or it was stopped. */
  syncedBy(account: AccountName, owner: string | null): void;
  found(account: AccountName, query: LicenceQuery): LicencesFound;
  rows(account: AccountName, query: LicenceQuery, stretch: Stretch, limit?: number): readonly HeldLicence[];
  transactions(account: AccountName, query: LicenceQuery, stretch: Stretch): readonly TransactionId[];
  choices(account: AccountName): LicenceChoices;
  one(account: AccountName, transaction: TransactionId): HeldLicence | null;

  begin(account: AccountName, strand: Strand): Pager & { readonly offset: number };
  take(account: AccountName, strand: Strand, page: ListPage): Pager & { readonly offset: number };
  note(account: AccountName, strand: Strand, page: ListPage): Written & { readonly pager: Pager };
  /** After both lists were read to the end: what they show no more is marked. Call until it says `true`. */
  markUnlisted(account: AccountName): boolean;
  /** What a sync has come to. */
  close(account: AccountName, sync: { readonly at: number; readonly whole: boolean }): Standing;
  /** Takes assets that have come to be licensed, or no longer are: a few at a time, until there are none. */
  takeNews(account: AccountName): readonly AssetId[];

  licenceNames(account: AccountName, licences: Parameters<Names['setLicences']>[0]): void;
  members(account: AccountName, members: Parameters<Names['setMembers']>[0]): void;
  /** What the people of the group are called, as the last sync was told. */
  people(account: AccountName): People;
  invoices(account: AccountName, facts: readonly InvoiceFact[]): { readonly isNew: boolean };
  invoicesToRead(account: AccountName, limit: number): readonly InvoiceId[];
  readInvoice(account: AccountName, invoice: Invoice, now: number): void;
  purchases(account: AccountName, purchases: readonly OwnPurchase[]): void;
  keepCertificate(account: AccountName, certificate: Certificate, toldAt: number): void;
  certificate(account: AccountName, transaction: TransactionId): KeptCertificate | null;
  uncertified(account: AccountName, limit: number, before?: number): readonly Uncertified[];
}

export interface OpenBook {
  readonly book: Book;
  close(): void;
}

export function openBook(file: string): OpenBook {
  const { store, notice } = openOrRescue(file, licenceMigrations);
  // Some of it was lost: the service tells all of it again.
  if (notice !== null) forgetReading(store);
  const accounts = new Map<AccountName, AccountPart>();
  const of = (name: AccountName): AccountPart => {
    const part = accounts.get(name) ?? new AccountPart(store, accountId(store, name));
    accounts.set(name, part);
    return part;
  };
  const book: Book = {
    standing: (account) => standing(store, of(account).id),
    syncedBy: (account, owner) => {
      store.run('UPDATE licence_account SET synced_by = ? WHERE id = ?', owner, of(account).id);
    },
    found: (account, query) => of(account).search.found(query),
    rows: (account, query, stretch, limit) => of(account).search.rows(query, stretch, limit),
    transactions: (account, query, stretch) => of(account).search.transactions(query, stretch),
    choices: (account) => of(account).search.choices(),
    one: (account, transaction) => of(account).search.one(transaction),
    begin: (account, strand) => of(account).withOffset(of(account).pagers.begin(strand)),
    take: (account, strand, page) => of(account).withOffset(of(account).pagers.take(strand, page)),
    note: (account, strand, page) => of(account).pagers.note(strand, page),
    markUnlisted: (account) => of(account).markUnlisted(),
    close: (account, sync) => of(account).close(sync),
    takeNews: (account) => of(account).takeNews(),
    licenceNames: (account, licences) => store.transaction(() => of(account).names.setLicences(licences)),
    members: (account, members) => store.transaction(() => of(account).names.setMembers(members)),
    people: (account) => of(account).names.people(),
    invoices: (account, facts) => of(account).additions.invoices(facts),
    invoicesToRead: (account, limit) => of(account).additions.invoicesToRead(limit),
    readInvoice: (account, invoice, now) => of(account).additions.readInvoice(invoice, now),
    purchases: (account, purchases) => of(account).additions.purchases(purchases),
    keepCertificate: (account, certificate, toldAt) =>
      of(account).additions.keepCertificate(certificate, toldAt),
    certificate: (account, transaction) => of(account).additions.certificate(transaction),
    uncertified: (account, limit, before) => of(account).additions.uncertified(limit, before),
  };
  return { book, close: () => store.close() };
}

/** The lists are read as a whole by the next sync; until then nothing is called complete. */
function forgetReading(store: Store): void {
  store.transaction(() => {
    store.run('DELETE FROM licence_walk');
    store.run('UPDATE licence SET seen_licensed = 0, seen_transferred = 0');
    store.run('UPDATE licence_account SET complete = 0, whole_at = NULL');
  });
}

class AccountPart {
  readonly id: number;
  readonly names: Names;
  readonly pagers: Pagers;
  readonly search: Search;
  readonly additions: Additions;
  readonly #store: Store;
  /** How far the marking of what is listed no more has come. */
  #marked = 0;

  constructor(store: Store, id: number) {
    this.#store = store;
    this.id = id;
    this.names = new Names(store, id);
    this.pagers = new Pagers(store, id, this.names);
    this.search = new Search(store, id);
    this.additions = new Additions(store, id);
  }

  withOffset(pager: Pager): Pager & { readonly offset: number } {
    return { ...pager, offset: this.pagers.offset(pager.strand) };
  }

  markUnlisted(): boolean {
    const [licensed, transferred] = [this.pagers.last('licensed'), this.pagers.last('transferred')];
    const rows = this.#store.all<{ id: number }>(
      'SELECT id FROM licence INDEXED BY licence_by_account WHERE account = ? AND id > ? ORDER BY id LIMIT ?',
      this.id,
      this.#marked,
      SLICE,
    );
    const [first, last] = [rows[0], rows.at(-1)];
    if (first === undefined || last === undefined) {
      this.#marked = 0;
      return true;
    }
    this.#store.run(
      `UPDATE licence SET listed = 0 WHERE account = ? AND id BETWEEN ? AND ? AND listed = 1
         AND seen_licensed <> ? AND seen_transferred <> ?`,
      this.id,
      first.id,
      last.id,
      licensed.pass,
      transferred.pass,
    );
    this.#marked = last.id;
    return false;
  }

  close({ at, whole }: { readonly at: number; readonly whole: boolean }): Standing {
    const pagers = [this.pagers.last('licensed'), this.pagers.last('transferred')];
    const complete = pagers.every((pager) => !pager.underWay && isProved(pager));
    const unreadable = pagers.reduce(
      (sum, { total, distinct, unreadable: met }) =>
        sum + Math.min(met, Math.max(0, (total ?? distinct + met) - distinct)),
      0,
    );
    this.#store.run(
      'UPDATE licence_account SET as_of = ?, whole_at = iif(?, ?, whole_at), complete = ?, unreadable = ? WHERE id = ?',
      at,
      whole ? 1 : 0,
      at,
      complete ? 1 : 0,
      unreadable,
      this.id,
    );
    return standing(this.#store, this.id);
  }

  takeNews(): readonly AssetId[] {
    const rows = this.#store.all<{ asset_id: AssetId }>(
      `DELETE FROM licence_news WHERE account = ?1 AND asset_id IN (
         SELECT asset_id FROM licence_news WHERE account = ?1 ORDER BY asset_id LIMIT ${NEWS})
       RETURNING asset_id`,
      this.id,
    );
    return rows.map((row) => row.asset_id);
  }
}
