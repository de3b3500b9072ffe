import { useStore } from 'zustand';
import { describeIntent } from '../../../shared/model/intent-text.ts';
import { formatMoney, totals } from '../../../shared/model/money.ts';
import { useLocation } from '../../state/location.ts';
import { usePurchases } from '../../state/purchases.ts';
import { Banner } from '../../ui/Banner.tsx';
import { Button } from '../../ui/Button.tsx';

/** Orders that the last run did not send: they wait for a person's word, in every view until it is given. */
export function OrdersWaiting() {
  const purchases = usePurchases();
  const location = useLocation();
  const waiting = [...useStore(purchases.store).values()].filter((intent) =>
    describeIntent(intent).actions.includes('confirm-again'),
  );
  const [first] = waiting;
  if (first === undefined) return null;
  const [sum] = totals(waiting.map(({ price }) => price));
  const amount = sum === undefined ? '' : ` (${formatMoney(sum)})`;
  return (
    <Banner
      tone="info"
      action={
        <Button size="small" onClick={() => location.open('basket', first.batchId)}>
          Show
        </Button>
      }
    >
      {waiting.length === 1 ? 'One order was' : `${waiting.length} orders were`} confirmed and not sent before
      Stockroom ended{amount}. Confirm once more, or withdraw.
    </Banner>
  );
}
