import type { Certificate } from './licence.ts';
import { compareAmounts, totals } from './money.ts';
import type { Money } from './money.ts';

/** What was charged for a licence, as the service says afterwards. */
export interface Charge {
  /** Without VAT. */
  readonly amount: Money;
  /** False where a part of it is not told: then it was at least this. */
  readonly whole: boolean;
}

/**
 * What a certificate says was charged; `null` when it tells no price that can be read. No source says whether the price
 * includes the extended rights that stand beside it. `confirmed`, the price of the list without rights, tells: an equal
 * price comes without them, and one that is larger by just their sum comes with them. Else the price counts alone, as
 * the least that was charged. `confirmed` is a plain decimal; `null` where the order is not ours.
 */
export function chargeIn(
  { price, rights }: Pick<Certificate, 'price' | 'rights'>,
  confirmed: string | null,
): Charge | null {
  if (price === null) return null;
  const told = rights.flatMap((right) => right.price ?? []);
  const isTold = told.length === rights.length;
  const isFree = told.every(({ amount }) => compareAmounts(amount, '0') === 0);
  if (isFree) return { amount: price, whole: isTold };
  const add = (first: Money): Money | null => {
    const [sum = null, ...others] = totals([first, ...told]);
    return others.length === 0 ? sum : null;
  };
  const isAlone = confirmed !== null && compareAmounts(price.amount, confirmed) === 0;
  const together = isAlone ? add(price) : null;
  if (together !== null) return { amount: together, whole: isTold };
  const expected = confirmed === null ? null : add({ ...price, amount: confirmed });
  const isIncluded = expected !== null && compareAmounts(price.amount, expected.amount) === 0;
  return { amount: price, whole: isIncluded && isTold };
}
