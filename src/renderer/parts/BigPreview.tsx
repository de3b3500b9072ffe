import { useState } from 'react';
import type { Asset } from '../../shared/model/asset.ts';
import { usePicture } from '../state/use-picture.ts';
import { classes } from '../ui/classes.ts';
import { MEDIA } from '../ui/media.ts';
import css from './BigPreview.module.css';
import { AssetPicture } from '../ui/AssetPicture.tsx';
import { Still } from './Still.tsx';

const cx = classes(css);

/** The largest preview there is: the picture, or the clip with its player. */
export function BigPreview({ asset }: { readonly asset: Asset }) {
  const [clipFailed, setClipFailed] = useState(false);
  const picture = usePicture(asset.id);
  const { icon: Icon } = MEDIA[asset.type];
  const missing = (
    <div className={cx('missing')}>
      <Icon size={48} strokeWidth={1} aria-hidden="true" />
      <span>No preview</span>
    </div>
  );
  if (!asset.hasClip || clipFailed) return <Still asset={asset} missing={missing} />;
  return asset.type === 'audio' ? (
    <div className={cx('sound')}>
      {asset.hasStill && <AssetPicture assetId={asset.id} size="large" src={picture('large')} />}
      {/* biome-ignore lint/a11y/useMediaCaption: stock sound has no words to caption. */}
      <audio src={picture('clip')} controls autoPlay onError={() => setClipFailed(true)} />
    </div>
  ) : (
    <video
      className={cx('picture')}
      src={picture('clip')}
      // The one of the grid is here already.
      poster={asset.hasStill ? picture('grid') : undefined}
      aria-label={asset.title}
      controls
      autoPlay
      muted
      loop
      playsInline
      controlsList="nodownload noremoteplayback"
      disablePictureInPicture
      onError={() => setClipFailed(true)}
    />
  );
}
