/**
 * Identifiers, branded so that an author's ID can't be passed where an asset's is meant.
 * The wire sends them as numbers or numeric strings; inside Stockroom they are safe integers.
 */

declare const brand: unique symbol;
export type Branded<T, Name extends string> = T & { readonly [brand]: Name };

export type AssetId = Branded<number, 'AssetId'>;
export type UserId = Branded<number, 'UserId'>;
export type GroupId = Branded<number, 'GroupId'>;
export type LicenceId = Branded<number, 'LicenceId'>;
export type TransactionId = Branded<number, 'TransactionId'>;
export type InvoiceId = Branded<number, 'InvoiceId'>;
/** Our own: a queued transfer. A UUID. */
export type JobId = Branded<string, 'JobId'>;
/** Our own: a file in the library. */
export type FileId = Branded<number, 'FileId'>;

/** Largest ID we accept: everything above is a corrupt answer or a hostile argument. */
const MAX_ID = Number.MAX_SAFE_INTEGER;

/** Reads an ID from a number or a string of digits; `null` when it is neither. Zero is no ID. */
export function parseId<Id extends Branded<number, string>>(value: unknown): Id | null {
  const number =
    typeof value === 'number'
      ? value
      : typeof value === 'string' && /^\d{1,16}$/.test(value.trim())
        ? Number(value)
        : Number.NaN;
  return Number.isInteger(number) && number > 0 && number <= MAX_ID ? (number as Id) : null;
}
