import { Download, LayoutDashboard, ShoppingBasket } from 'lucide-react';
import { useEffect, useState } from 'react';
import type { ReactNode, RefObject } from 'react';
import { createPortal } from 'react-dom';
import { useStore } from 'zustand';
import type { Asset } from '../../../shared/model/asset.ts';
import { defaultComp } from '../../../shared/model/comp.ts';
import { basketStore } from '../../state/basket.ts';
import { boardsStore } from '../../state/boards.ts';
import { downloadActionsStore } from '../../state/download-actions.ts';
import { useStores } from '../../state/registry/store.ts';
import { assetAt } from '../../state/result-pages.ts';
import { useTable } from '../../state/search-table.ts';
import { useRight } from '../../state/use-right.ts';
import { BasketMark, Mark } from '../../ui/Badge.tsx';
import { classes } from '../../ui/classes.ts';
import { formatDuration } from '../../ui/format.ts';
import { MEDIA } from '../../ui/media.ts';
import css from './TileActions.module.css';

const cx = classes(css);

/** A tile narrower than this has its actions one below the other. Pixels. */
const NARROW = 150;

/**
 * What the one tile under the pointer, or under the keyboard, shows beside its state: what it is, and for the pointer
 * the three things done most. Drawn into that tile alone, so that scrolling draws no more than before. Screen readers
 * have the name of the tile, the keyboard has the commands.
 */
export function TileActions({ viewport }: { readonly viewport: RefObject<HTMLElement | null> }) {
  const { source } = useTable();
  const pages = useStore(source.store, (state) => state.pages);
  const tile = usePointedTile(viewport);
  if (tile === null) return null;
  const asset = assetAt(pages, Number(tile.dataset['index']));
  return asset === null ? null : createPortal(<Shown key={asset.id} asset={asset} tile={tile} />, tile);
}

function Shown({ asset, tile }: { readonly asset: Asset; readonly tile: HTMLElement }) {
  const stores = useStores();
  const basket = stores.get(basketStore);
  const right = useRight(asset.id);
  const inBasket = useStore(basket.store, ({ ids }) => ids.has(asset.id));
  const mayComp = useStore(basket.store, ({ terms }) => terms?.mayComp !== false);
  const { icon: Icon, label } = MEDIA[asset.type];
  const isMarked = tile.querySelector('[data-marks]:not(:empty)') !== null;
  return (
    <span aria-hidden="true" onDragStart={(event) => event.preventDefault()}>
      <span className={cx('actions', tile.offsetWidth < NARROW && 'upright')}>
        {mayComp && right === null && (
          <Action
            name="comp"
            title="Download comp"
            onPress={() =>
              void stores
                .get(downloadActionsStore)
                .downloadComps([{ assetId: asset.id, option: defaultComp(asset) }])
            }
          >
            <Download size={16} />
          </Action>
        )}
        <Action name="board" title="Add to a board" onPress={() => stores.get(boardsStore).offer([asset])}>
          <LayoutDashboard size={16} />
        </Action>
        <Action
          name="basket"
          title={inBasket ? 'Take out of the basket' : 'Add to basket'}
          done={inBasket}
          onPress={() => void (inBasket ? basket.remove([asset.id]) : basket.add([asset.id]))}
        >
          <ShoppingBasket size={16} />
        </Action>
      </span>
      <span className={cx('facts', isMarked && 'above')}>
        {inBasket && <BasketMark />}
        {asset.type !== 'image' && (
          <Mark>
            <Icon size={12} strokeWidth={2.25} />
            {asset.duration === null ? label : formatDuration(asset.duration)}
          </Mark>
        )}
        {asset.editorial && <Mark>Editorial</Mark>}
        {asset.aiGenerated && <Mark>AI-generated</Mark>}
      </span>
    </span>
  );
}

interface ActionProps {
  readonly name: string;
  readonly title: string;
  readonly done?: boolean;
  readonly onPress: () => void;
  readonly children: ReactNode;
}

/** For the pointer alone: inside an option there are no buttons. */
function Action({ name, title, done = false, onPress, children }: ActionProps) {
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the keyboard has a command for each.
    // biome-ignore lint/a11y/useKeyWithClickEvents: the same.
    <span
      className={cx('action', done && 'done')}
      data-action={name}
      title={title}
      onClick={onPress}
      onDoubleClick={(event) => event.stopPropagation()}
    >
      {children}
    </span>
  );
}

/** The tile that the pointer moved onto, or that the keyboard came to; none while the pictures fly past. */
function usePointedTile(viewport: RefObject<HTMLElement | null>): HTMLElement | null {
  const [tile, setTile] = useState<HTMLElement | null>(null);
  useEffect(() => {
    const element = viewport.current;
    if (element === null) return;
    const gone = new AbortController();
    const { signal } = gone;
    const point = ({ target, buttons = 0 }: Pick<PointerEvent, 'target'> & { readonly buttons?: number }) => {
      const found = target instanceof Element ? target.closest<HTMLElement>('[data-index]') : null;
      setTile(buttons === 0 ? found : null);
    };
    // Moved, not merely under it: pictures that fly past below a resting pointer cost nothing.
    element.addEventListener('pointermove', point, { signal });
    element.addEventListener('pointerleave', () => setTile(null), { signal });
    element.addEventListener('scroll', () => setTile(null), { signal, passive: true });
    element.addEventListener(
      'focusin',
      (event) => {
        if (event.target instanceof Element && event.target.matches(':focus-visible')) point(event);
      },
      { signal },
    );
    return () => gone.abort();
  }, [viewport]);
  // A tile that has left the document shows nothing.
  return tile?.isConnected === true ? tile : null;
}
