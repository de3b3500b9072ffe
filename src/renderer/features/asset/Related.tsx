import { useEffect, useState } from 'react';
import { RELATIONS } from '../../../shared/model/relation.ts';
import type { Relation } from '../../../shared/model/relation.ts';
import { aspectOf } from '../../../shared/model/asset.ts';
import type { Asset } from '../../../shared/model/asset.ts';
import { useAssetView } from '../../state/asset.ts';
import { useLibrary } from '../../state/library.ts';
import { useFindRelated } from '../../state/related.ts';
import { usePicture } from '../../state/use-picture.ts';
import { useSearch } from '../../state/search.ts';
import type { OpenAsset } from '../../state/asset.ts';
import { classes } from '../../ui/classes.ts';
import { AssetPicture } from '../../ui/AssetPicture.tsx';
import { MEDIA } from '../../ui/media.ts';
import { RELATED_TITLE } from '../../parts/words/related-words.ts';
import { tileName } from '../../parts/words/tile-name.ts';
import css from './Related.module.css';

const cx = classes(css);

/** Rails of assets that go with this one. What there is none of takes no space. */
export function Related({ open }: { readonly open: OpenAsset }) {
  // Not before the details are there: they are worth more, and tell what to ask for. Looks are compared here.
  return RELATIONS.filter((relation) => relation === 'look' || open.details !== null).map((relation) => (
    <Rail key={relation} of={open.asset} relation={relation} />
  ));
}

function Rail({ of, relation }: { readonly of: Asset; readonly relation: Relation }) {
  const related = useFindRelated();
  const asset = useAssetView();
  const library = useLibrary();
  const search = useSearch();
  const [assets, setAssets] = useState<readonly Asset[]>([]);
  const { id } = of;
  useEffect(() => {
    const stop = new AbortController();
    // A rail that can't be had is left out: it is an offer, not an answer.
    related(id, relation, stop.signal).then(
      (found) => {
        if (stop.signal.aborted) return;
        setAssets(found);
        void library.learn(found.map((one) => one.id));
      },
      () => {},
    );
    return () => stop.abort();
  }, [related, library, id, relation]);
  if (assets.length === 0) return null;
  return (
    <section className={cx('section')} aria-label={RELATED_TITLE[relation]}>
      <div className={cx('head')}>
        <h3 className={cx('heading')}>{RELATED_TITLE[relation]}</h3>
        <button
          type="button"
          className={cx('all')}
          aria-label={`Show all: ${RELATED_TITLE[relation]}`}
          onClick={() => search.relate({ id, relation })}
        >
          Show all
        </button>
      </div>
      <ul className={cx('rail')}>
        {assets.map((one) => (
          <li key={one.id}>
            <button
              type="button"
              className={cx('thumb')}
              style={{ aspectRatio: aspectOf(one) }}
              aria-label={tileName(one)}
              title={one.title}
              onClick={() => asset.open(one)}
            >
              <Thumb asset={one} />
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Thumb({ asset }: { readonly asset: Asset }) {
  const picture = usePicture(asset.id);
  const { icon: Icon } = MEDIA[asset.type];
  const sign = <Icon size={18} strokeWidth={1.5} aria-hidden="true" />;
  if (!asset.hasStill) return sign;
  return <AssetPicture assetId={asset.id} size="thumb" src={picture('thumb')} fallback={sign} />;
}
