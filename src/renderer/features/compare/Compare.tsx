import { Dialog } from '@base-ui/react/dialog';
import { X, ZoomIn, ZoomOut } from 'lucide-react';
import { useCallback, useState } from 'react';
import type { KeyboardEvent } from 'react';
import { useStore } from 'zustand';
import type { Asset } from '../../../shared/model/asset.ts';
import { useApp, useTable } from '../../app/context.ts';
import { useRight } from '../../app/use-right.ts';
import { RightBadge } from '../../ui/Badge.tsx';
import { IconButton } from '../../ui/Button.tsx';
import { classes } from '../../ui/classes.ts';
import { formatPixels } from '../../ui/format.ts';
import { focusedTile } from '../asset/focused-tile.ts';
import { BigPreview } from '../quick-look/BigPreview.tsx';
import { STEP, WHOLE, zoomAt } from '../quick-look/zoom.ts';
import type { Zoom } from '../quick-look/zoom.ts';
import { Zoomable } from '../quick-look/Zoomable.tsx';
import css from './Compare.module.css';
import { COMPARED } from './compared.ts';

const cx = classes(css);

/** Two to six picked assets side by side; looking closer at one looks closer at all. */
export function Compare() {
  const { view } = useApp();
  const { selection } = useTable();
  const wanted = useStore(view.store, (state) => state.overlay === 'compare');
  const picked = useStore(selection.store, (state) => state.picked);
  const open = wanted && picked.size >= COMPARED.fewest && picked.size <= COMPARED.most;
  return (
    <Dialog.Root open={open} onOpenChange={(next) => !next && view.close()}>
      <Dialog.Portal>
        <Dialog.Popup className={cx('popup')} aria-label="Compare" finalFocus={focusedTile}>
          {open && <SideBySide assets={[...picked.values()]} />}
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

function SideBySide({ assets }: { readonly assets: readonly Asset[] }) {
  const { view } = useApp();
  const [zoom, setZoom] = useState<Zoom>(WHOLE);
  const onZoom = useCallback((change: (now: Zoom) => Zoom) => setZoom(change), []);
  const columns = assets.length <= 3 ? assets.length : Math.ceil(assets.length / 2);
  const nearer = (factor: number) => {
    const frame = {
      width: window.innerWidth / columns,
      height: window.innerHeight / (assets.length > 3 ? 2 : 1),
    };
    setZoom((now) => zoomAt(now, factor, { x: 0, y: 0 }, frame));
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === '+' || event.key === '=') nearer(STEP);
    else if (event.key === '-') nearer(1 / STEP);
    else if (event.key === '0') setZoom(WHOLE);
    else return;
    event.preventDefault();
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the keys are short cuts for the buttons.
    <div className={cx('compare')} onKeyDown={onKeyDown}>
      <header className={cx('bar')}>
        <h2 className={cx('title')}>Compare {assets.length} assets</h2>
        <IconButton label="Zoom out" onClick={() => nearer(1 / STEP)}>
          <ZoomOut size={18} aria-hidden="true" />
        </IconButton>
        <IconButton label="Zoom in" onClick={() => nearer(STEP)}>
          <ZoomIn size={18} aria-hidden="true" />
        </IconButton>
        <IconButton label="Close" onClick={view.close}>
          <X size={18} aria-hidden="true" />
        </IconButton>
      </header>
      <ul className={cx('assets')} style={{ gridTemplateColumns: `repeat(${columns}, minmax(0, 1fr))` }}>
        {assets.map((asset) => (
          <li key={asset.id} className={cx('asset')}>
            <Zoomable zoom={zoom} onZoom={onZoom}>
              <BigPreview asset={asset} />
            </Zoomable>
            <Caption asset={asset} last={assets.length <= COMPARED.fewest} />
          </li>
        ))}
      </ul>
    </div>
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
