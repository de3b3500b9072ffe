import { Copy, FileSpreadsheet } from 'lucide-react';
import { useState } from 'react';
import { useStore } from 'zustand';
import type { PurchaseRecord } from '../../../shared/model/basket.ts';
import { describeIntent } from '../../../shared/model/intent-text.ts';
import type { Intent, IntentId } from '../../../shared/model/intent.ts';
import { withNames } from '../../../shared/model/intent-people.ts';
import { formatMoney, totals } from '../../../shared/model/money.ts';
import { basketStore } from '../../state/basket.ts';
import { bridgeStore } from '../../state/given.ts';
import { useStores } from '../../state/registry/store.ts';
import { toastsStore } from '../../state/toasts.ts';
import { copyText } from '../../state/copy-text.ts';
import { toFailure } from '../../bridge/index.ts';
import { ofBatch, purchasesStore } from '../../state/purchases.ts';
import { useNameOf } from '../../state/people.ts';
import { Button } from '../../ui/Button.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { classes } from '../../ui/classes.ts';
import { saveFile } from '../../parts/save-file.ts';
import { DecideDialog } from './DecideDialog.tsx';
import { outcomeText } from './outcome.ts';
import { PurchaseRow } from './PurchaseRow.tsx';
import css from './PurchaseView.module.css';
import { assetsText, formatMoment } from '../../ui/format.ts';
import { receiptCsv, receiptText } from './receipt.ts';

const cx = classes(css);

/** What has become of one purchase, told as it comes: licensed, refused, or not known yet. */
export function PurchaseView({ batchId }: { readonly batchId: string }) {
  const stores = useStores();
  const purchases = stores.get(purchasesStore);
  const basket = stores.get(basketStore);
  const toasts = stores.get(toastsStore);
  const bridge = stores.get(bridgeStore);
  const all = useStore(purchases.store);
  const records = useStore(basket.store, (state) => state.purchases);
  const terms = useStore(basket.store, (state) => state.terms);
  const [deciding, setDeciding] = useState<IntentId | null>(null);
  const kept = records.find((one) => one.batchId === batchId);
  const nameOf = useNameOf();
  const record = kept === undefined ? null : { ...kept, by: nameOf(kept.by) };
  const intents = asRead(ofBatch(all, batchId), record).map((intent) => withNames(intent, nameOf));
  const decided = intents.find(({ id }) => id === deciding);
  const [first] = intents;
  if (first === undefined) {
    return (
      <Notice
        title="This purchase is not in the latest list"
        text="Older purchases are in the licences of your group; nothing about them is lost."
      />
    );
  }
  const context = { intents, record, licences: terms?.licences ?? [] };
  const waiting = intents.filter((intent) => describeIntent(intent).actions.includes('withdraw'));
  const unsure = intents.filter((intent) => describeIntent(intent).actions.includes('confirm-again'));
  const [due] = totals(unsure.map(({ price }) => price));
  const lost = intents.filter(isLost).map(({ order }) => order.assetId);
  const [spent] = totals(intents.filter(({ state }) => state === 'licensed').map(({ price }) => price));
  const withdraw = () =>
    bridge.purchases
      .withdraw({ intentIds: waiting.map(({ id }) => id) })
      .catch((error: unknown) => toasts.failed(toFailure(error)));
  const confirmAgain = () =>
    bridge.purchases
      .confirmAgain({ intentIds: unsure.map(({ id }) => id) })
      .then((told) => purchases.learn(told))
      .catch((error: unknown) => toasts.failed(toFailure(error)));
  const copy = () => copyText(stores, receiptText(context), 'Copied the receipt.');
  return (
    <div className={cx('page')}>
      <header className={cx('head')}>
        <div className={cx('words')}>
          <div role="status">
            <h2 className={cx('outcome')}>{outcomeText(intents)}</h2>
          </div>
          <p className={cx('facts')}>
            {formatMoment(first.confirmedAt, Date.now())}
            {record !== null && `, by ${record.by}`}
            {`, ${assetsText(intents.length)}`}
            {spent !== undefined && `, ${formatMoney(spent)} licensed, without VAT`}
          </p>
        </div>
        <div className={cx('tools')}>
          {due !== undefined && (
            <Button size="small" look="primary" onClick={() => void confirmAgain()}>
              Buy {assetsText(unsure.length)} for {formatMoney(due)}
            </Button>
          )}
          {waiting.length > 0 && (
            <Button size="small" onClick={() => void withdraw()}>
              Withdraw what is not sent
            </Button>
          )}
          {lost.length > 0 && record !== null && (
            <Button size="small" onClick={() => void basket.putBack(batchId, lost)}>
              Put {assetsText(lost.length)} back into the basket
            </Button>
          )}
          <Button size="small" onClick={() => void copy()}>
            <Copy size={14} aria-hidden="true" />
            Copy receipt
          </Button>
          <Button
            size="small"
            onClick={() =>
              saveFile(`Stockroom receipt ${batchId.slice(0, 8)}.csv`, 'text/csv', receiptCsv(context))
            }
          >
            <FileSpreadsheet size={14} aria-hidden="true" />
            Save CSV
          </Button>
        </div>
      </header>
      <ul className={cx('lines')}>
        {intents.map((intent) => (
          <PurchaseRow
            key={intent.id}
            intent={intent}
            record={record}
            licences={context.licences}
            onDecide={() => setDeciding(intent.id)}
          />
        ))}
      </ul>
      {decided !== undefined && <DecideDialog intent={decided} onClose={() => setDeciding(null)} />}
    </div>
  );
}

/** In the order of the dialog they were confirmed in; the stream tells them in any. */
function asRead(intents: readonly Intent[], record: PurchaseRecord | null): readonly Intent[] {
  if (record === null) return intents;
  const place = new Map(record.lines.map(({ asset }, index) => [asset.id, index]));
  return intents.toSorted(
    (one, other) => (place.get(one.order.assetId) ?? 0) - (place.get(other.order.assetId) ?? 0),
  );
}

/** It came to nothing for certain, so it may be wanted again. */
function isLost(intent: Intent): boolean {
  return (
    intent.state === 'rejected' ||
    (intent.state === 'abandoned' &&
      intent.reason.kind !== 'already-licensed' &&
      intent.reason.kind !== 'bought-again')
  );
}
