import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import type { Asset } from '../../../shared/model/asset.ts';
import type { AssetRemark, Verdict } from '../../../shared/model/proof.ts';
import { useBridge } from '../../state/given.ts';
import { classes } from '../../ui/classes.ts';
import css from './Proof.module.css';
import { useProofs } from './proofs.ts';

const cx = classes(css);

const WORD: Readonly<Record<Verdict, string>> = { pick: 'picks it', reject: 'rejects it' };

/** What clients said of an asset, on any board. */
export function ClientSection({ asset }: { readonly asset: Asset }) {
  const bridge = useBridge();
  const revision = useStore(useProofs().store, (state) => state.revision);
  const [remarks, setRemarks] = useState<readonly AssetRemark[]>([]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: `revision` grows with every answer.
  useEffect(() => {
    let stale = false;
    bridge.proofs.ofAsset({ assetId: asset.id }).then(
      (found) => !stale && setRemarks(found),
      // Without an answer the rest of the panel is as good.
      () => !stale && setRemarks([]),
    );
    return () => {
      stale = true;
    };
  }, [bridge, asset.id, revision]);
  if (remarks.length === 0) return null;
  return (
    <section className={cx('section')} aria-label="Clients">
      <h3 className={cx('heading')}>Clients</h3>
      <ul className={cx('remarks')}>
        {remarks.map(({ boardId, board, reviewer, verdict, comment }) => (
          <li key={`${boardId} ${reviewer}`}>
            <p>
              <span className={cx('reviewer')}>{reviewer}</span>
              {verdict !== null && ` ${WORD[verdict]}`}
              <span className={cx('about')}> on {board}</span>
            </p>
            {comment !== '' && <p className={cx('comment')}>{comment}</p>}
          </li>
        ))}
      </ul>
    </section>
  );
}
