import { assertNever } from '../../../shared/model/assert-never.ts';
import { fits } from '../../../shared/model/basket.ts';
import type { BasketAsset, LineProblem } from '../../../shared/model/basket.ts';
import type { ExtendedRight, LicenceSize } from '../../../shared/model/licence.ts';
import { formatMoney } from '../../../shared/model/money.ts';
import type { Quote } from '../../../shared/model/quote.ts';
import { sizeWord } from '../../parts/words/size-words.ts';
import { MEDIA } from '../../ui/media.ts';

/** Why a line can't be bought, and what to do. */
export function problemText(problem: LineProblem, asset: BasketAsset): string {
  switch (problem) {
    case 'gone':
      return 'Depositphotos no longer offers this asset. Remove it, or look for a similar one.';
    case 'no-terms':
      return 'Prices have not been read yet. They come as soon as you are online.';
    case 'no-licence':
      return `Your group has no licence for ${MEDIA[asset.type].label.toLowerCase()} assets. Ask your account manager.`;
    case 'licence-not-offered':
      return 'Your group may no longer buy this licence. Choose another one.';
    case 'size-not-offered':
      return 'This size is no longer offered with the licence. Choose another one.';
    case 'price-unknown':
      return 'The service tells no readable price for this size. Choose another one.';
    default:
      return assertNever(problem);
  }
}

/** `Small, Medium`: each size once, in our words. */
export function sizesText(options: readonly string[]): string {
  return [...new Set(options.map((option) => sizeWord(option)))].join(', ');
}

/** What a right beyond the standard licence gives, in a line. */
export const RIGHT_MEANING: Readonly<Record<ExtendedRight, string>> = {
  'unlimited-print': 'Printed in any number of copies.',
  'multi-seat': 'Used by several people of your company.',
  'extra-warranty': 'A higher sum if a claim is made against you.',
  resale: 'Part of goods that are sold or given away.',
  transfer: 'The licence may be passed on to your client.',
};

/** `Large, 12.34`; says where the asset may not come in that size. */
export function sizeText({ option, label, price }: LicenceSize, asset: BasketAsset): string {
  const amount = price === null ? 'no price' : formatMoney(price);
  return `${label}, ${amount}${fits(option, asset) ? '' : ' (may not exist for this asset)'}`;
}

/** Whether the true total of a quote is higher than its sums, by what the service does not tell. */
export function isFloor(quote: Pick<Quote, 'unknown' | 'unpricedRights'> | null): boolean {
  return quote !== null && (quote.unpricedRights || quote.unknown.some((one) => one !== 'balance'));
}

/** `1,234.50`, or `at least 1,234.50`. */
export function grossText(quote: Pick<Quote, 'gross' | 'unknown' | 'unpricedRights'>): string {
  return `${isFloor(quote) ? 'at least ' : ''}${formatMoney(quote.gross)}`;
}
