import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  addMoney,
  compareAmounts,
  compareMoney,
  decimal,
  formatMoney,
  type Money,
  multiplyMoney,
  totals,
} from '../../../src/shared/model/money.ts';

const money = (amount: string, currencyId: number | null = 0): Money => ({ amount, currencyId });
const cents = fc.bigInt({ min: -(10n ** 20n), max: 10n ** 20n });
const written = (value: bigint): string => {
  const digits = String(value < 0n ? -value : value).padStart(3, '0');
  return `${value < 0n ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
};
const of = (value: bigint): Money => money(decimal(written(value)) ?? 'none');

describe('money', () => {
  test('adds, multiplies and compares as whole cents do', () => {
    fc.assert(
      fc.property(cents, cents, fc.integer({ min: 0, max: 10_000 }), (a, b, quantity) => {
        expect(addMoney(of(a), of(b))).toEqual(of(a + b));
        expect(multiplyMoney(of(a), quantity)).toEqual(of(a * BigInt(quantity)));
        expect(Math.sign(compareMoney(of(a), of(b)))).toBe(a < b ? -1 : a > b ? 1 : 0);
      }),
    );
  });

  test('0.1 and 0.2 make 0.3', () => {
    expect(addMoney(money('0.1'), money('0.2')).amount).toBe('0.3');
    expect(multiplyMoney(money('199'), 3).amount).toBe('597');
  });

  test('currencies do not mix', () => {
    expect(totals([money('1', 0), money('2', 5), money('0.5', 0)])).toEqual([money('1.5', 0), money('2', 5)]);
    expect(() => addMoney(money('1', 0), money('1', 5))).toThrow(RangeError);
    expect(() => compareMoney(money('1', 0), money('1', null))).toThrow(RangeError);
    expect(() => multiplyMoney(money('1'), 0.5)).toThrow(RangeError);
  });

  test.each([
    ['199.00', '199'],
    ['+5', '5'],
    ['-0.00', '0'],
    ['00012.3400', '12.34'],
    ['1e5', null],
    ['.5', null],
    ['12.', null],
    ['1 000', null],
    ['9'.repeat(31), null],
  ])('decimal %j', (text, value) => {
    expect(decimal(text)).toBe(value);
  });

  test('amounts compare without a currency', () => {
    expect(compareAmounts('10', '9.99')).toBeGreaterThan(0);
  });

  test.each([
    ['1234.5', '1,234.50'],
    ['0', '0.00'],
    ['0.125', '0.125'],
    ['9007199254740993.1', '9,007,199,254,740,993.10'],
    ['-3', '-3.00'],
  ])('%s is shown as %s', (amount, shown) => {
    expect(formatMoney({ amount }, 'en-US')).toBe(shown);
  });
});
