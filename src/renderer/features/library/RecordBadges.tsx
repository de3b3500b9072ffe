import { Star } from 'lucide-react';
import { useStore } from 'zustand';
import type { Asset } from '../../../shared/model/asset.ts';
import { useRecords } from '../../state/records.ts';
import { Mark } from '../../ui/Badge.tsx';
import { BoardBadge } from '../../parts/BoardBadge.tsx';

/** What is wrong with a file; with the pointer, how it was rated and how many boards it is on. */
export function RecordBadges({ asset }: { readonly asset: Asset }) {
  const records = useRecords();
  const record = useStore(records.store, (state) => state.records.get(asset.id) ?? null);
  return (
    <>
      {record?.missing === true && <Mark>Missing</Mark>}
      {record?.changed === true && <Mark>Changed</Mark>}
      {record?.expired === true && <Mark>Expired</Mark>}
      {record !== null && record.marks.rating > 0 && (
        <Mark brief>
          {record.marks.rating}
          <Star size={10} fill="currentColor" aria-hidden="true" />
        </Mark>
      )}
      <BoardBadge asset={asset} />
    </>
  );
}
