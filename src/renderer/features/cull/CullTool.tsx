import { Rows3 } from 'lucide-react';
import type { Board } from '../../../shared/model/board.ts';
import { useStores } from '../../state/registry/store.ts';
import { Button } from '../../ui/Button.tsx';
import { beginCull } from './begin-cull.ts';

/** Culls the board that is open. */
export function CullTool({ board }: { readonly board: Board }) {
  const stores = useStores();
  return (
    <Button disabled={board.count === 0} onClick={() => beginCull(stores)}>
      <Rows3 size={14} aria-hidden="true" />
      Cull
    </Button>
  );
}
