import { useState } from 'react';
import { aspectOf } from '../../../shared/model/asset.ts';
import type { Asset } from '../../../shared/model/asset.ts';
import { Still } from '../../parts/Still.tsx';
import { usePicture } from '../../state/use-picture.ts';
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
        {moving ? (
          <Clip asset={asset} onFail={() => setClipFailed(true)} />
        ) : (
          <Still key={asset.id} asset={asset} missing={<Missing asset={asset} />} />
        )}
      </div>
    </div>
  );
}

function Clip({ asset, onFail }: { readonly asset: Asset; readonly onFail: () => void }) {
  const picture = usePicture(asset.id);
  const source = picture('clip');
  if (asset.type === 'audio') {
    return (
      <>
        <Still key={asset.id} asset={asset} missing={<Missing asset={asset} />} />
        {/* biome-ignore lint/a11y/useMediaCaption: stock sound has no words to caption. */}
        <audio className={cx('audio')} src={source} controls preload="none" onError={onFail} />
      </>
    );
  }
  return (
    <video
      className={cx('clip')}
      src={source}
      poster={asset.hasStill ? picture('large') : undefined}
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

function Missing({ asset }: { readonly asset: Asset }) {
  const { icon: Icon } = MEDIA[asset.type];
  return (
    <div className={cx('missing')}>
      <Icon size={32} strokeWidth={1.25} aria-hidden="true" />
      <span>No preview</span>
    </div>
  );
}
