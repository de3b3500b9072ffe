import { File, FileX } from 'lucide-react';
import { useState } from 'react';
import type { LayoutItem } from '../../../shared/model/layout-check.ts';
import { useAssetView } from '../../state/asset.ts';
import { useBridge } from '../../state/given.ts';
import { useLocation } from '../../state/location.ts';
import { useToasts } from '../../state/toasts.ts';
import { toFailure } from '../../bridge/index.ts';
import { Button } from '../../ui/Button.tsx';
import { classes } from '../../ui/classes.ts';
import css from './Results.module.css';
import { AssetPicture } from '../../ui/AssetPicture.tsx';
import { evidenceOf, placesOf } from './words.ts';

const cx = classes(css);

/** One placed file: its name, the asset it is, how that is known, and where it is used. */
export function ItemRow({ item }: { readonly item: LayoutItem }) {
  const { name, asset, path } = item;
  const heading = asset?.title ?? name;
  const details = [asset === null ? '' : String(asset.id), heading === name ? '' : name, evidenceOf(item)];
  return (
    <li className={cx('item')}>
      <Thumbnail item={item} />
      <div className={cx('words')}>
        <p className={cx('name')} title={path ?? name}>
          {heading}
        </p>
        <p className={cx('fact')}>{details.filter((text) => text !== '').join(' · ')}</p>
      </div>
      <p
        className={cx('place')}
        title={item.places.map(({ layout, where }) => `${layout} ${where}`).join('\n')}
      >
        {placesOf(item)}
      </p>
      <div className={cx('action')}>{asset !== null && <OpenAsset id={asset.id} />}</div>
    </li>
  );
}

function OpenAsset({ id }: { readonly id: NonNullable<LayoutItem['asset']>['id'] }) {
  const asset = useAssetView();
  const bridge = useBridge();
  const location = useLocation();
  const toasts = useToasts();
  const [busy, setBusy] = useState(false);
  const open = async () => {
    setBusy(true);
    try {
      asset.open(await bridge.catalog.asset({ id }));
      location.leave();
    } catch (error) {
      toasts.failed(toFailure(error));
    }
    setBusy(false);
  };
  return (
    <Button size="small" busy={busy} aria-label={`Open asset ${id}`} onClick={() => void open()}>
      Open
    </Button>
  );
}

/** The asset's preview; a sign where there is none. */
function Thumbnail({ item: { asset, state } }: { readonly item: LayoutItem }) {
  const Sign = state === 'missing' ? FileX : File;
  const sign = <Sign size={18} aria-hidden="true" />;
  return (
    <span className={cx('thumb')}>
      {asset === null ? sign : <AssetPicture assetId={asset.id} size="thumb" fallback={sign} />}
    </span>
  );
}
