import { Captions, PanelRight } from 'lucide-react';
import type { ReactNode } from 'react';
import { useStore } from 'zustand';
import type { StoreApi } from 'zustand/vanilla';
import { DEFAULT_SETTINGS } from '../../../shared/model/settings.ts';
import { useAssetView } from '../../state/asset.ts';
import { useTable } from '../../state/search-table.ts';
import { placeOf } from '../../state/table.ts';
import { ROW_HEIGHT, useSettingActions } from '../../state/setting-actions.ts';
import { useSettings } from '../../state/settings.ts';
import { useView } from '../../state/view.ts';
import { classes } from '../../ui/classes.ts';
import { formatCount, formatPart } from '../../ui/format.ts';
import css from './GridBar.module.css';
import type { Sight } from './use-scroll.ts';

const cx = classes(css);

const STEP = 20;

interface GridBarProps {
  readonly sight: StoreApi<Sight>;
  readonly total: number;
  readonly count: number;
  readonly children?: ReactNode;
}

/** The line below the grid: where in the results one is, and how they are shown. */
export function GridBar({ sight, total, count, children }: GridBarProps) {
  const settings = useSettings();
  const actions = useSettingActions();
  const view = useView();
  const height = useStore(settings, (now) => now?.gridRowHeight ?? DEFAULT_SETTINGS.gridRowHeight);
  const captions = useStore(view.store, (state) => state.captions);
  const details = useStore(view.store, (state) => state.details);
  return (
    <div className={cx('bar')}>
      <Position sight={sight} total={total} count={count} />
      {children}
      <button
        type="button"
        className={cx('captions')}
        aria-pressed={captions}
        title="Titles below the pictures"
        onClick={() => view.toggleCaptions()}
      >
        <Captions size={16} aria-hidden="true" />
        Captions
      </button>
      <button
        type="button"
        className={cx('captions', 'wide')}
        aria-pressed={details}
        title="Keep room for the details beside the pictures"
        onClick={() => view.toggleDetails()}
      >
        <PanelRight size={16} aria-hidden="true" />
        Details
      </button>
      <label className={cx('density')}>
        <span>Size</span>
        <input
          type="range"
          aria-label="Size of the pictures"
          min={ROW_HEIGHT.lowest}
          max={ROW_HEIGHT.highest}
          step={STEP}
          value={height}
          onChange={(event) => actions.setRowHeight(Number(event.target.value))}
        />
      </label>
    </div>
  );
}

/**
 * `4,210,000 of 13,009,933`: the place of the asset that is open or selected, else of the first in sight. Not announced:
 * it changes with every frame, and every tile says its own place.
 */
function Position({ sight, total, count }: Omit<GridBarProps, 'children'>) {
  const { source, focus, selection } = useTable();
  const arranged = useStore(source.store, (listed) => listed.arranged);
  const isOpen = useStore(useAssetView().store, ({ open }) => open !== null);
  const isPicked = useStore(selection.store, ({ picked }) => picked.size > 0);
  const own = useStore(focus, ({ index }) => (isOpen || isPicked ? placeOf(arranged, index) + 1 : null));
  const first = useStore(sight, (now) => Math.min(count, Math.floor(now.first) + 1));
  return (
    <p className={cx('position')}>
      {formatPart(own ?? first, total)}
      {count < total && `: the service shows the first ${formatCount(count)}`}
    </p>
  );
}
