import { memo } from 'react';
import type { Asset } from '../../../shared/model/asset.ts';
import type { AssetId } from '../../../shared/model/ids.ts';
import { classes } from '../../ui/classes.ts';
import css from './Grid.module.css';
import { GridTile } from './GridTile.tsx';
import type { Packing, Row } from './packing.ts';

const cx = classes(css);

interface GridRowProps {
  readonly row: Row;
  readonly packing: Packing;
  readonly assets: readonly Asset[];
  readonly total: number;
  /** The tile in this row that the keyboard stands on. */
  readonly focused: number | null;
  readonly openId: AssetId | null;
  readonly pictures: boolean;
}

export const GridRow = memo(function GridRow(props: GridRowProps) {
  const { row, packing, assets, total, focused, openId, pictures } = props;
  return (
    <div className={cx('row')} style={{ top: row.top, height: row.height }}>
      {packing.tiles(row).map(({ index, left, width }) => {
        const asset = assets[index];
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
              pictures={pictures}
            />
          )
        );
      })}
    </div>
  );
});
