import { memo } from 'react';
import type { Asset } from '../../../shared/model/asset.ts';
import type { AssetId } from '../../../shared/model/ids.ts';
import { PAGE_SIZE } from '../../../shared/model/search.ts';
import { classes } from '../../ui/classes.ts';
import css from './Grid.module.css';
import { GridTile } from './GridTile.tsx';
import type { Badges } from './GridTile.tsx';
import type { Row } from './packing.ts';

const cx = classes(css);

interface GridRowProps {
  readonly page: number;
  readonly row: Row;
  readonly top: number;
  /** All of the page. */
  readonly assets: readonly Asset[];
  readonly total: number;
  /** The position that the keyboard stands on, if it is in this page. */
  readonly focused: number | null;
  readonly openId: AssetId | null;
  /** The position whose clip plays. */
  readonly playing: number | null;
  readonly pictures: boolean;
  readonly captions: boolean;
  readonly badges: Badges | undefined;
}

export const GridRow = memo(function GridRow(props: GridRowProps) {
  const { page, row, top, assets, total, focused, openId, playing, pictures, captions, badges } = props;
  return (
    <div className={cx('row')} style={{ top, height: row.height }}>
      {row.tiles.map(({ item, left, width }) => {
        const asset = assets[item];
        const index = page * PAGE_SIZE + item;
        return (
          asset !== undefined && (
            <GridTile
              key={asset.id}
              asset={asset}
              index={index}
              total={total}
              left={left}
              width={width}
              focused={index === focused}
              open={asset.id === openId}
              playing={index === playing}
              pictures={pictures}
              caption={captions}
              badges={badges}
            />
          )
        );
      })}
    </div>
  );
}, sameRow);

/** A row re-renders only for what concerns its own tiles. */
function sameRow(before: GridRowProps, now: GridRowProps): boolean {
  const own = ({ row, page, focused, playing, openId, assets }: GridRowProps) => {
    const inside = (at: number | null) =>
      at !== null && at >= page * PAGE_SIZE + row.start && at < page * PAGE_SIZE + row.end ? at : null;
    const open = openId !== null && assets.slice(row.start, row.end).some(({ id }) => id === openId);
    return [inside(focused), inside(playing), open ? openId : null];
  };
  const [one, other] = [own(before), own(now)];
  return (
    before.row === now.row &&
    before.page === now.page &&
    before.top === now.top &&
    before.assets === now.assets &&
    before.total === now.total &&
    before.pictures === now.pictures &&
    before.captions === now.captions &&
    before.badges === now.badges &&
    one.every((value, at) => value === other[at])
  );
}
