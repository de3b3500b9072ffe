import type { LineProblem, PricedLine } from '../../../shared/model/basket.ts';
import type { AssetId } from '../../../shared/model/ids.ts';
import type { UnknownMoney } from '../../../shared/model/quote.ts';
import type { Basket } from '../../purchasing/index.ts';
import { amountText } from './money-text.ts';

/** What a basket costs: see `schemas/basket-total.json`. Amounts are exact. */
export interface BasketTotal {
  /** The number of assets that the sums are of. */
  readonly assets: number;
  readonly net: string;
  readonly vat: { readonly rate: string; readonly amount: string } | null;
  readonly gross: string;
  /** Licensed by the group already, and left out. */
  readonly owned: readonly AssetId[];
  /** Cannot be licensed as they stand, and left out. */
  readonly problems: readonly { readonly assetId: AssetId; readonly problem: LineProblem }[];
  /** The true total is higher by the extended rights: the service tells no price of them. */
  readonly unpricedRights: boolean;
  /** What the service does not tell in a form that can be read: with `vat` the true total is higher. */
  readonly unknown: readonly UnknownMoney[];
}

const NOTHING = {
  assets: 0,
  net: '0.00',
  vat: null,
  gross: '0.00',
  unpricedRights: false,
  unknown: [],
} as const;

/** Totals a basket by prices and holdings read now, as the app's basket does. Spends nothing. */
export async function basketTotal(
  basket: Pick<Basket, 'offer'>,
  lines: readonly PricedLine[],
  signal: AbortSignal,
): Promise<BasketTotal> {
  const problems = lines.flatMap(({ line, problem }) =>
    problem === null ? [] : [{ assetId: line.asset.id, problem }],
  );
  const forSale = lines.filter(({ problem }) => problem === null).map(({ line }) => line.asset.id);
  if (forSale.length === 0) return { ...NOTHING, owned: [], problems };
  const { whole, quote } = await basket.offer({ assets: forSale, again: [] }, signal);
  const owned = whole.lines.flatMap(({ order, owned: held }) => (held.length > 0 ? [order.assetId] : []));
  if (quote === null) return { ...NOTHING, owned, problems };
  const { net, vat, gross, unpricedRights, unknown } = quote;
  return {
    assets: quote.lines.length,
    net: amountText(net.amount),
    vat: vat === null ? null : { rate: vat.rate, amount: amountText(vat.amount.amount) },
    gross: amountText(gross.amount),
    owned,
    problems,
    unpricedRights,
    unknown,
  };
}
