import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import type { MonthToDate } from '../../../shared/contract/index.ts';
import { compareAmounts, formatMoney } from '../../../shared/model/money.ts';
import type { ProjectBudget, Quote } from '../../../shared/model/quote.ts';
import { useAccount } from '../../state/account.ts';
import { useBridge } from '../../state/given.ts';
import { usePurchases } from '../../state/purchases.ts';
import { useSettings } from '../../state/settings.ts';
import { classes } from '../../ui/classes.ts';
import { isFloor } from './basket-words.ts';
import css from './Summary.module.css';

const cx = classes(css);

/** What the purchase does to the balance or the month, the day, and the budgets of its projects. */
export function Accounts({ quote }: { readonly quote: Quote | null }) {
  const account = useAccount();
  const settings = useSettings();
  const group = useStore(account, (state) => (state.status === 'signed-in' ? state.group : null));
  const warnAt = useStore(settings, (now) => now?.dailyWarnAt ?? null);
  if (group === null) return null;
  const balance = quote?.balance ?? null;
  const limit = quote?.limit ?? null;
  return (
    <dl className={cx('sums', 'accounts')}>
      {group.payment === 'prepaid' && <Row label="Balance" value={group.balance} />}
      {balance !== null && balance.reserved !== '0' && (
        <Row label="Confirmed and not bought yet" value={balance.reserved} />
      )}
      {balance !== null && (
        <Row
          label={isFloor(quote) ? 'Balance after, at most' : 'Balance after'}
          value={balance.after}
          wrong={balance.missing !== null}
        />
      )}
      {group.payment === 'postpaid' && <Month />}
      {limit !== null && (
        <Row
          label={`Last 24 hours, limit ${formatMoney({ amount: limit.limit })}, without VAT`}
          value={limit.spent}
          wrong={limit.over !== null || (warnAt !== null && compareAmounts(limit.spent, warnAt) >= 0)}
        />
      )}
      {quote?.budgets.map((budget) => (
        <Budget key={budget.project} budget={budget} />
      ))}
    </dl>
  );
}

function Budget({
  budget: { project, spent, after, stopAt, warnAt, over },
}: {
  readonly budget: ProjectBudget;
}) {
  const warned = warnAt !== null && compareAmounts(after, warnAt) >= 0;
  const of = stopAt === null ? '' : ` of ${formatMoney({ amount: stopAt })}`;
  return (
    <>
      <Row label={`“${project}” after this${of}, without VAT`} value={after} wrong={over !== null} />
      {warned && over === null && (
        <div className={cx('warning')}>
          <dt>Budget warning</dt>
          <dd>
            “{project}” passes {formatMoney({ amount: warnAt })}; {formatMoney({ amount: spent })} before
            this.
          </dd>
        </div>
      )}
    </>
  );
}

interface RowProps {
  readonly label: string;
  /** A plain decimal; `null` when it is not known. */
  readonly value: string | null;
  readonly wrong?: boolean;
}

function Row({ label, value, wrong = false }: RowProps) {
  return (
    <div className={cx('row', wrong && 'wrong')}>
      <dt>{label}</dt>
      <dd>{value === null ? 'Unknown' : formatMoney({ amount: value })}</dd>
    </div>
  );
}

/** Invoiced at the end of the month: what there is of it so far. */
function Month() {
  const bridge = useBridge();
  const purchases = usePurchases();
  const intents = useStore(purchases.store);
  const [month, setMonth] = useState<MonthToDate | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a purchase changes the month.
  useEffect(() => {
    let over = false;
    bridge.purchases.monthToDate().then(
      (found) => !over && setMonth(found),
      () => {},
    );
    return () => {
      over = true;
    };
  }, [bridge, intents]);
  if (month === null) return null;
  return (
    <>
      {month.licences !== null && (
        <div className={cx('row')}>
          <dt>Licensed by your group this month</dt>
          <dd>{month.licences}</dd>
        </div>
      )}
      <Row label="This month, from this computer, without VAT" value={month.spent} />
    </>
  );
}
