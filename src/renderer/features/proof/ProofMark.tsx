import { MessageSquare, ThumbsDown, ThumbsUp } from 'lucide-react';
import type { ReactNode } from 'react';
import { useStore } from 'zustand';
import type { Asset } from '../../../shared/model/asset.ts';
import { Mark } from '../../ui/Badge.tsx';
import { useProofs } from './proofs.ts';
import type { Remark } from './proofs.ts';

const NONE: readonly Remark[] = [];

/** What clients say of a tile of the open board: how many pick it, how many reject it, whether one has commented. */
export function ProofMark({ asset }: { readonly asset: Asset }) {
  const remarks = useStore(useProofs().store, (state) => state.remarks.get(asset.id) ?? NONE);
  if (remarks.length === 0) return null;
  const of = (verdict: Remark['verdict']) => remarks.filter((remark) => remark.verdict === verdict).length;
  const [picks, rejects] = [of('pick'), of('reject')];
  return (
    <>
      {picks > 0 && (
        <Counted count={picks}>
          <ThumbsUp size={11} strokeWidth={2.25} aria-hidden="true" />
        </Counted>
      )}
      {rejects > 0 && (
        <Counted count={rejects}>
          <ThumbsDown size={11} strokeWidth={2.25} aria-hidden="true" />
        </Counted>
      )}
      {remarks.some(({ comment }) => comment !== '') && (
        <Mark>
          <MessageSquare size={11} strokeWidth={2.25} aria-hidden="true" />
        </Mark>
      )}
    </>
  );
}

function Counted({ count, children }: { readonly count: number; readonly children: ReactNode }) {
  return (
    <Mark>
      {children}
      {count > 1 && count}
    </Mark>
  );
}
