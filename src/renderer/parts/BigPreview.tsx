import { useState } from 'react';
import { previewPath } from '../../shared/contract/previews.ts';
import type { Asset } from '../../shared/model/asset.ts';
import { classes } from '../ui/classes.ts';
import { MEDIA } from '../ui/media.ts';
import css from './BigPreview.module.css';

const cx = classes(css);

/** The largest preview there is: the picture, or the clip with its player. */
export function BigPreview({ asset }: { readonly asset: Asset }) {
  const [failed, setFailed] = useState<'nothing' | 'clip' | 'large' | 'all'>('nothing');
  const { icon: Icon } = MEDIA[asset.type];
  const source = previewPath(asset.id, 'clip');
  if (asset.hasClip && failed === 'nothing') {
    return asset.type === 'audio' ? (
      <div className={cx('sound')}>
        {asset.hasStill && <img src={previewPath(asset.id, 'large')} alt="" />}
        {/* biome-ignore lint/a11y/useMediaCaption: stock sound has no words to caption. */}
        <audio src={source} controls autoPlay onError={() => setFailed('clip')} />
      </div>
    ) : (
      <video
        className={cx('picture')}
        src={source}
        poster={asset.hasStill ? previewPath(asset.id, 'large') : undefined}
        aria-label={asset.title}
        controls
        autoPlay
        muted
        loop
        playsInline
        controlsList="nodownload noremoteplayback"
        disablePictureInPicture
        onError={() => setFailed('clip')}
      />
    );
  }
  if (!asset.hasStill || failed === 'all') {
    return (
      <div className={cx('missing')}>
        <Icon size={48} strokeWidth={1} aria-hidden="true" />
        <span>No preview</span>
      </div>
    );
  }
  return (
    <img
      key={failed}
      className={cx('picture')}
      src={previewPath(asset.id, failed === 'large' ? 'grid' : 'large')}
      alt={asset.title}
      draggable={false}
      onError={() => setFailed(failed === 'large' ? 'all' : 'large')}
    />
  );
}
