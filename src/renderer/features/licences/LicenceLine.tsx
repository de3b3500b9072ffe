import type { MouseEvent } from 'react';
import type { HeldLicence } from '../../../shared/model/held-licence.ts';
import { formatMoney } from '../../../shared/model/money.ts';
import { NumberCell, PictureCell, TableRow, TwoLines, WordsCell } from '../../ui/RowTable.tsx';
import { sizeWord } from '../../parts/words/size-words.ts';
import { dateText, stateText } from '../../parts/words/licence-text.ts';

interface LicenceLineProps {
  /** Absent until its page has come. */
  readonly licence: HeldLicence | undefined;
  readonly index: number;
  readonly chosen: boolean;
  readonly open: boolean;
  /** Whether Tab comes here. */
  readonly reachable: boolean;
  readonly onFocus: (index: number) => void;
  readonly onClick: (event: MouseEvent) => void;
}

export function LicenceLine({ licence, onFocus, onClick, ...row }: LicenceLineProps) {
  const focus = () => onFocus(row.index);
  if (licence === undefined) {
    return (
      <TableRow {...row} aria-busy="true" aria-label="Loading" onFocus={focus}>
        <PictureCell assetId={null} />
      </TableRow>
    );
  }
  const { assetId, title, option, person, references, price } = licence;
  const { project, client, purchaseOrder } = references;
  const state = stateText(licence);
  const date = dateText(licence);
  return (
    <TableRow
      {...row}
      aria-label={`${title === '' ? assetId : title}, ${state}, ${date}`}
      onFocus={focus}
      onClick={onClick}
    >
      <PictureCell assetId={assetId} />
      <TwoLines first={title === '' ? 'Untitled' : title} second={assetId} />
      <TwoLines first={project} second={[client, purchaseOrder].filter((text) => text !== '').join(' · ')} />
      <TwoLines first={licence.licence} second={option === '' ? '' : sizeWord(option)} />
      <WordsCell>{person}</WordsCell>
      <WordsCell>{date}</WordsCell>
      <WordsCell title={state}>{state}</WordsCell>
      <NumberCell>{price === null ? '' : formatMoney(price)}</NumberCell>
    </TableRow>
  );
}
