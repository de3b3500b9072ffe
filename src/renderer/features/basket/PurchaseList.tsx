import { useStore } from 'zustand';
import { formatMoney, totals } from '../../../shared/model/money.ts';
import { useBasket } from '../../state/basket.ts';
import { useLocation } from '../../state/location.ts';
import { usePurchases } from '../../state/purchases.ts';
import { useNameOf } from '../../state/people.ts';
import { Notice } from '../../ui/Notice.tsx';
import { classes } from '../../ui/classes.ts';
import { outcomeText } from './outcome.ts';
import { assetsText, formatMoment } from '../../ui/format.ts';
import css from './PurchaseView.module.css';

const cx = classes(css);

/** The purchases from this computer, the newest first. */
export function PurchaseList() {
  const purchases = usePurchases();
  const basket = useBasket();
  const location = useLocation();
  const nameOf = useNameOf();
  const intents = useStore(purchases.store);
  const records = useStore(basket.store, (state) => state.purchases);
  const batches = [...Map.groupBy(intents.values(), ({ batchId }) => batchId)].toSorted(
    ([, [one]], [, [other]]) => (other?.confirmedAt ?? 0) - (one?.confirmedAt ?? 0),
  );
  if (batches.length === 0) {
    return <Notice title="Nothing bought yet" text="What you license from this computer is listed here." />;
  }
  return (
    <div className={cx('page')}>
      <ul className={cx('lines')}>
        {batches.map(([batchId, ofOne]) => {
          const [first] = ofOne;
          // What came to nothing cost nothing.
          const counted = ofOne.filter(({ state }) => state !== 'rejected' && state !== 'abandoned');
          const [sum] = totals(counted.map(({ price }) => price));
          const by = records.find((record) => record.batchId === batchId)?.by;
          return (
            <li key={batchId}>
              <button type="button" className={cx('item')} onClick={() => location.open('basket', batchId)}>
                <span className={cx('status')}>{outcomeText(ofOne)}</span>
                <span className={cx('amount')}>{sum === undefined ? '' : formatMoney(sum)}</span>
                <span className={cx('fact')}>
                  {first === undefined ? '' : formatMoment(first.confirmedAt, Date.now())}
                  {by !== undefined && `, by ${nameOf(by)}`}
                </span>
                <span className={cx('fact')}>{assetsText(ofOne.length)}, without VAT</span>
              </button>
            </li>
          );
        })}
      </ul>
    </div>
  );
}
