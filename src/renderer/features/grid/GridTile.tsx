import { Check } from 'lucide-react';
import { memo } from 'react';
import type { ComponentType } from 'react';
import { useStore } from 'zustand';
import { previewPath } from '../../../shared/contract/previews.ts';
import type { Asset } from '../../../shared/model/asset.ts';
import { useApp, useTable } from '../../app/context.ts';
import { Mark, RightBadge } from '../../ui/Badge.tsx';
import { classes } from '../../ui/classes.ts';
import { formatDuration } from '../../ui/format.ts';
import { MEDIA } from '../../ui/media.ts';
import css from './Grid.module.css';
import { Picture } from './Picture.tsx';
import { tileName } from './tile-name.ts';

const cx = classes(css);

/** Further marks of a tile, such as those of a board. */
export type Badges = ComponentType<{ readonly asset: Asset }>;

interface GridTileProps {
  readonly asset: Asset;
  readonly index: number;
  readonly total: number;
  readonly left: number;
  readonly width: number;
  readonly focused: boolean;
  readonly open: boolean;
  /** The pointer rests on it: its clip plays. */
  readonly playing: boolean;
  readonly pictures: boolean;
  readonly caption: boolean;
  readonly badges: Badges | undefined;
}

export const GridTile = memo(function GridTile(props: GridTileProps) {
  const { asset, index, total, left, width, focused, open, playing, pictures, caption, badges: More } = props;
  const { library } = useApp();
  const { selection } = useTable();
  const right = useStore(library.store, (state) => state.rights.get(asset.id) ?? null);
  const picked = useStore(selection.store, (state) => state.picked.has(asset.id));
  const many = useStore(selection.store, (state) => state.picked.size > 1 && state.picked.has(asset.id));
  return (
    <div
      role="option"
      className={cx('tile', open && 'open', many && 'picked')}
      style={{ left, width }}
      tabIndex={focused ? 0 : -1}
      aria-selected={picked}
      aria-current={open || undefined}
      aria-posinset={index + 1}
      aria-setsize={total}
      data-index={index}
      data-asset={asset.id}
    >
      <span className="visually-hidden">{tileName(asset, right)}</span>
      <Picture asset={asset} wanted={pictures} />
      {playing && asset.hasClip && asset.type === 'video' && (
        <video className={cx('clip')} src={previewPath(asset.id, 'clip')} autoPlay muted loop playsInline />
      )}
      <span className={cx('badges')} aria-hidden="true">
        {right !== null && <RightBadge right={right} />}
        <TypeMark asset={asset} />
        {asset.editorial && <Mark>Editorial</Mark>}
        {More !== undefined && <More asset={asset} />}
      </span>
      {many && (
        <span className={cx('tick')} aria-hidden="true">
          <Check size={14} strokeWidth={3} />
        </span>
      )}
      {caption && (
        <span className={cx('caption')} aria-hidden="true">
          {asset.title}
        </span>
      )}
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
