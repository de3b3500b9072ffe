import { Check, Layers } from 'lucide-react';
import { memo } from 'react';
import type { ComponentType } from 'react';
import { useStore } from 'zustand';
import { previewPath } from '../../../shared/contract/previews.ts';
import type { Asset } from '../../../shared/model/asset.ts';
import type { AssetId } from '../../../shared/model/ids.ts';
import { useBasket } from '../../state/basket.ts';
import { useRejections } from '../../state/rejections.ts';
import { useTable } from '../../state/search-table.ts';
import { useRight } from '../../state/use-right.ts';
import type { Stack } from '../../state/arrange.ts';
import type { SelectionState } from '../../state/selection.ts';
import { useSeenColours } from '../../state/seen-colours.ts';
import { Mark, RightBadge } from '../../ui/Badge.tsx';
import { classes } from '../../ui/classes.ts';
import css from './Grid.module.css';
import { Picture } from './Picture.tsx';
import { tileName } from '../words/tile-name.ts';

const cx = classes(css);

/** Further marks of a tile, such as those of a board. */
export type Badges = ComponentType<{ readonly asset: Asset }>;

interface GridTileProps {
  readonly asset: Asset;
  readonly index: number;
  /** Among all results, from 0. */
  readonly place: number;
  readonly total: number;
  /** What is folded into it. */
  readonly stack: Stack | null;
  /** Place in the strip, in whole pixels. */
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
  readonly focused: boolean;
  readonly open: boolean;
  /** The pointer rests on it: its clip plays. */
  readonly playing: boolean;
  readonly pictures: boolean;
  readonly caption: boolean;
  readonly badges: Badges | undefined;
}

export const GridTile = memo(function GridTile(props: GridTileProps) {
  const { asset, index, place, total, stack, left, top, width, height, focused, open, playing } = props;
  const { pictures, caption, badges: More } = props;
  const rejections = useRejections();
  const basket = useBasket();
  const { selection } = useTable();
  const right = useRight(asset.id);
  const inBasket = useStore(basket.store, (state) => state.ids.has(asset.id));
  const pick = useStore(selection.store, ({ picked }) => pickOf(picked, asset.id));
  const rejected = useStore(rejections.store, (state) => state.rejected.has(asset.id));
  const many = pick === 'one of many';
  // Asked for once, as the tile appears: until its picture is there, and never after.
  const colour = useSeenColours().of(asset.id);
  return (
    <div
      role="option"
      className={cx('tile', open && 'open', many && 'picked', rejected && 'rejected')}
      style={{ left, top, width, height, backgroundColor: colour }}
      tabIndex={focused ? 0 : -1}
      aria-selected={pick !== 'no'}
      aria-current={open || undefined}
      aria-posinset={place + 1}
      aria-setsize={total}
      draggable
      data-index={index}
      data-asset={asset.id}
    >
      {/* Text, not a label: what badges show need not be in it word for word. */}
      <span className="visually-hidden">
        {tileName(asset, {
          right,
          rejected,
          inBasket,
          folded: stack === null || stack.open ? 0 : stack.count - 1,
        })}
      </span>
      <Picture key={asset.id} asset={asset} wanted={pictures} />
      {playing && asset.hasClip && asset.type === 'video' && (
        <video className={cx('clip')} src={previewPath(asset.id, 'clip')} autoPlay muted loop playsInline />
      )}
      {(right !== null || rejected || More !== undefined) && (
        <span className={cx('badges')} aria-hidden="true" data-marks="">
          {right !== null && <RightBadge right={right} brief />}
          {rejected && <Mark>Rejected</Mark>}
          {More !== undefined && <More asset={asset} />}
        </span>
      )}
      {stack !== null && (
        <span
          className={cx('stack', stack.open && 'unfolded')}
          aria-hidden="true"
          data-stack={asset.id}
          title={stack.open ? 'Fold again' : `Show all ${stack.count}`}
        >
          <Layers size={13} strokeWidth={2.25} />
          {stack.count}
        </span>
      )}
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

function pickOf(picked: SelectionState['picked'], id: AssetId): 'no' | 'alone' | 'one of many' {
  if (!picked.has(id)) return 'no';
  return picked.size > 1 ? 'one of many' : 'alone';
}
