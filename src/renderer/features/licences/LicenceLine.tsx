import type { MouseEvent } from 'react';
import type { HeldLicence } from '../../../shared/model/held-licence.ts';
import { formatMoney } from '../../../shared/model/money.ts';
import { classes } from '../../ui/classes.ts';
import { AssetPicture } from './AssetPicture.tsx';
import { sizeWord } from '../downloads/size-words.ts';
import css from './LicenceTable.module.css';
import { dateText, stateText } from './licence-text.ts';

const cx = classes(css);

interface LicenceLineProps {
  /** Absent until its page has come. */
  readonly licence: HeldLicence | undefined;
  readonly index: number;
  readonly top: number;
  readonly chosen: boolean;
  readonly open: boolean;
  /** Whether Tab comes here. */
  readonly reachable: boolean;
  readonly onFocus: (index: number) => void;
  readonly onClick: (event: MouseEvent) => void;
}

export function LicenceLine(props: LicenceLineProps) {
  const { licence, index, top, chosen, open, reachable, onFocus, onClick } = props;
  const row = {
    'aria-rowindex': index + 2,
    'aria-selected': chosen,
    'data-row': index,
    tabIndex: reachable ? 0 : -1,
    style: { transform: `translateY(${top}px)` },
    onFocus: () => onFocus(index),
  };
  if (licence === undefined) {
    return (
      <tr {...row} className={cx('line', 'row')} aria-busy="true" aria-label="Loading">
        <td className={cx('thumb')} />
      </tr>
    );
  }
  const { assetId, title, type, option, person, references, price } = licence;
  const state = stateText(licence);
  return (
    <tr
      {...row}
      className={cx('line', 'row', chosen && 'chosen', open && 'open')}
      aria-label={`${title === '' ? assetId : title}, ${state}, ${dateText(licence)}`}
      onClick={onClick}
    >
      <td className={cx('picture')}>
        <AssetPicture key={assetId} assetId={assetId} size="thumb" className={cx('thumb')} />
      </td>
      <td className={cx('two')}>
        <span className={cx('words')}>{title === '' ? 'Untitled' : title}</span>
        <span className={cx('words', 'small')}>{assetId}</span>
      </td>
      <td className={cx('two')}>
        <span className={cx('words')}>{references.project}</span>
        <span className={cx('words', 'small')}>
          {[references.client, references.purchaseOrder].filter((text) => text !== '').join(' · ')}
        </span>
      </td>
      <td className={cx('two')}>
        <span className={cx('words')}>{licence.licence}</span>
        <span className={cx('words', 'small')}>{option === '' ? '' : sizeWord(type, option)}</span>
      </td>
      <td className={cx('words')}>{person}</td>
      <td className={cx('words')}>{dateText(licence)}</td>
      <td className={cx('words')} title={state}>
        {state}
      </td>
      <td className={cx('number')}>{price === null ? '' : formatMoney(price)}</td>
    </tr>
  );
}
