import { useMemo, useRef } from 'react';
import { useStore } from 'zustand';
import { DEFAULT_SETTINGS } from '../../../shared/model/settings.ts';
import { useApp } from '../../app/context.ts';
import { classes } from '../../ui/classes.ts';
import css from './Grid.module.css';
import { GAP } from './metrics.ts';
import { packBlock } from './packing.ts';
import { useSize } from './use-size.ts';
import { rowHeight } from './window.ts';

const cx = classes(css);

/** Aspect ratios of a usual mix of results. */
const USUAL = [1.5, 1.5, 0.67, 1.5, 1, 1.78, 1.33, 0.75, 1.5];
const PAGE = Array.from({ length: 100 }, (_, index) => USUAL[(index * 7) % USUAL.length] ?? 1);

/** Rows of empty tiles while the first page is on its way, where the real ones will stand. */
export function Skeleton() {
  const { settings } = useApp();
  const wished = useStore(settings, (now) => now?.gridRowHeight ?? DEFAULT_SETTINGS.gridRowHeight);
  const viewport = useRef<HTMLDivElement>(null);
  const { width, height } = useSize(viewport);
  const rows = useMemo(() => {
    if (width === 0) return [];
    const target = rowHeight(wished, { width, height });
    return packBlock(PAGE, { width, target, gap: GAP, rowGap: GAP }, false).rows;
  }, [width, height, wished]);
  return (
    <div className={cx('table')}>
      <div className={cx('field')}>
        <div ref={viewport} className={cx('viewport', 'waiting')}>
          <div className={cx('skeleton')} style={{ height }} aria-hidden="true">
            {rows.map((row) =>
              row.tiles.map(({ item, left, width: tileWidth }) => (
                <div
                  key={item}
                  className={cx('blank')}
                  style={{ top: row.top, left, width: tileWidth, height: row.height }}
                />
              )),
            )}
          </div>
        </div>
        <div className={cx('track')} />
      </div>
      <div className={cx('foot')} />
    </div>
  );
}
