import { useRef } from 'react';
import { useStore } from 'zustand';
import { DEFAULT_SETTINGS } from '../../../shared/model/settings.ts';
import { useSettings } from '../../state/settings.ts';
import { classes } from '../../ui/classes.ts';
import css from './Grid.module.css';
import { useSize } from './use-size.ts';
import { rowHeight } from './window.ts';

const cx = classes(css);

/** Empty tiles while the first page is on its way. One element: the page has better things to do just then. */
export function Skeleton() {
  const settings = useSettings();
  const wished = useStore(settings, (now) => now?.gridRowHeight ?? DEFAULT_SETTINGS.gridRowHeight);
  const viewport = useRef<HTMLDivElement>(null);
  const size = useSize(viewport);
  return (
    <div className={cx('table')}>
      <div className={cx('field')}>
        <div ref={viewport} className={cx('viewport', 'waiting')}>
          <div
            className={cx('skeleton', 'empty')}
            style={{ ['--row' as string]: `${rowHeight(wished, size)}px` }}
            aria-hidden="true"
          />
        </div>
        <div className={cx('track')} />
      </div>
      <div className={cx('foot')} />
    </div>
  );
}
