import { memo } from 'react';
import { useStore } from 'zustand';
import type { Asset } from '../../../shared/model/asset.ts';
import { useApp } from '../../app/context.ts';
import { Mark, RightBadge } from '../../ui/Badge.tsx';
import { classes } from '../../ui/classes.ts';
import { formatDuration } from '../../ui/format.ts';
import { MEDIA } from '../../ui/media.ts';
import css from './Grid.module.css';
import { Picture } from './Picture.tsx';
import { tileName } from './tile-name.ts';

const cx = classes(css);

interface GridTileProps {
  readonly asset: Asset;
  readonly index: number;
  readonly total: number;
  readonly left: number;
  readonly width: number;
  readonly focused: boolean;
  readonly open: boolean;
  readonly pictures: boolean;
}

export const GridTile = memo(function GridTile(props: GridTileProps) {
  const { asset, index, total, left, width, focused, open, pictures } = props;
  const { library } = useApp();
  const right = useStore(library.store, (state) => state.rights.get(asset.id) ?? null);
  return (
    <div
      role="option"
      className={cx('tile', open && 'open')}
      style={{ left, width }}
      tabIndex={focused ? 0 : -1}
      aria-selected={open}
      aria-posinset={index + 1}
      aria-setsize={total}
      data-index={index}
      data-asset={asset.id}
    >
      <span className="visually-hidden">{tileName(asset, right)}</span>
      <Picture asset={asset} wanted={pictures} />
      <span className={cx('badges')} aria-hidden="true">
        {right !== null && <RightBadge right={right} />}
        <TypeMark asset={asset} />
        {asset.editorial && <Mark>Editorial</Mark>}
      </span>
    </div>
  );
});

/** Photos go without; the others say what they are, moving ones how long they last. */
function TypeMark({ asset }: { readonly asset: Asset }) {
  if (asset.type === 'image') return null;
  const { icon: Icon, label } = MEDIA[asset.type];
  return (
    <Mark>
      <Icon size={12} strokeWidth={2.25} aria-hidden="true" />
      {asset.duration === null ? label : formatDuration(asset.duration)}
    </Mark>
  );
}
