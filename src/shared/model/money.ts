import { Decimal } from 'decimal.js';

/**
 * An exact amount. The service names currencies by a number without a published table (0 and 5 are seen), so
 * that number is kept and never guessed at; `null` when an answer carries none.
 */
export interface Money {
  /** Plain decimal in its shortest form: `199`, `12.34`, `-5.5`. Equal amounts are equal strings. */
  readonly amount: string;
  readonly currencyId: number | null;
}

/** More digits than any invoice has; sums and products stay exact. */
const Exact = Decimal.clone({ precision: 60, toExpNeg: -40, toExpPos: 40 });

const MAX_DIGITS = 30;

/** The shortest form of a plain decimal such as `"199.00"`; `null` for anything else. */
export function decimal(text: string): string | null {
  const trimmed = text.trim();
  if (trimmed.length > MAX_DIGITS || !/^[+-]?\d+(?:\.\d+)?$/.test(trimmed)) return null;
  const value = new Exact(trimmed);
  return value.isZero() ? '0' : value.toFixed();
}

/** One total per currency, in the order the currencies first appear: amounts of different currencies never meet. */
export function totals(amounts: Iterable<Money>): readonly Money[] {
  const sums = new Map<number | null, Decimal>();
  for (const { amount, currencyId } of amounts) {
    sums.set(currencyId, (sums.get(currencyId) ?? new Exact(0)).plus(amount));
  }
  return [...sums].map(([currencyId, sum]) => ({ amount: sum.toFixed(), currencyId }));
}

/** `a + b`. Throws a `RangeError` when the currencies differ: check or use `totals`. */
export function addMoney(a: Money, b: Money): Money {
  assertSameCurrency(a, b);
  return { amount: new Exact(a.amount).plus(b.amount).toFixed(), currencyId: a.currencyId };
}

/** The price of several. `quantity` is a whole number. */
export function multiplyMoney(price: Money, quantity: number): Money {
  if (!Number.isSafeInteger(quantity)) throw new RangeError('A quantity is a whole number.');
  return { amount: new Exact(price.amount).times(quantity).toFixed(), currencyId: price.currencyId };
}

/** Below zero when `a` is less. Throws a `RangeError` when the currencies differ. */
export function compareMoney(a: Money, b: Money): number {
  assertSameCurrency(a, b);
  return new Exact(a.amount).comparedTo(b.amount);
}

/** Compares plain decimals, for amounts in the account's own currency such as a balance. */
export function compareAmounts(a: string, b: string): number {
  return new Exact(a).comparedTo(b);
}

/** The smaller of two plain decimals. */
export function lesser(a: string, b: string): string {
  return compareAmounts(a, b) <= 0 ? a : b;
}

/**
 * For people: `1,234.50`, in their language and without a symbol, because the currency has only a number. Every
 * digit is kept, at least two after the point.
 */
export function formatMoney({ amount }: Pick<Money, 'amount'>, locale?: string): string {
  const decimals = amount.includes('.') ? amount.length - amount.indexOf('.') - 1 : 0;
  const format = new Intl.NumberFormat(locale, {
    minimumFractionDigits: 2,
    maximumFractionDigits: Math.min(20, Math.max(2, decimals)),
  });
  // Given as text, Intl formats the exact decimal, not the nearest double.
  return format.format(amount as Intl.StringNumericLiteral);
}

function assertSameCurrency(a: Money, b: Money): void {
  if (a.currencyId !== b.currencyId) throw new RangeError('Amounts in different currencies.');
}
