import { useBasket } from '../../state/basket.ts';
import { Banner } from '../../ui/Banner.tsx';
import { Button } from '../../ui/Button.tsx';
import type { ShownLine } from './use-priced-lines.ts';

/** Prices that differ from those shown here before: after a time offline, or overnight. */
export function ChangedPrices({ lines }: { readonly lines: readonly ShownLine[] }) {
  const basket = useBasket();
  const changed = lines.filter(({ before }) => before !== null).map(({ line }) => line.asset.id);
  if (changed.length === 0) return null;
  return (
    <Banner
      tone="info"
      action={
        <Button size="small" onClick={() => void basket.acceptPrices(changed)}>
          Use the new prices
        </Button>
      }
    >
      {changed.length === 1 ? 'A price has changed' : `${changed.length} prices have changed`} since you put
      the {changed.length === 1 ? 'asset' : 'assets'} here.
    </Banner>
  );
}
