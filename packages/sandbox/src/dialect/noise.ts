/**
 * An amount as a number, the way PHP writes a float that it has calculated: `5.6` becomes `5.600000000000001`
 * [seen]. Only amounts with cents; whole ones stay whole.
 */
export function noisy(amount: number): number {
  if (!Number.isFinite(amount) || Number.isInteger(amount)) return amount;
  const step = 2 ** (Math.floor(Math.log2(Math.abs(amount))) - 52);
  for (let times = 1; times <= 8; times += 1) {
    const moved = amount + times * step;
    if (String(moved).replace(/\D/g, '').length > 15) return moved;
  }
  return amount;
}
