import { LayoutDashboard } from 'lucide-react';
import type { Asset } from '../../../shared/model/asset.ts';
import { useBoards } from '../../state/boards.ts';
import { Button } from '../../ui/Button.tsx';

/** Onto a board: which one is asked. */
export function BoardAction({ asset }: { readonly asset: Asset }) {
  const boards = useBoards();
  return (
    <Button aria-label="Add to board" title="Add to a board" onClick={() => boards.offer([asset])}>
      <LayoutDashboard size={16} aria-hidden="true" />
      Board
    </Button>
  );
}
