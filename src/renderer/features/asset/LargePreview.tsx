import { useState } from 'react';
import { previewPath } from '../../../shared/contract/previews.ts';
import { aspectOf } from '../../../shared/model/asset.ts';
import type { Asset } from '../../../shared/model/asset.ts';
import { classes } from '../../ui/classes.ts';
import { MEDIA } from '../../ui/media.ts';
import css from './LargePreview.module.css';

const cx = classes(css);

/** The preview at its true shape: the grid's picture at once, the large one over it, or the moving one. */
export function LargePreview({ asset }: { readonly asset: Asset }) {
  const [clipFailed, setClipFailed] = useState(false);
  const moving = asset.hasClip && !clipFailed;
  return (
    <div className={cx('frame')}>
      <div className={cx('box')} style={{ aspectRatio: aspectOf(asset) }}>
        {moving ? <Clip asset={asset} onFail={() => setClipFailed(true)} /> : <Still asset={asset} />}
      </div>
    </div>
  );
}

function Clip({ asset, onFail }: { readonly asset: Asset; readonly onFail: () => void }) {
  const source = previewPath(asset.id, 'clip');
  if (asset.type === 'audio') {
    return (
      <>
        <Still asset={asset} />
        {/* biome-ignore lint/a11y/useMediaCaption: stock sound has no words to caption. */}
        <audio className={cx('audio')} src={source} controls preload="none" onError={onFail} />
      </>
    );
  }
  return (
    <video
      className={cx('clip')}
      src={source}
      poster={asset.hasStill ? previewPath(asset.id, 'large') : undefined}
      aria-label={`Preview of ${asset.title}`}
      controls
      muted
      loop
      playsInline
      preload="metadata"
      controlsList="nodownload noremoteplayback"
      disablePictureInPicture
      onError={onFail}
    />
  );
}

function Still({ asset }: { readonly asset: Asset }) {
  const [large, setLarge] = useState<'loading' | 'shown' | 'failed'>('loading');
  const [small, setSmall] = useState<'loading' | 'failed'>('loading');
  const { icon: Icon } = MEDIA[asset.type];
  if (!asset.hasStill || (large === 'failed' && small === 'failed')) {
    return (
      <div className={cx('missing')}>
        <Icon size={32} strokeWidth={1.25} aria-hidden="true" />
        <span>No preview</span>
      </div>
    );
  }
  return (
    <>
      {small !== 'failed' && (
        <img
          className={cx('picture')}
          src={previewPath(asset.id, 'grid')}
          alt=""
          onError={() => setSmall('failed')}
        />
      )}
      {large !== 'failed' && (
        <img
          className={cx('picture', large === 'loading' && 'coming')}
          src={previewPath(asset.id, 'large')}
          alt={asset.title}
          decoding="async"
          onLoad={() => setLarge('shown')}
          onError={() => setLarge('failed')}
        />
      )}
    </>
  );
}
