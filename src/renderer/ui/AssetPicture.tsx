import { useState } from 'react';
import { previewPath } from '../../shared/contract/previews.ts';
import type { PreviewSize } from '../../shared/contract/previews.ts';
import type { AssetId } from '../../shared/model/ids.ts';

interface AssetPictureProps {
  readonly assetId: AssetId;
  readonly size: PreviewSize;
  readonly className: string;
}

/** A preview in a box of its own; where there is none to be had, the box. */
export function AssetPicture({ assetId, size, className }: AssetPictureProps) {
  const [failed, setFailed] = useState(false);
  if (failed) return <span className={className} />;
  return (
    <img
      className={className}
      src={previewPath(assetId, size)}
      alt=""
      loading="lazy"
      draggable={false}
      onError={() => setFailed(true)}
    />
  );
}
