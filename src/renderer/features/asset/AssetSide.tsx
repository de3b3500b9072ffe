import { Dialog } from '@base-ui/react/dialog';
import { useLayoutEffect, useRef } from 'react';
import { useStore } from 'zustand';
import { useAssetView } from '../../state/asset.ts';
import type { OpenAsset } from '../../state/asset.ts';
import { classes } from '../../ui/classes.ts';
import { useFirstFocus } from '../../ui/use-first-focus.ts';
import { useMediaQuery } from '../../ui/use-media-query.ts';
import { AssetPanel } from './AssetPanel.tsx';
import css from './AssetSide.module.css';
import { focusedTile } from '../../parts/focused-tile.ts';

const cx = classes(css);

/** The asset beside the grid where there is room, over it where there is not. */
export function AssetSide() {
  const asset = useAssetView();
  const open = useStore(asset.store, (state) => state.open);
  const firstFocus = useFirstFocus();
  const beside = useMediaQuery('(min-width: 1200px)');
  if (beside) {
    return open !== null && <Beside open={open} />;
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
