import { StickyNote } from 'lucide-react';
import { useStore } from 'zustand';
import type { Asset } from '../../../shared/model/asset.ts';
import { useBoards } from '../../state/boards.ts';
import { Mark } from '../../ui/Badge.tsx';

/** That something is said of an asset on this board. */
export function BoardNote({ asset }: { readonly asset: Asset }) {
  const boards = useBoards();
  const note = useStore(boards.store, (state) => state.assets.get(asset.id)?.note ?? '');
  return note === '' ? null : (
    <Mark>
      <StickyNote size={11} strokeWidth={2.25} aria-hidden="true" />
    </Mark>
  );
}
