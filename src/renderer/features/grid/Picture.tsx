import { useState } from 'react';
import { previewPath } from '../../../shared/contract/previews.ts';
import type { Asset } from '../../../shared/model/asset.ts';
import { classes } from '../../ui/classes.ts';
import { MEDIA } from '../../ui/media.ts';
import css from './Picture.module.css';

const cx = classes(css);

interface PictureProps {
  readonly asset: Asset;
  /** Not while the tile only flies past. A picture that has been asked for stays. */
  readonly wanted: boolean;
}

/** The preview of a tile: fades in over its placeholder, or says by icon and title what it would show. */
export function Picture({ asset, wanted }: PictureProps) {
  const [state, setState] = useState<'waiting' | 'asked' | 'shown' | 'failed'>('waiting');
  if (state === 'waiting' && wanted) setState('asked');
  if (!asset.hasStill || state === 'failed') {
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
      className={cx('picture', state === 'shown' && 'shown')}
      src={previewPath(asset.id, 'grid')}
      alt=""
      decoding="async"
      draggable={false}
      onLoad={() => setState('shown')}
      onError={() => setState('failed')}
    />
  );
}
