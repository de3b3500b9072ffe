import { useState } from 'react';
import { useStore } from 'zustand';
import { formatMoney, totals } from '../../../shared/model/money.ts';
import type { Money } from '../../../shared/model/money.ts';
import { vatOf } from '../../../shared/model/vat.ts';
import { useAccount } from '../../state/account.ts';
import { useBasket } from '../../state/basket.ts';
import { useCheckout } from './checkout.ts';
import { Button } from '../../ui/Button.tsx';
import { classes } from '../../ui/classes.ts';
import { Accounts } from './Accounts.tsx';
import { isFloor } from './basket-words.ts';
import { ConfirmDialog } from './ConfirmDialog.tsx';
import { obstacles } from './obstacles.ts';
import css from './Summary.module.css';
import { assetsText, formatMoment } from '../../ui/format.ts';
import type { ShownLine } from './use-priced-lines.ts';

const cx = classes(css);
const NOTHING: Money = { amount: '0', currencyId: null };

interface SummaryProps {
  readonly lines: readonly ShownLine[];
  /** Whether these are all lines of the basket, not just those selected. */
  readonly all: boolean;
}

/** What it all costs, by licence and size; what it does to balance and budgets; and the way to the dialog that buys. */
export function Summary({ lines, all }: SummaryProps) {
  const account = useAccount();
  const basket = useBasket();
  const checkout = useCheckout();
  const group = useStore(account, (state) => (state.status === 'signed-in' ? state.group : null));
  const online = useStore(account, (state) => state.status === 'signed-in' && state.connection === 'online');
  const terms = useStore(basket.store, (state) => state.terms);
  const { quote, owned, again, asking, failure } = useStore(checkout.store);
  const [open, setOpen] = useState(false);
  const counted = lines.filter(
    ({ line: { asset }, problem }) =>
      problem === null && ((owned.get(asset.id)?.length ?? 0) === 0 || again.has(asset.id)),
  );
  const net = quote?.net ?? totals(counted.flatMap(({ price }) => price ?? []))[0] ?? NOTHING;
  const vat = quote === null ? (group === null ? null : vatOf(net, group)) : quote.vat;
  const gross = quote?.gross ?? (vat === null ? net : (totals([net, vat.amount])[0] ?? net));
  const isVatUnknown =
    quote === null ? group?.vat.enabled === true && vat === null : quote.unknown.includes('vat');
  const blocked = obstacles({ lines: counted, all: lines, quote, terms, online });
  const count = quote?.lines.length ?? counted.length;
  const left = lines.length - counted.length;
  return (
    <aside className={cx('side')} aria-label="What it costs">
      <h2 className={cx('heading')}>{all ? 'All in the basket' : 'The selected ones'}</h2>
      <dl className={cx('sums')}>
        {subtotals(counted).map(({ label, amount }) => (
          <div key={label} className={cx('row', 'small')}>
            <dt>{label}</dt>
            <dd>{amount}</dd>
          </div>
        ))}
        <div className={cx('row', 'first')}>
          <dt>Net</dt>
          <dd>{formatMoney(net)}</dd>
        </div>
        {vat !== null && (
          <div className={cx('row')}>
            <dt>VAT {vat.rate} %</dt>
            <dd>{formatMoney(vat.amount)}</dd>
          </div>
        )}
        {isVatUnknown && (
          <div className={cx('row')}>
            <dt>VAT</dt>
            <dd>Unknown</dd>
          </div>
        )}
        <div className={cx('row', 'total')}>
          <dt>{isVatUnknown || isFloor(quote) ? 'Total, at least' : 'Total'}</dt>
          <dd>{formatMoney(gross)}</dd>
        </div>
      </dl>
      {quote?.unpricedRights === true && (
        <p className={cx('note')}>
          The extended rights come on top; the service tells their price when bought.
        </p>
      )}
      {left > 0 && <p className={cx('note')}>{assetsText(left)} left out, see the lines.</p>}
      <Accounts quote={quote} />
      <div className={cx('foot')}>
        {blocked.map((text) => (
          <p key={text} className={cx('obstacle')}>
            {text}
          </p>
        ))}
        {failure !== null && online && (
          <p className={cx('obstacle')}>
            {failure.message} {failure.action}{' '}
            <Button size="small" onClick={() => checkout.askAgain()}>
              Ask again
            </Button>
          </p>
        )}
        {terms?.mayLicense !== false && (
          <Button
            look="primary"
            size="large"
            wide
            busy={asking && online}
            disabled={blocked.length > 0 || quote === null}
            onClick={() => setOpen(true)}
          >
            Review and license {count > 0 ? assetsText(count) : ''}
          </Button>
        )}
        {terms !== null && (
          <p className={cx('asof')}>
            {online ? 'Prices' : 'Offline: prices'} as of {formatMoment(terms.asOf, Date.now())}. Nothing is
            bought until you confirm.
          </p>
        )}
      </div>
      <ConfirmDialog open={open} onClose={() => setOpen(false)} lines={lines} />
    </aside>
  );
}

/** `2 × Digital License, Large`, in the order they first come. */
function subtotals(
  lines: readonly ShownLine[],
): readonly { readonly label: string; readonly amount: string }[] {
  const groups = Map.groupBy(lines, ({ licence, size }) => `${licence?.name ?? ''}, ${size?.label ?? ''}`);
  return [...groups].map(([label, ofOne]) => {
    const [sum = NOTHING] = totals(ofOne.flatMap(({ price }) => price ?? []));
    return { label: `${ofOne.length} × ${label}`, amount: formatMoney(sum) };
  });
}
