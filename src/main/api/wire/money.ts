import { Decimal } from 'decimal.js';
import { decimal, type Money } from '../../../shared/model/money.ts';
import { count, type WireObject } from './values.ts';

/** Digits after the point that an amount may have: currencies have two or three, a rate of VAT up to four. */
const FEWEST_DIGITS = 2;
const MOST_DIGITS = 4;

/** How far PHP's float noise takes an amount from the decimal that was meant. Ten thousand times what sums collect. */
const NOISE = '1e-6';

/** From here on a double cannot tell hundredths apart: the service may send text. */
const LARGEST_NUMBER = 1e13;

const MOST_LETTERS = 40;

/**
 * Reads an exact amount from `12.34` or `"12.34"`. The service calculates in PHP's floats, so an amount may be off by
 * a trace (`5.600000000000001`, `"35.879999999999995"`, `5.5e-17` for zero) [seen]: such noise is rounded away.
 *
 * Everything else is unknown and read as `null`, never guessed: any other separator than one point (`"1,250.00"`,
 * `"1250,50"`: what is right in one country is another amount in the next), digits that no currency has, text.
 */
export function toAmount(value: unknown): string | null {
  if (typeof value === 'number') {
    return Number.isFinite(value) && Math.abs(value) < LARGEST_NUMBER ? withoutNoise(String(value)) : null;
  }
  return typeof value === 'string' ? withoutNoise(value.trim()) : null;
}

function withoutNoise(written: string): string | null {
  if (written.length > MOST_LETTERS || !/^[+-]?\d+(?:\.\d+)?(?:e-\d{1,3})?$/i.test(written)) return null;
  const exact = new Decimal(written);
  if (exact.decimalPlaces() <= MOST_DIGITS) return decimal(exact.toFixed());
  for (let digits = FEWEST_DIGITS; digits <= MOST_DIGITS; digits += 1) {
    const meant = exact.toDecimalPlaces(digits, Decimal.ROUND_HALF_UP);
    if (meant.minus(exact).abs().lessThan(NOISE)) return decimal(meant.toFixed());
  }
  return null;
}

/** The first of the names that holds a readable amount; it may be below zero. */
export function amount(from: WireObject, ...names: readonly string[]): string | null {
  for (const name of names) {
    const read = toAmount(from[name]);
    if (read !== null) return read;
  }
  return null;
}

/** What cannot be below zero, such as a price or a rate of VAT: where it is, the service means something else. */
export function charge(from: WireObject, ...names: readonly string[]): string | null {
  const read = amount(from, ...names);
  return read?.startsWith('-') ? null : read;
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

/** As `money`, for what cannot be below zero. */
export function price(
  from: WireObject,
  currencyId: number | null,
  ...names: readonly string[]
): Money | null {
  const read = charge(from, ...names);
  return read === null ? null : { amount: read, currencyId };
}

/** `currencyId`, as number or string. 0 is one of them. */
export function currency(from: WireObject): number | null {
  return count(from, 'currencyId', 'currency_id');
}
