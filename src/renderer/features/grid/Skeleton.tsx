import { useMemo, useRef } from 'react';
import { useStore } from 'zustand';
import { DEFAULT_SETTINGS } from '../../../shared/model/settings.ts';
import { useApp } from '../../app/context.ts';
import { classes } from '../../ui/classes.ts';
import css from './Grid.module.css';
import { GAP } from './metrics.ts';
import { Packing } from './packing.ts';
import { useSize } from './use-size.ts';

const cx = classes(css);

/** Aspect ratios of a usual mix of results. */
const USUAL = [1.5, 1.5, 0.67, 1.5, 1, 1.78, 1.33, 0.75, 1.5];

/** Rows of empty tiles while the first page is on its way, where the real ones will stand. */
export function Skeleton() {
  const viewport = useRef<HTMLDivElement>(null);
  const { width, height } = useSize(viewport);
  return (
    <div ref={viewport} className={cx('viewport', 'waiting')}>
      {width > 0 && <SkeletonRows width={width} height={height} />}
    </div>
  );
}

interface SkeletonRowsProps {
  readonly width: number;
  /** Fills at least this many pixels. */
  readonly height: number;
}

export function SkeletonRows({ width, height }: SkeletonRowsProps) {
  const { settings } = useApp();
  const target = useStore(settings, (now) => now?.gridRowHeight ?? DEFAULT_SETTINGS.gridRowHeight);
  const packing = useMemo(() => {
    const usual = new Packing({ width, target, gap: GAP });
    for (let count = 20; usual.height < height && count < 400; count += 20) {
      usual.extend((index) => USUAL[(index * 7) % USUAL.length] ?? 1, count);
    }
    return usual;
  }, [width, height, target]);
  return (
    <div className={cx('skeleton')} style={{ height }} aria-hidden="true">
      {packing.rows.map((row) =>
        packing
          .tiles(row)
          .map(({ index, left, width: tileWidth }) => (
            <div
              key={index}
              className={cx('blank')}
              style={{ top: row.top, left, width: tileWidth, height: row.height }}
            />
          )),
      )}
    </div>
  );
}
