import type { ReactNode } from 'react';
import { previewPath } from '../../shared/contract/previews.ts';
import type { PreviewSize } from '../../shared/contract/previews.ts';
import type { AssetId } from '../../shared/model/ids.ts';
import { useBroken } from './use-broken.ts';

interface AssetPictureProps {
  readonly assetId: AssetId;
  readonly size: PreviewSize;
  readonly className?: string;
  /** Its address, where it is not the service's preview. */
  readonly src?: string;
  /** Shown where there is none to be had; else the box alone. */
  readonly fallback?: ReactNode;
}

/** A preview in a box of its own. It never shows a broken picture, and comes by itself when the network is back. */
export function AssetPicture({ assetId, size, className, src, fallback }: AssetPictureProps) {
  const [isBroken, onError] = useBroken();
  if (isBroken) return fallback ?? <span className={className} aria-hidden="true" />;
  return (
    <img
      className={className}
      src={src ?? previewPath(assetId, size)}
      alt=""
      loading="lazy"
      decoding="async"
      draggable={false}
      onError={onError}
    />
  );
}
