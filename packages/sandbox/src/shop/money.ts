import { Decimal } from 'decimal.js';

/** Exact money. Two decimals, half up, as invoices round. */
export function money(value: Decimal.Value): Decimal {
  return new Decimal(value).toDecimalPlaces(2, Decimal.ROUND_HALF_UP);
}

export function sum(values: Iterable<Decimal.Value>): Decimal {
  let total = new Decimal(0);
  for (const value of values) total = total.plus(value);
  return total;
}

/** A price with VAT at `rate` per cent on top. */
export function withVat(price: Decimal.Value, rate: Decimal.Value): Decimal {
  return money(new Decimal(price).times(new Decimal(rate).div(100).plus(1)));
}
