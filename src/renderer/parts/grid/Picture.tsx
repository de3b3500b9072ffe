import { useState } from 'react';
import type { Asset } from '../../../shared/model/asset.ts';
import { usePicture } from '../../state/use-picture.ts';
import { classes } from '../../ui/classes.ts';
import { useSeenColours } from '../../state/seen-colours.ts';
import { useBroken } from '../../ui/use-broken.ts';
import { MEDIA } from '../../ui/media.ts';
import css from './Picture.module.css';

const cx = classes(css);

interface PictureProps {
  readonly asset: Asset;
  /** Not while the tile only flies past. A picture that has been asked for stays. */
  readonly wanted: boolean;
}

/**
 * The preview of a tile, over its placeholder; or it says by icon and title what it would show. It doesn't fade in:
 * a compositor layer and a commit for each picture cost more than all the rest of scrolling.
 */
export function Picture({ asset, wanted }: PictureProps) {
  const colours = useSeenColours();
  const [state, setState] = useState<'waiting' | 'asked'>('waiting');
  const [isBroken, onError] = useBroken();
  const picture = usePicture(asset.id);
  if (state === 'waiting' && wanted) setState('asked');
  if (!asset.hasStill || isBroken) {
    const { icon: Icon } = MEDIA[asset.type];
    return (
      <span className={cx('missing')} aria-hidden="true">
        <Icon size={20} strokeWidth={1.5} />
        <span className={cx('title')}>{asset.title}</span>
      </span>
    );
  }
  if (state === 'waiting') return null;
  return (
    <img
      className={cx('picture')}
      src={picture('grid')}
      alt=""
      decoding="async"
      draggable={false}
      onLoad={({ currentTarget }) => colours.see(asset.id, currentTarget)}
      onError={onError}
    />
  );
}
