import { useEffect, useMemo, useState } from 'react';
import { useStore } from 'zustand';
import { ViewFrame } from '../../parts/ViewFrame.tsx';
import { useBasket } from '../../state/basket.ts';
import { useLocation } from '../../state/location.ts';
import type { AssetId } from '../../../shared/model/ids.ts';
import { Button } from '../../ui/Button.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { classes } from '../../ui/classes.ts';
import css from './BasketView.module.css';
import { BulkBar } from './BulkBar.tsx';
import { ChangedPrices } from './ChangedPrices.tsx';
import { LineRow } from './LineRow.tsx';
import { PickAll } from './PickAll.tsx';
import { PurchaseList } from './PurchaseList.tsx';
import { PurchaseView } from './PurchaseView.tsx';
import { Summary } from './Summary.tsx';
import { useQuote } from './use-quote.ts';
import { usePricedLines } from './use-priced-lines.ts';

const cx = classes(css);

/** The address of the past purchases, in place of a purchase's own. */
const PAST = 'purchases';

/** What is about to be licensed, what has just been, and what was. */
export function BasketView() {
  const location = useLocation();
  const item = useStore(location.store, (at) => at.item);
  if (item === null) return <Draft />;
  return (
    <ViewFrame
      title={item === PAST ? 'Purchases' : 'Purchase'}
      tools={
        <>
          {item !== PAST && (
            <Button size="small" onClick={() => location.open('basket', PAST)}>
              All purchases
            </Button>
          )}
          <Button size="small" onClick={() => location.open('basket')}>
            Basket
          </Button>
        </>
      }
    >
      {item === PAST ? <PurchaseList /> : <PurchaseView key={item} batchId={item} />}
    </ViewFrame>
  );
}

/** The basket asks again for prices older than this when it is opened, in milliseconds. */
const STALE = 10 * 60_000;

function Draft() {
  const basket = useBasket();
  const location = useLocation();
  const lines = usePricedLines();
  const asOf = useStore(basket.store, ({ terms }) => terms?.asOf ?? 0);
  const [picked, setPicked] = useState<ReadonlySet<AssetId>>(new Set());
  // A line may go while it is picked: another window, a purchase.
  const chosen = useMemo(() => lines.filter(({ line }) => picked.has(line.asset.id)), [lines, picked]);
  const scope = chosen.length > 0 ? chosen : lines;
  useQuote(scope);

  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when the basket is opened.
  useEffect(() => {
    if (Date.now() - asOf > STALE) void basket.refresh();
  }, [basket]);

  const pick = (asset: AssetId, on: boolean) => {
    const next = new Set(picked);
    if (on) next.add(asset);
    else next.delete(asset);
    setPicked(next);
  };
  const pickAll = (on: boolean) => setPicked(new Set(on ? lines.map(({ line }) => line.asset.id) : []));

  return (
    <ViewFrame
      title="Basket"
      tools={
        <Button size="small" onClick={() => location.open('basket', PAST)}>
          Purchases
        </Button>
      }
    >
      {lines.length === 0 ? (
        <Notice
          title="Nothing in the basket"
          text="Choose assets in the search and press L, or “Add to basket”. Nothing is bought until you confirm the price."
        >
          <Button look="primary" onClick={() => location.leave()}>
            Back to the search
          </Button>
        </Notice>
      ) : (
        <div className={cx('page')}>
          <section className={cx('draft')} aria-label="Assets in the basket">
            <PickAll count={lines.length} picked={chosen.length} onChange={pickAll} />
            <ChangedPrices lines={lines} />
            <ul className={cx('lines')}>
              {lines.map((shown) => (
                <LineRow
                  key={shown.line.asset.id}
                  shown={shown}
                  picked={picked.has(shown.line.asset.id)}
                  onPick={pick}
                />
              ))}
            </ul>
            <BulkBar chosen={chosen} onClear={() => pickAll(false)} />
          </section>
          <Summary lines={scope} all={chosen.length === 0} />
        </div>
      )}
    </ViewFrame>
  );
}
