import type { BillingState } from '../../../../shared/model/held-licence.ts';
import type { InvoiceState } from '../../../../shared/model/invoice.ts';
import type { LicensedItem } from '../../../../shared/model/licence.ts';
import { fullName } from '../../../../shared/model/member.ts';
import type { People, Profile } from '../../../../shared/model/member.ts';
import type { Store } from '../../../platform/store/index.ts';
import type { Joined } from './rows.ts';

type NameKind = 'licence' | 'person';

interface Named {
  readonly id: number;
  readonly name: string;
}

/** What the rows of the list are joined with: names of licences and people, and what became of the invoices. */
export class Names {
  readonly #store: Store;
  readonly #account: number;

  constructor(store: Store, account: number) {
    this.#store = store;
    this.#account = account;
  }

  setLicences(licences: readonly Named[]): void {
    this.#set('licence', licences);
  }

  setMembers(members: readonly Pick<Profile, 'id' | 'userName' | 'firstName' | 'lastName'>[]): void {
    this.#set(
      'person',
      members.map((member) => ({ id: member.id, name: fullName(member) })),
    );
    for (const member of members) {
      const name = fullName(member);
      if (name === '') continue;
      this.#store.run(
        'INSERT OR REPLACE INTO licence_member (account, user_name, name) VALUES (?, ?, ?)',
        this.#account,
        member.userName.toLowerCase(),
        name,
      );
    }
  }

  people(): People {
    const rows = this.#store.all<{ user_name: string; name: string }>(
      'SELECT user_name, name FROM licence_member WHERE account = ?',
      this.#account,
    );
    return Object.fromEntries(rows.map((row) => [row.user_name, row.name]));
  }

  #set(kind: NameKind, names: readonly Named[]): void {
    for (const { id, name } of names) {
      if (name === '') continue;
      this.#store.run(
        'INSERT OR REPLACE INTO licence_name (account, kind, id, name) VALUES (?, ?, ?, ?)',
        this.#account,
        kind,
        id,
        name,
      );
    }
  }

  join(item: LicensedItem, wasTransferred: boolean): Joined {
    return {
      person: this.#name('person', item.actor.id ?? item.userId) ?? this.#nameOf(item.actor.name),
      licence: this.#name('licence', item.licenceId) ?? '',
      billing: billingOf(item, this.#invoice(item.invoiceId)),
      transferred: wasTransferred || item.transferId !== null,
    };
  }

  #name(kind: NameKind, id: number | null): string | null {
    if (id === null) return null;
    const row = this.#store.get<{ name: string }>(
      'SELECT name FROM licence_name WHERE account = ? AND kind = ? AND id = ?',
      this.#account,
      kind,
      id,
    );
    return row?.name ?? null;
  }

  #nameOf(userName: string): string {
    const row = this.#store.get<{ name: string }>(
      'SELECT name FROM licence_member WHERE account = ? AND user_name = ?',
      this.#account,
      userName.toLowerCase(),
    );
    return row?.name ?? userName;
  }

  #invoice(id: number | null): InvoiceState | null {
    if (id === null) return null;
    const row = this.#store.get<{ state: InvoiceState }>(
      'SELECT state FROM licence_invoice WHERE account = ? AND invoice_id = ?',
      this.#account,
      id,
    );
    return row?.state ?? null;
  }
}

/**
 * The row's own word goes first, but for an invoice that has been paid or cancelled since. `active` [seen] says
 * nothing of money: then the invoice decides, and a licence on none is uninvoiced.
 */
export function billingOf(
  { status, invoiceId }: Pick<LicensedItem, 'status' | 'invoiceId'>,
  invoice: InvoiceState | null,
): BillingState {
  if (status === 'paid' || invoice === 'paid') return 'paid';
  if (invoice === 'cancelled') return 'uninvoiced';
  if (status === 'uninvoiced' && invoice === null) return 'uninvoiced';
  return status === 'invoiced' || invoiceId !== null ? 'invoiced' : 'uninvoiced';
}
