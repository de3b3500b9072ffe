import { ArrowLeft } from 'lucide-react';
import { useEffect, useState } from 'react';
import type { AssetDetails } from '../../../shared/model/asset.ts';
import type { RelatedTo } from '../../../shared/model/relation.ts';
import { useAssetView } from '../../state/asset.ts';
import { useBridge } from '../../state/given.ts';
import { useSearch } from '../../state/search.ts';
import { Button } from '../../ui/Button.tsx';
import { classes } from '../../ui/classes.ts';
import css from './RelatedBar.module.css';
import { AssetPicture } from '../../ui/AssetPicture.tsx';
import { RELATED_WORDS } from '../../parts/words/related-words.ts';

const cx = classes(css);

/** In place of the filters: what the grid shows, and the way back to where it was asked for. */
export function RelatedBar({ relatedTo }: { readonly relatedTo: RelatedTo }) {
  const bridge = useBridge();
  const search = useSearch();
  const panel = useAssetView();
  // An app that was opened here has nothing to go back to.
  const back = () => (window.history.length > 1 ? window.history.back() : search.clear());
  const [origin, setOrigin] = useState<AssetDetails | null>(null);
  const { id, relation } = relatedTo;
  useEffect(() => {
    const stop = new AbortController();
    setOrigin(null);
    // Its number does where its title can't be had.
    bridge.catalog.asset({ id }, { signal: stop.signal }).then(
      (found) => {
        if (!stop.signal.aborted) setOrigin(found);
      },
      () => {},
    );
    return () => stop.abort();
  }, [bridge, id]);
  return (
    <div className={cx('bar')}>
      <Button look="quiet" size="small" onClick={back}>
        <ArrowLeft size={14} aria-hidden="true" />
        Back
      </Button>
      <p className={cx('words')}>
        {RELATED_WORDS[relation]}{' '}
        {origin === null ? (
          <span>asset {id}</span>
        ) : (
          <button type="button" className={cx('origin')} onClick={() => panel.open(origin)}>
            {origin.hasStill && <AssetPicture className={cx('thumb')} assetId={id} size="thumb" />}
            {origin.title}
          </button>
        )}
      </p>
    </div>
  );
}
