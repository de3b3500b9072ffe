import { useRef, useState } from 'react';
import { useStore } from 'zustand';
import { formatMoney } from '../../../shared/model/money.ts';
import type { AssetId } from '../../../shared/model/ids.ts';
import { EXTENDED_RIGHTS } from '../../../shared/model/licence.ts';
import type { Failure } from '../../../shared/model/failure.ts';
import type { Quote } from '../../../shared/model/quote.ts';
import { useBasket } from '../../state/basket.ts';
import { useCheckout } from './checkout.ts';
import { useBridge } from '../../state/given.ts';
import { useLocation } from '../../state/location.ts';
import { usePurchases } from '../../state/purchases.ts';
import { toFailure } from '../../bridge/index.ts';
import { Banner } from '../../ui/Banner.tsx';
import { Button } from '../../ui/Button.tsx';
import { Checkbox } from '../../ui/Checkbox.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { classes } from '../../ui/classes.ts';
import { assetsText } from '../../ui/format.ts';
import { grossText, isFloor } from './basket-words.ts';
import css from './ConfirmDialog.module.css';
import { LicenceMeaning } from './LicenceMeaning.tsx';
import type { ShownLine } from './use-priced-lines.ts';

const cx = classes(css);

interface ConfirmDialogProps {
  readonly open: boolean;
  readonly onClose: () => void;
  readonly lines: readonly ShownLine[];
}

/** The last thing that is read before money is spent. */
export function ConfirmDialog({ open, onClose, lines }: ConfirmDialogProps) {
  const checkout = useCheckout();
  const { quote, asking } = useStore(checkout.store);
  return (
    <Dialog title="License these assets?" open={open} onClose={onClose} wide>
      <Told />
      {quote === null ? (
        <p className={cx('waiting')} role="status">
          {asking
            ? 'Reading the prices again…'
            : 'There is nothing to license. Close this and look at the basket.'}
        </p>
      ) : (
        // Another quote is another thing to read: no tick of the one before counts.
        <Confirm key={quote.hash} quote={quote} lines={lines} onClose={onClose} />
      )}
    </Dialog>
  );
}

interface ConfirmProps {
  readonly quote: Quote;
  readonly lines: readonly ShownLine[];
  readonly onClose: () => void;
}

function Confirm({ quote, lines, onClose }: ConfirmProps) {
  const bridge = useBridge();
  const checkout = useCheckout();
  const basket = useBasket();
  const location = useLocation();
  const purchases = usePurchases();
  const again = useStore(checkout.store, (state) => state.again);
  const [editorialKnown, setEditorialKnown] = useState(false);
  const [unpricedKnown, setUnpricedKnown] = useState(false);
  const [busy, setBusy] = useState(false);
  /** A second click may come before the first is drawn. */
  const sent = useRef(false);
  const byAsset = new Map<AssetId, ShownLine>(lines.map((shown) => [shown.line.asset.id, shown]));
  const editorial = quote.lines.flatMap(({ order }) => {
    const asset = byAsset.get(order.assetId)?.line.asset;
    return asset?.editorial === true ? [asset.id] : [];
  });
  const isRead = (editorial.length === 0 || editorialKnown) && (!quote.unpricedRights || unpricedKnown);

  const confirm = async () => {
    if (sent.current) return;
    sent.current = true;
    setBusy(true);
    try {
      const intents = await bridge.purchases.confirm({
        quoteId: quote.id,
        acceptOwned: quote.lines.map(({ order }) => order.assetId).filter((asset) => again.has(asset)),
        acceptUnpricedRights: unpricedKnown,
        editorial,
      });
      purchases.learn(intents);
      onClose();
      const [first] = intents;
      if (first !== undefined) location.open('basket', first.batchId);
    } catch (error) {
      sent.current = false;
      setBusy(false);
      checkout.askAgain(toFailure(error));
      void basket.refresh();
    }
  };

  return (
    <div className={cx('confirm')}>
      <div className={cx('scroll')}>
        <table className={cx('lines')}>
          <thead className="visually-hidden">
            <tr>
              <th>Asset</th>
              <th>Licence</th>
              <th>Price</th>
            </tr>
          </thead>
          <tbody>
            {quote.lines.map(({ order, licenceName, optionLabel, price, owned, covered }) => {
              const shown = byAsset.get(order.assetId);
              const rights = EXTENDED_RIGHTS.filter(({ bit }) => (order.extendedRights & bit) !== 0);
              const { project } = order.references;
              const seen = shown?.line.seenPrice ?? null;
              return (
                <tr key={order.assetId}>
                  <td className={cx('asset')}>
                    <span className={cx('title')}>{shown?.line.asset.title ?? order.assetId}</span>
                    <span className={cx('fact')}>
                      {[order.assetId, ...(project === '' ? [] : [project])].join(', ')}
                      {owned.length > 0 && (
                        <strong>
                          {covered === false
                            ? ' Licensed in a smaller size, this one on top'
                            : ' Licensed already, bought again'}
                        </strong>
                      )}
                    </span>
                  </td>
                  <td>
                    {licenceName}, {optionLabel}
                    {rights.length > 0 && (
                      <span className={cx('fact')}>+ {rights.map(({ label }) => label).join(', ')}</span>
                    )}
                  </td>
                  <td className={cx('price')}>
                    {seen !== null && price !== null && seen !== price.amount && (
                      <del>{formatMoney({ amount: seen })}</del>
                    )}{' '}
                    {price === null ? '' : formatMoney(price)}
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
      <p className={cx('total')}>
        {quote.vat === null
          ? `${grossText(quote)} in total`
          : `${formatMoney(quote.net)} + ${formatMoney(quote.vat.amount)} VAT = ${grossText(quote)} in total`}
        {quote.balance !== null &&
          `, balance after ${isFloor(quote) ? 'at most ' : ''}${formatMoney({ amount: quote.balance.after })}`}
      </p>
      <LicenceMeaning quote={quote} />
      {editorial.length > 0 && (
        <Checkbox
          label={`${assetsText(editorial.length)} for editorial use only`}
          hint="I know: for news and comment, not for advertising or promotion."
          checked={editorialKnown}
          disabled={busy}
          onChange={setEditorialKnown}
        />
      )}
      {quote.unpricedRights && (
        <Checkbox
          label="Buy the extended rights at the service’s price"
          hint="Their price is not in the list. The service tells it when they are bought; the total is higher than shown."
          checked={unpricedKnown}
          disabled={busy}
          onChange={setUnpricedKnown}
        />
      )}
      <div className={cx('foot')}>
        <Button onClick={onClose} disabled={busy}>
          Cancel
        </Button>
        <Button
          look="primary"
          busy={busy}
          disabled={!isRead || quote.unknown.length > 0}
          // A key that is held down repeats, and must not confirm.
          onKeyDown={(event) => event.repeat && event.preventDefault()}
          onClick={() => void confirm()}
        >
          {`License ${assetsText(quote.lines.length)} for ${grossText(quote)}`}
        </Button>
      </div>
    </div>
  );
}

/** Why the last click bought nothing. */
function Told() {
  const checkout = useCheckout();
  const refused: Failure | null = useStore(checkout.store, (state) => state.refused);
  if (refused === null) return null;
  return (
    <div className={cx('told')}>
      <Banner tone="problem" inset>
        {refused.message} {refused.action}
      </Banner>
    </div>
  );
}
