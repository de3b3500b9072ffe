import { Dialog } from '@base-ui/react/dialog';
import { useLayoutEffect, useRef } from 'react';
import { useStore } from 'zustand';
import { useAssetView } from '../../state/asset.ts';
import type { OpenAsset } from '../../state/asset.ts';
import { useView } from '../../state/view.ts';
import { classes } from '../../ui/classes.ts';
import { useFirstFocus } from '../../ui/use-first-focus.ts';
import { useMediaQuery } from '../../ui/use-media-query.ts';
import { AssetPanel } from './AssetPanel.tsx';
import css from './AssetSide.module.css';
import { NothingOpen } from './NothingOpen.tsx';
import { focusedTile } from '../../parts/focused-tile.ts';

const cx = classes(css);

/**
 * The asset beside the grid, in room that is kept for it: opening one moves no picture. Where there is no such room, or
 * the user wants it for the pictures, the panel lies over them.
 */
export function AssetSide({ reserves }: { readonly reserves: boolean }) {
  const asset = useAssetView();
  const view = useView();
  const open = useStore(asset.store, (state) => state.open);
  const firstFocus = useFirstFocus();
  const kept = useStore(view.store, ({ details }) => details);
  const beside = useMediaQuery('(min-width: 1200px)') && kept;
  if (beside) {
    if (open !== null) return <Beside open={open} />;
    return reserves && <NothingOpen />;
  }
  return (
    <Dialog.Root open={open !== null} onOpenChange={(next) => !next && asset.close()}>
      <Dialog.Portal>
        <Dialog.Backdrop className={cx('backdrop')} />
        <Dialog.Popup {...firstFocus} className={cx('sheet')} aria-label="Asset" finalFocus={focusedTile}>
          {open !== null && <AssetPanel open={open} />}
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

function Beside({ open }: { readonly open: OpenAsset }) {
  const side = useRef<HTMLElement>(null);
  useLayoutEffect(() => {
    const element = side.current;
    return () => {
      const { activeElement, body } = document;
      if (activeElement === body || element?.contains(activeElement)) focusedTile()?.focus();
    };
  }, []);
  return (
    <aside ref={side} className={cx('beside')} aria-label="Asset">
      <AssetPanel open={open} />
    </aside>
  );
}
