import type { Asset } from '../../../shared/model/asset.ts';
import { placed, useFeatures } from '../../state/feature.ts';
import { BoardNote } from './BoardNote.tsx';

/** What is marked on a tile of a board: its note, and what the features add. */
export function BoardMarks({ asset }: { readonly asset: Asset }) {
  const marks = placed(useFeatures(), ({ boardMarks }) => boardMarks);
  return (
    <>
      <BoardNote asset={asset} />
      {marks.map(({ key, component: Added }) => (
        <Added key={key} asset={asset} />
      ))}
    </>
  );
}
