import { X } from 'lucide-react';
import type { KeyboardEvent } from 'react';
import { useStore } from 'zustand';
import type { Asset } from '../../../shared/model/asset.ts';
import { useView } from '../../state/view.ts';
import { useTable } from '../../state/search-table.ts';
import { useRight } from '../../state/use-right.ts';
import { RightBadge } from '../../ui/Badge.tsx';
import { IconButton } from '../../ui/Button.tsx';
import { Stage, StageView, ZoomButtons } from '../../ui/Stage.tsx';
import { Zoomable } from '../../ui/Zoomable.tsx';
import { classes } from '../../ui/classes.ts';
import { formatPixels } from '../../ui/format.ts';
import { useZoom } from '../../ui/use-zoom.ts';
import { focusedTile } from '../../parts/focused-tile.ts';
import { BigPreview } from '../../parts/BigPreview.tsx';
import css from './Compare.module.css';
import { COMPARED } from '../../state/compared.ts';

const cx = classes(css);

/** Two to six picked assets side by side; looking closer at one looks closer at all. */
export function Compare() {
  const view = useView();
  const { selection } = useTable();
  const wanted = useStore(view.store, (state) => state.overlay === 'compare');
  const picked = useStore(selection.store, (state) => state.picked);
  const open = wanted && picked.size >= COMPARED.fewest && picked.size <= COMPARED.most;
  return (
    <Stage label="Compare" open={open} onClose={view.close} finalFocus={focusedTile}>
      {open && <SideBySide assets={[...picked.values()]} />}
    </Stage>
  );
}

function SideBySide({ assets }: { readonly assets: readonly Asset[] }) {
  const view = useView();
  const columns = assets.length <= 3 ? assets.length : Math.ceil(assets.length / 2);
  const zooming = useZoom({ columns, rows: assets.length > 3 ? 2 : 1 });
  const onKeyDown = (event: KeyboardEvent) => {
    if (zooming.takeKey(event)) event.preventDefault();
  };
  return (
    <StageView
      title={`Compare ${assets.length} assets`}
      tools={<ZoomButtons zooming={zooming} />}
      onClose={view.close}
      onKeyDown={onKeyDown}
    >
      <ul className={cx('assets')} style={{ gridTemplateColumns: `repeat(${columns}, minmax(0, 1fr))` }}>
        {assets.map((asset) => (
          <li key={asset.id} className={cx('asset')}>
            <Zoomable zoom={zooming.zoom} onZoom={zooming.onZoom}>
              <BigPreview asset={asset} />
            </Zoomable>
            <Caption asset={asset} last={assets.length <= COMPARED.fewest} />
          </li>
        ))}
      </ul>
    </StageView>
  );
}

/** What it is; and the way out of the comparison, as long as enough are left. */
function Caption({ asset, last }: { readonly asset: Asset; readonly last: boolean }) {
  const { selection } = useTable();
  const right = useRight(asset.id);
  return (
    <div className={cx('caption')}>
      <p className={cx('name')} title={asset.title}>
        {asset.title}
      </p>
      {right !== null && <RightBadge right={right} />}
      {asset.size !== null && <span className={cx('size')}>{formatPixels(asset.size)}</span>}
      {!last && (
        <IconButton label={`Take out: ${asset.title}`} onClick={() => selection.invert([asset])}>
          <X size={16} aria-hidden="true" />
        </IconButton>
      )}
    </div>
  );
}
