import { Check, ShoppingBasket } from 'lucide-react';
import { useStore } from 'zustand';
import type { Asset } from '../../../shared/model/asset.ts';
import { useBasket } from '../../state/basket.ts';
import { useLibrary } from '../../state/library.ts';
import { useLocation } from '../../state/location.ts';
import { Button } from '../../ui/Button.tsx';
import { useLicenceChoice } from './licence-choice.ts';

/** Into the basket, in the licence and size chosen below; or the way to the basket that it is in. */
export function BasketAction({ asset }: { readonly asset: Asset }) {
  const basket = useBasket();
  const location = useLocation();
  const library = useLibrary();
  const choices = useLicenceChoice();
  const isIn = useStore(basket.store, (state) => state.ids.has(asset.id));
  // The next step of what is here as a comp.
  const isNext = useStore(
    library.store,
    ({ files, rights }) => rights.get(asset.id) === 'comp' && (files.get(asset.id)?.length ?? 0) > 0,
  );
  const add = async () => {
    const choice = choices.getState();
    await basket.add([asset.id]);
    if (choice?.asset === asset.id) {
      await basket.edit([asset.id], { licenceId: choice.licenceId, option: choice.option });
    }
  };
  return isIn ? (
    <Button onClick={() => location.open('basket')} title="Open the basket">
      <Check size={16} aria-hidden="true" />
      In basket
    </Button>
  ) : (
    <Button
      look={isNext ? 'primary' : 'plain'}
      aria-label="Add to basket"
      title="Add to basket"
      onClick={() => void add()}
    >
      <ShoppingBasket size={16} aria-hidden="true" />
      Basket
    </Button>
  );
}
