import { useStore } from 'zustand';
import { formatMoney, totals } from '../../../shared/model/money.ts';
import { useLocation } from '../../state/location.ts';
import { doubtful, usePurchases } from '../../state/purchases.ts';
import { Banner } from '../../ui/Banner.tsx';
import { Button } from '../../ui/Button.tsx';
import { needsPerson } from './outcome.ts';

/** Orders that may have been charged, in every view until it is known. */
export function MoneyInDoubt() {
  const purchases = usePurchases();
  const location = useLocation();
  const open = doubtful(useStore(purchases.store));
  const [first] = open.toSorted((one, other) => Number(needsPerson(other)) - Number(needsPerson(one)));
  if (first === undefined) return null;
  const [sum] = totals(open.map(({ price }) => price));
  const amount = sum === undefined ? '' : ` (${formatMoney(sum)})`;
  const orders = open.length === 1 ? 'one order' : `${open.length} orders`;
  return (
    <Banner
      tone={needsPerson(first) ? 'problem' : 'info'}
      action={
        <Button size="small" onClick={() => location.open('basket', first.batchId)}>
          {needsPerson(first) ? 'Decide…' : 'Show'}
        </Button>
      }
    >
      Checking whether {orders} {open.length === 1 ? 'was' : 'were'} charged{amount}.{' '}
      {needsPerson(first)
        ? 'Stockroom can’t find out alone.'
        : 'Do not order again; this clears up by itself.'}
    </Banner>
  );
}
