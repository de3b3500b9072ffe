import type { AssetId } from '../../../shared/model/ids.ts';
import type { Offer, Quote, QuoteLine } from '../../../shared/model/quote.ts';

/** Which lines that the group holds a licence of are to be bought all the same. */
export interface WantedAgain {
  /** Assets to be bought once more. */
  readonly again: ReadonlySet<AssetId>;
  /** Whether to buy what the group holds in smaller sizes only. */
  readonly larger: boolean;
}

/** Whether the group holds what a line orders, and the line is not wanted once more. */
export function isHeldEnough({ order, owned, covered }: QuoteLine, { again, larger }: WantedAgain): boolean {
  return owned.length > 0 && !again.has(order.assetId) && !(larger && covered === false);
}

/**
 * Drops lines from a quote, and prices the rest: a purchase is confirmed as a whole, so that nothing of it may be held
 * already. `ask` prices the lines that stay, in their order; throws what it throws.
 */
export async function offerOf(
  whole: Quote,
  drops: (line: QuoteLine) => boolean,
  ask: (rest: readonly QuoteLine[]) => Promise<Quote>,
): Promise<Offer> {
  const rest = whole.lines.filter((line) => !drops(line));
  if (rest.length === whole.lines.length) return { whole, quote: whole };
  return { whole, quote: rest.length === 0 ? null : await ask(rest) };
}
