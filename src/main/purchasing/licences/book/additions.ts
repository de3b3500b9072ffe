import { chargeIn } from '../../../../shared/model/charge.ts';
import type { InvoiceId, TransactionId } from '../../../../shared/model/ids.ts';
import type { Instant } from '../../../../shared/model/instant.ts';
import type { Invoice, InvoiceState } from '../../../../shared/model/invoice.ts';
import type { Certificate } from '../../../../shared/model/licence.ts';
import type { Money } from '../../../../shared/model/money.ts';
import { readJson, readRow } from '../../../platform/store/index.ts';
import type { Store } from '../../../platform/store/index.ts';
import { keptCertificate } from './kept.ts';

export interface InvoiceFact {
  readonly id: InvoiceId;
  readonly state: InvoiceState;
}

/** What this computer knows of a purchase because it made it. */
export interface OwnPurchase {
  readonly transactionId: TransactionId;
  readonly price: Money;
  readonly option: string;
  /** Bits of `EXTENDED_RIGHTS`. */
  readonly extendedRights: number;
}

export interface KeptCertificate {
  readonly certificate: Certificate;
  readonly toldAt: Instant;
}

/** A licence whose certificate has not been read, and its place in the order of time. */
export interface Uncertified {
  readonly id: TransactionId;
  readonly place: number;
}

/** What the list of licences does not tell and other answers do. */
export class Additions {
  readonly #store: Store;
  readonly #account: number;

  constructor(store: Store, account: number) {
    this.#store = store;
    this.#account = account;
  }

  /** Returns whether one was not known before: some licences are billed now, and only the list says which. */
  invoices(facts: readonly InvoiceFact[]): { readonly isNew: boolean } {
    return this.#store.transaction(() => {
      let isNew = false;
      for (const { id, state } of facts) {
        const known = this.#store.get<{ state: InvoiceState }>(
          'SELECT state FROM licence_invoice WHERE account = ? AND invoice_id = ?',
          this.#account,
          id,
        );
        isNew ||= known === undefined;
        if (known?.state === state) continue;
        this.#store.run(
          `INSERT INTO licence_invoice (account, invoice_id, state) VALUES (?, ?, ?)
           ON CONFLICT (account, invoice_id) DO UPDATE SET state = excluded.state`,
          this.#account,
          id,
          state,
        );
        // The digest goes, so that the next reading of the list has the last word.
        this.#store.run(
          `UPDATE licence SET billing = ?, digest = '' WHERE account = ? AND invoice_id = ?`,
          BILLED[state],
          this.#account,
          id,
        );
      }
      return { isNew };
    });
  }

  /** Invoices whose lines were not read yet, the newest first. */
  invoicesToRead(limit: number): readonly InvoiceId[] {
    return this.#store
      .all<{ id: InvoiceId }>(
        `SELECT invoice_id AS id FROM licence_invoice i WHERE account = ? AND read_at IS NULL
           AND EXISTS (SELECT 1 FROM licence l WHERE l.account = i.account AND l.invoice_id = i.invoice_id)
         ORDER BY invoice_id DESC LIMIT ?`,
        this.#account,
        limit,
      )
      .map(({ id }) => id);
  }

  /** A line names no transaction: it is believed where the asset stands on the invoice at one price only. */
  readInvoice({ id, lines }: Invoice, now: number): void {
    this.#store.transaction(() => {
      const assets = Map.groupBy(
        lines.flatMap((line) => (line.kind === 'asset' ? [line] : [])),
        ({ assetId }) => assetId,
      );
      for (const [assetId, same] of assets) {
        const [line] = same;
        const isOne = same.every(
          ({ price, option }) => price?.amount === line?.price?.amount && option === line?.option,
        );
        if (line === undefined || line.price === null || !isOne) continue;
        this.#store.run(
          `UPDATE licence SET price = ?, currency_id = ?, option = CASE option WHEN '' THEN ? ELSE option END
           WHERE account = ? AND invoice_id = ? AND asset_id = ? AND price IS NULL`,
          line.price.amount,
          line.price.currencyId,
          line.option,
          this.#account,
          id,
          assetId,
        );
      }
      this.#store.run(
        'UPDATE licence_invoice SET read_at = ? WHERE account = ? AND invoice_id = ?',
        now,
        this.#account,
        id,
      );
    });
  }

  purchases(purchases: readonly OwnPurchase[]): void {
    this.#store.transaction(() => {
      for (const { transactionId, price, option, extendedRights } of purchases) {
        this.#store.run(
          `UPDATE licence SET price = coalesce(price, ?), currency_id = CASE WHEN price IS NULL THEN ? ELSE currency_id END,
             option = ?, rights = ? WHERE account = ? AND transaction_id = ? AND rights IS NULL`,
          // With extended rights the list price is not what was paid.
          extendedRights === 0 ? price.amount : null,
          price.currencyId,
          option,
          extendedRights,
          this.#account,
          transactionId,
        );
      }
    });
  }

  /** A certificate is the best witness of price, size and name. */
  keepCertificate(certificate: Certificate, toldAt: number): void {
    const { transactionId, option, licence } = certificate;
    const charge = chargeIn(certificate, null);
    this.#store.transaction(() => {
      this.#store.run(
        `INSERT OR REPLACE INTO licence_certificate (account, transaction_id, told_at, content) VALUES (?, ?, ?, ?)`,
        this.#account,
        transactionId,
        toldAt,
        JSON.stringify(certificate),
      );
      if (charge !== null) {
        this.#store.run(
          'UPDATE licence SET price = ?, currency_id = ? WHERE account = ? AND transaction_id = ?',
          // A price without a part of it is none.
          charge.whole ? charge.amount.amount : null,
          charge.amount.currencyId,
          this.#account,
          transactionId,
        );
      }
      this.#store.run(
        `UPDATE licence SET option = ? WHERE account = ? AND transaction_id = ? AND ? <> ''`,
        option,
        this.#account,
        transactionId,
        option,
      );
      this.#store.run(
        `UPDATE licence SET licence = ? WHERE account = ? AND transaction_id = ? AND licence = ''`,
        licence.name,
        this.#account,
        transactionId,
      );
    });
  }

  certificate(transactionId: TransactionId): KeptCertificate | null {
    const row = this.#store.get<{ told_at: number; content: string }>(
      'SELECT told_at, content FROM licence_certificate WHERE account = ? AND transaction_id = ?',
      this.#account,
      transactionId,
    );
    if (row === undefined) return null;
    const place = { unreadable: this.#store.unreadable, table: 'licence_certificate' };
    const certificate = readRow(place, transactionId, () => readJson(keptCertificate, row.content));
    if (certificate !== null) return { certificate, toldAt: row.told_at as Instant };
    // The service tells it again.
    this.#store.run(
      'DELETE FROM licence_certificate WHERE account = ? AND transaction_id = ?',
      this.#account,
      transactionId,
    );
    return null;
  }

  /** The newest licences without a certificate, those before a place. */
  uncertified(limit: number, before = Number.MAX_SAFE_INTEGER): readonly Uncertified[] {
    return this.#store.all<Uncertified>(
      `SELECT l.transaction_id AS id, l.id AS place FROM licence l INDEXED BY licence_by_account
       WHERE l.account = ? AND l.id < ? AND NOT EXISTS (
         SELECT 1 FROM licence_certificate c WHERE c.account = l.account AND c.transaction_id = l.transaction_id)
       ORDER BY l.id DESC LIMIT ?`,
      this.#account,
      before,
      limit,
    );
  }
}

const BILLED = { unpaid: 'invoiced', paid: 'paid', cancelled: 'uninvoiced' } as const;
