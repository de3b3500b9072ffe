import { LayoutDashboard } from 'lucide-react';
import { useStore } from 'zustand';
import type { Asset } from '../../shared/model/asset.ts';
import { useBoards } from '../state/boards.ts';
import { Mark } from '../ui/Badge.tsx';

/** On how many boards an asset is. */
export function BoardBadge({ asset }: { readonly asset: Asset }) {
  const boards = useBoards();
  const count = useStore(boards.store, (state) => state.holding.get(asset.id)?.length ?? 0);
  if (count === 0) return null;
  return (
    <Mark brief>
      <LayoutDashboard size={11} strokeWidth={2.25} aria-hidden="true" />
      {count > 1 && count}
    </Mark>
  );
}
