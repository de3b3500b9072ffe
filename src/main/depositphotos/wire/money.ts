import { decimal, type Money } from '../../../shared/model/money.ts';
import { count, type WireObject } from './values.ts';

/**
 * Reads an exact amount from `12.34` or `"12.34"`. JSON.parse has turned a number into a double by now, and
 * `String` gives the shortest decimal that stands for that double: the text that was sent, up to 15 significant
 * digits. A longer number can't be trusted to the cent and is refused, like everything that is no plain decimal.
 */
export function toAmount(value: unknown): string | null {
  if (typeof value === 'string') return decimal(value);
  if (typeof value !== 'number') return null;
  const written = String(value);
  return written.replace(/[^0-9]/g, '').length <= 15 ? decimal(written) : null;
}

export function amount(from: WireObject, ...names: readonly string[]): string | null {
  for (const name of names) {
    const read = toAmount(from[name]);
    if (read !== null) return read;
  }
  return null;
}

/** An amount with the currency of its row; `null` when there is no readable amount. */
export function money(
  from: WireObject,
  currencyId: number | null,
  ...names: readonly string[]
): Money | null {
  const read = amount(from, ...names);
  return read === null ? null : { amount: read, currencyId };
}

/** `currencyId`, as number or string. 0 is one of them. */
export function currency(from: WireObject): number | null {
  return count(from, 'currencyId', 'currency_id');
}
