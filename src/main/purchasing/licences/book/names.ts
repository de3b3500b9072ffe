import type { BillingState } from '../../../../shared/model/held-licence.ts';
import type { InvoiceState } from '../../../../shared/model/invoice.ts';
import type { LicensedItem } from '../../../../shared/model/licence.ts';
import type { Store } from '../../../platform/store/index.ts';
import type { Joined } from './rows.ts';

export type NameKind = 'licence' | 'person';

export interface Named {
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

  set(kind: NameKind, names: readonly Named[]): void {
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
      person: this.#name('person', item.actor.id ?? item.userId) ?? item.actor.name,
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
