import { useStore } from 'zustand';
import type { BasketAsset } from '../../../shared/model/basket.ts';
import type { OwnedLicence } from '../../../shared/model/quote.ts';
import { coverageOf } from '../../../shared/model/size-order.ts';
import { useDownloadActions } from '../../state/download-actions.ts';
import { useBasket } from '../../state/basket.ts';
import { useNameOf } from '../../state/people.ts';
import { useCheckout } from './checkout.ts';
import { Button } from '../../ui/Button.tsx';
import { Checkbox } from '../../ui/Checkbox.tsx';
import { classes } from '../../ui/classes.ts';
import { formatDate } from '../../ui/format.ts';
import { sizeWord } from '../../parts/words/size-words.ts';
import { sizesText } from './basket-words.ts';
import css from './OwnedNote.module.css';

const cx = classes(css);

interface OwnedNoteProps {
  readonly asset: BasketAsset;
  /** The size that is to be licensed. */
  readonly option: string;
  /** The latest last. */
  readonly owned: readonly OwnedLicence[];
}

/** The group has paid for it already: who, when, which; the file is free, and buying again takes a tick of its own. */
export function OwnedNote({ asset, option, owned }: OwnedNoteProps) {
  const checkout = useCheckout();
  const basket = useBasket();
  const actions = useDownloadActions();
  const nameOf = useNameOf();
  const again = useStore(checkout.store, (state) => state.again.has(asset.id));
  const licences = useStore(basket.store, ({ terms }) => terms?.licences);
  const latest = owned.at(-1);
  if (latest === undefined) return null;
  const name = licences?.find(({ id }) => id === latest.licenceId)?.name ?? 'a licence of your group';
  const held = owned.map((one) => one.option);
  const isSmaller = coverageOf(held, option) === false;
  const size = latest.option === '' ? '' : `, ${sizeWord(latest.option)}`;
  const wanted = sizeWord(option);
  const more = owned.length > 1 ? ` ${owned.length - 1} more before that.` : '';
  return (
    <div className={cx('note')}>
      <p className={cx('text')}>
        <strong>
          {isSmaller
            ? `Your group has this licensed as ${sizesText(held)}, not as ${wanted}:`
            : 'Your group has this licensed already:'}
        </strong>{' '}
        {nameOf(latest.userName) || 'your group'}
        {latest.at !== null && `, ${formatDate(latest.at)}`}, {name}
        {size}
        {latest.references.client !== '' && `, for ${latest.references.client}`}
        {latest.references.project !== '' && `, project ${latest.references.project}`}, transaction{' '}
        {latest.transactionId}.{more}
        {!again && ' It is left out of this purchase.'}
      </p>
      <div className={cx('acts')}>
        <Button
          size="small"
          onClick={() =>
            void actions.downloadAgain([{ assetId: asset.id, transactionId: latest.transactionId }])
          }
        >
          Download again (free)
        </Button>
        <Checkbox
          label={isSmaller ? `License ${wanted} as well` : 'License it again and pay again'}
          hint={
            isSmaller
              ? `Buys a licence of the larger size for ${asset.title}.`
              : `Buys another licence for ${asset.title}.`
          }
          checked={again}
          onChange={(on) => checkout.setAgain(asset.id, on)}
        />
      </div>
    </div>
  );
}
