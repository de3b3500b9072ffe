import { useState } from 'react';
import type { Decision, Intent } from '../../../shared/model/intent.ts';
import type { Failure } from '../../../shared/model/failure.ts';
import { formatMoney } from '../../../shared/model/money.ts';
import { useBridge } from '../../state/given.ts';
import { useLocation } from '../../state/location.ts';
import { usePurchases } from '../../state/purchases.ts';
import { toFailure } from '../../bridge/index.ts';
import { Banner } from '../../ui/Banner.tsx';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { classes } from '../../ui/classes.ts';
import css from './DecideDialog.module.css';
import { formatMoment } from '../../ui/format.ts';
import { needsPerson } from './outcome.ts';

const cx = classes(css);

interface DecideDialogProps {
  readonly intent: Intent;
  readonly onClose: () => void;
}

/** Settles what only a person can, in their words. The list is read once more first, and what it proves goes before. */
export function DecideDialog({ intent, onClose }: DecideDialogProps) {
  const bridge = useBridge();
  const purchases = usePurchases();
  const location = useLocation();
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const candidates =
    intent.state === 'ambiguous' || intent.state === 'needs-decision' ? intent.candidates : [];
  const decide = async (decision: Decision) => {
    setBusy(true);
    setFailure(null);
    try {
      const settled = await bridge.purchases.decide({ intentId: intent.id, decision });
      purchases.learn([settled]);
      onClose();
      if (settled.batchId !== intent.batchId) location.open('basket', settled.batchId);
    } catch (error) {
      setFailure(toFailure(error));
      setBusy(false);
    }
  };
  return (
    <Dialog title="Was this licensed?" open onClose={onClose}>
      <div className={cx('body')}>
        {failure !== null && (
          <Banner tone="problem" inset>
            {failure.message} {failure.action}
          </Banner>
        )}
        {needsPerson(intent) ? (
          <p>
            Asset {intent.order.assetId} was ordered for {formatMoney(intent.price)}, and no clear answer
            came.
            {candidates.length > 0
              ? ' Your group’s licences of it that are new since then:'
              : ' No licence of it has shown up in your group’s list. If in doubt, ask Depositphotos before you order again.'}
          </p>
        ) : (
          <p>This has been settled meanwhile.</p>
        )}
        {needsPerson(intent) && (
          <>
            {candidates.map(({ transactionId, userName, at }) => (
              <div key={transactionId} className={cx('choice')}>
                <p>
                  Transaction {transactionId}
                  <span className={cx('fact')}>
                    {userName || 'an unknown user'}
                    {at !== null && `, ${formatMoment(at, Date.now())}`}
                  </span>
                </p>
                <Button
                  size="small"
                  busy={busy}
                  onClick={() => void decide({ kind: 'this-one', transactionId })}
                >
                  This is my order
                </Button>
              </div>
            ))}
            <div className={cx('choice')}>
              <p>
                It was not bought
                <span className={cx('fact')}>Closes this order. Nothing is sent.</span>
              </p>
              <Button size="small" busy={busy} onClick={() => void decide({ kind: 'not-bought' })}>
                Not bought
              </Button>
            </div>
            <div className={cx('choice')}>
              <p>
                It was not bought, and it is still needed
                <span className={cx('fact')}>
                  Orders it once more for {formatMoney(intent.price)}. If the first order was charged after
                  all, you pay twice.
                </span>
              </p>
              <Button size="small" busy={busy} onClick={() => void decide({ kind: 'buy-again' })}>
                Order again for {formatMoney(intent.price)}
              </Button>
            </div>
          </>
        )}
      </div>
    </Dialog>
  );
}
