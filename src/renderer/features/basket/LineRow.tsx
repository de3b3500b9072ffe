import { X } from 'lucide-react';
import { memo } from 'react';
import { useStore } from 'zustand';
import { formatMoney } from '../../../shared/model/money.ts';
import type { AssetId } from '../../../shared/model/ids.ts';
import { REFERENCE_LABEL } from '../../../shared/model/project.ts';
import { useBasket } from '../../state/basket.ts';
import { useCheckout } from './checkout.ts';
import { IconButton } from '../../ui/Button.tsx';
import { classes } from '../../ui/classes.ts';
import { MEDIA } from '../../ui/media.ts';
import { problemText } from './basket-words.ts';
import { LineChoices } from './LineChoices.tsx';
import css from './LineRow.module.css';
import { OwnedNote } from './OwnedNote.tsx';
import { AssetPicture } from '../../ui/AssetPicture.tsx';
import type { ShownLine } from './use-priced-lines.ts';

const cx = classes(css);

interface LineRowProps {
  readonly shown: ShownLine;
  readonly picked: boolean;
  readonly onPick: (asset: AssetId, on: boolean) => void;
}

/** One asset of the basket: what is to be licensed of it, for how much, and what stands in the way. */
export const LineRow = memo(function LineRow({ shown, picked, onPick }: LineRowProps) {
  const basket = useBasket();
  const checkout = useCheckout();
  const { line, price, before, problem, missing } = shown;
  const { asset } = line;
  const owned = useStore(checkout.store, (state) => state.owned.get(asset.id));
  return (
    <li className={cx('line')} aria-label={asset.title} data-line={asset.id}>
      <input
        type="checkbox"
        className={cx('tick')}
        aria-label={`Select ${asset.title}`}
        checked={picked}
        onChange={(event) => onPick(asset.id, event.target.checked)}
      />
      <AssetPicture className={cx('picture')} assetId={asset.id} size="thumb" />
      <div className={cx('what')}>
        <p className={cx('title')} title={asset.title}>
          {asset.title}
        </p>
        <p className={cx('facts')}>
          {MEDIA[asset.type].label} {asset.id}
          {asset.editorial && <span className={cx('editorial')}>Editorial use only</span>}
        </p>
      </div>
      <p className={cx('price', problem !== null && 'void')}>
        {before !== null && (
          <del className={cx('before')}>
            <span className="visually-hidden">was </span>
            {formatMoney({ amount: before })}
          </del>
        )}
        {price === null ? 'No price' : formatMoney(price)}
      </p>
      <IconButton label={`Remove ${asset.title}`} onClick={() => void basket.remove([asset.id])}>
        <X size={16} aria-hidden="true" />
      </IconButton>
      <div className={cx('choices')}>
        <LineChoices shown={shown} />
        {problem !== null && <p className={cx('problem')}>{problemText(problem, asset)}</p>}
        {missing.length > 0 && (
          <p className={cx('problem')}>
            Needed for the licence: {missing.map((field) => REFERENCE_LABEL[field].toLowerCase()).join(', ')}.
          </p>
        )}
        {line.extendedRights !== 0 && (
          <p className={cx('hint')}>
            With extended rights: their price is not in the list, the service tells it when it is bought.
          </p>
        )}
        {owned !== undefined && owned.length > 0 && (
          <OwnedNote asset={asset} option={line.option} owned={owned} />
        )}
      </div>
    </li>
  );
});
