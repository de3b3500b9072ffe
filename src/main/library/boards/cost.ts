import type { Asset } from '../../../shared/model/asset.ts';
import type { BoardAsset, BoardCost } from '../../../shared/model/board.ts';
import type { Licence, LicenceSize } from '../../../shared/model/licence.ts';
import { addMoney, compareMoney } from '../../../shared/model/money.ts';
import type { Money } from '../../../shared/model/money.ts';

interface Offer {
  readonly licence: Licence;
  readonly size: LicenceSize;
  readonly price: Money;
}

/** The cost of a board until all of it is licensed: never less than the user will pay, as far as prices are known. */
export function costOf(assets: readonly BoardAsset[], licences: readonly Licence[]): BoardCost {
  const open = assets.flatMap(({ asset, right }) => (right === 'licensed' ? [] : [asset]));
  const offers = open.flatMap((asset) => dearest(asset, licences) ?? []);
  const [first, ...rest] = offers.map(({ price }) => price);
  const alike = rest.every((price) => price.currencyId === first?.currencyId);
  const names = [...new Set(offers.map(({ licence, size }) => `${licence.name}, ${size.label}`))];
  return {
    licensed: assets.length - open.length,
    open: open.map(({ id }) => id),
    priced: alike ? offers.length : 0,
    total: first === undefined || !alike ? null : rest.reduce(addMoney, first),
    basis: names.join('; '),
  };
}

/** The largest size of the first licence that is for this kind of asset. */
function dearest(asset: Asset, licences: readonly Licence[]): Offer | null {
  const isFor = ({ productType }: Licence) => productType === null || productType === asset.type;
  for (const licence of licences.filter(isFor)) {
    const offers = licence.sizes.flatMap((size) =>
      size.enabled && size.price !== null ? [{ licence, size, price: size.price }] : [],
    );
    const [first, ...rest] = offers;
    if (first === undefined) continue;
    return rest.reduce((best, one) => {
      if (one.price.currencyId !== best.price.currencyId) return best;
      return compareMoney(one.price, best.price) > 0 ? one : best;
    }, first);
  }
  return null;
}
