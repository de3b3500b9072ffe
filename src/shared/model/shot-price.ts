import { fits, sizesOf, usualChoice } from './basket.ts';
import type { Terms } from './basket.ts';
import { chooseSize, parseSize } from './batch-size.ts';
import type { CompOption } from './comp.ts';
import { defaultComp } from './comp.ts';
import type { LicenceId } from './ids.ts';
import type { Money } from './money.ts';
import { addMoney, compareMoney } from './money.ts';
import type { Shot, ShotCandidate } from './shot.ts';

/** What the chosen asset of a shot costs, and what it would be bought as. */
export type ShotCost =
  | { readonly kind: 'none' }
  | { readonly kind: 'licensed' }
  /** `option` is what the basket is told, so that it shows the same price. */
  | {
      readonly kind: 'priced';
      readonly price: Money;
      readonly licenceId: LicenceId;
      readonly option: string;
      readonly label: string;
    }
  /** No price is known: a size that can't be read or is not offered, or no price list. */
  | { readonly kind: 'unpriced'; readonly why: string };

export function chosenOf({ candidates, chosen }: Shot): ShotCandidate | null {
  return candidates.find(({ asset }) => asset.id === chosen) ?? null;
}

/** The size in which the comp of a shot is taken; `null` where its asset does not come like that. */
export function compOf(shot: Shot): CompOption | null {
  const chosen = chosenOf(shot);
  if (chosen === null) return null;
  if (shot.size.trim() === '') return defaultComp(chosen.asset);
  const wish = parseSize(shot.size);
  return wish === null ? null : chooseSize(chosen.asset, wish);
}

/** By the price list of the basket, the one source of prices: the licence it begins with, in the size of the shot. */
export function costOfShot(shot: Shot, terms: Terms | null): ShotCost {
  const chosen = chosenOf(shot);
  if (chosen === null) return { kind: 'none' };
  if (chosen.right === 'licensed') return { kind: 'licensed' };
  if (terms === null) return { kind: 'unpriced', why: 'No price list yet' };
  const wished = compOf(shot);
  if (wished === null) return { kind: 'unpriced', why: 'Not offered in this size' };
  const choice = usualChoice(chosen.asset, terms.licences, null);
  const licence = terms.licences.find(({ id }) => id === choice?.licenceId);
  if (choice === null || licence === undefined) return { kind: 'unpriced', why: 'No licence for it' };
  const option = shot.size.trim() === '' ? choice.option : wished;
  const size = sizesOf(licence).find((one) => one.option === option);
  if (size === undefined || !fits(option, chosen.asset))
    return { kind: 'unpriced', why: 'Not sold in this size' };
  if (size.price === null) return { kind: 'unpriced', why: 'No price' };
  return {
    kind: 'priced',
    price: size.price,
    licenceId: licence.id,
    option,
    label: `${licence.name}, ${size.label}`,
  };
}

/** What a list costs, as far as prices are known. */
export interface ShotsCost {
  readonly licensed: number;
  readonly priced: number;
  readonly unpriced: number;
  /** Of those with a price; `null` for none, or where they have no one currency. Never a sum of all while `unpriced`. */
  readonly known: Money | null;
}

/** An asset that several shots have chosen is bought once: the dearest line counts it. */
export function costOfShots(shots: readonly Shot[], terms: Terms | null): ShotsCost {
  const costs = new Map<number, ShotCost>();
  for (const shot of shots) {
    const cost = costOfShot(shot, terms);
    if (cost.kind === 'none' || shot.chosen === null) continue;
    const before = costs.get(shot.chosen);
    costs.set(shot.chosen, before === undefined ? cost : dearer(before, cost));
  }
  const all = [...costs.values()];
  const prices = all.flatMap((cost) => (cost.kind === 'priced' ? [cost.price] : []));
  const [first, ...rest] = prices;
  const isOneCurrency = rest.every(({ currencyId }) => currencyId === first?.currencyId);
  return {
    licensed: all.filter(({ kind }) => kind === 'licensed').length,
    priced: prices.length,
    unpriced: all.filter(({ kind }) => kind === 'unpriced').length,
    known: first === undefined || !isOneCurrency ? null : rest.reduce(addMoney, first),
  };
}

/** What has no price hides a price: the sum is not whole then. */
function dearer(one: ShotCost, other: ShotCost): ShotCost {
  if (one.kind === 'unpriced' || other.kind !== 'priced') return other.kind === 'unpriced' ? other : one;
  if (one.kind !== 'priced') return other;
  if (one.price.currencyId !== other.price.currencyId)
    return { kind: 'unpriced', why: 'Prices in two currencies' };
  return compareMoney(other.price, one.price) > 0 ? other : one;
}
