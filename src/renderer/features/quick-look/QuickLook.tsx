import {
  ChevronLeft,
  ChevronRight,
  ClipboardCopy,
  Files,
  FolderOpen,
  Scan,
  ShoppingBasket,
} from 'lucide-react';
import { useState } from 'react';
import type { KeyboardEvent } from 'react';
import { useStore } from 'zustand';
import { libraryActionsStore } from '../../state/library-actions.ts';
import { useAssetView } from '../../state/asset.ts';
import { useBasket } from '../../state/basket.ts';
import { placed, useFeatures } from '../../state/feature.ts';
import { useStores } from '../../state/registry/store.ts';
import { useView } from '../../state/view.ts';
import { useTable } from '../../state/search-table.ts';
import { useRight } from '../../state/use-right.ts';
import type { Asset } from '../../../shared/model/asset.ts';
import type { AssetId, FileId } from '../../../shared/model/ids.ts';
import { assetAt } from '../../state/result-pages.ts';
import { BasketMark, Mark, RightBadge } from '../../ui/Badge.tsx';
import { IconButton } from '../../ui/Button.tsx';
import { Stage, StageView, ZoomButtons } from '../../ui/Stage.tsx';
import { Zoomable } from '../../ui/Zoomable.tsx';
import { classes } from '../../ui/classes.ts';
import { formatPart } from '../../ui/format.ts';
import { useZoom } from '../../ui/use-zoom.ts';
import { canCopyFiles, copyFiles, copyPaths, withFilesOf } from '../../state/file-actions.ts';
import { focusedTile } from '../../parts/focused-tile.ts';
import { useAdjacentAssets } from '../../state/use-adjacent-assets.ts';
import { useDragOutWith } from '../../state/use-drag-out.ts';
import { placeOf } from '../../state/table.ts';
import css from './QuickLook.module.css';
import { BigPreview } from '../../parts/BigPreview.tsx';
import { Loupe } from '../../parts/Loupe.tsx';
import { useLibrary } from '../../state/library.ts';

const cx = classes(css);

/** The asset the grid stands on, as large as the window. */
export function QuickLook() {
  const view = useView();
  const panel = useAssetView();
  const { source, focus } = useTable();
  const wanted = useStore(view.store, (state) => state.overlay === 'quick-look');
  const index = useStore(focus, (state) => state.index);
  const pages = useStore(source.store, (state) => state.pages);
  const arranged = useStore(source.store, (state) => state.arranged);
  const opened = useStore(panel.store, (state) => state.open?.asset ?? null);
  const here = assetAt(pages, index);
  // The panel may show what is in no list: a related asset.
  const asset = opened !== null && opened.id !== here?.id ? opened : here;
  return (
    <Stage label="Quick look" open={wanted && asset !== null} onClose={view.close} finalFocus={focusedTile}>
      {asset !== null && <Look asset={asset} place={here === asset ? placeOf(arranged, index) : null} />}
    </Stage>
  );
}

interface LookProps {
  readonly asset: Asset;
  /** Its place in the results, if it is one of them. */
  readonly place: number | null;
}

function Look({ asset, place }: LookProps) {
  const view = useView();
  const basket = useBasket();
  const { source } = useTable();
  const inBasket = useStore(basket.store, (state) => state.ids.has(asset.id));
  const { previous, next } = useAdjacentAssets();
  const right = useRight(asset.id);
  const total = useStore(source.store, (state) => state.total);
  const zooming = useZoom();
  const library = useLibrary();
  // Of the service's preview no pixel is one of the file.
  const hasFile = useStore(library.store, (state) => state.versions.has(asset.id)) && !asset.hasClip;
  const [near, setNear] = useState(false);
  const [shown, setShown] = useState(asset.id);
  // The next one starts whole. The bar stays, and the focus with it.
  if (shown !== asset.id) {
    setShown(asset.id);
    zooming.whole();
    setNear(false);
  }
  const moving = asset.hasClip;
  const features = useFeatures();
  const tools = placed(features, ({ lookTools }) => lookTools);
  const layers = placed(features, ({ lookLayers }) => lookLayers);
  // What is looked at goes out alone, whatever is picked.
  const dragOut = useDragOutWith((id) => [id]);

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const target = event.target instanceof Element ? event.target : null;
    // A player seeks with the arrows and plays with Space; a button is pressed with it.
    const taken = (target?.closest('video, audio') ?? null) !== null;
    const pressed = (target?.closest('button') ?? null) !== null;
    if (event.key === ' ' && !taken && !pressed) view.close();
    else if (event.key === 'ArrowLeft' && !taken) previous?.();
    else if (event.key === 'ArrowRight' && !taken) next?.();
    else if (event.key === 'z' && hasFile) setNear(true);
    else if (event.key === 'l') void basket.add([asset.id]);
    else if (!zooming.takeKey(event)) return;
    event.preventDefault();
  };

  return (
    <StageView
      title={asset.title}
      carried={asset.id}
      onClose={view.close}
      onKeyDown={onKeyDown}
      onKeyUp={(event) => {
        if (event.key === 'z') setNear(false);
      }}
      onBlur={() => setNear(false)}
      {...dragOut}
      tools={
        <>
          {right !== null && <RightBadge right={right} />}
          {inBasket && <BasketMark />}
          {asset.editorial && <Mark>Editorial</Mark>}
          {place !== null && <span className={cx('place')}>{formatPart(place + 1, total)}</span>}
          <IconButton label="Add to basket" disabled={inBasket} onClick={() => void basket.add([asset.id])}>
            <ShoppingBasket size={18} aria-hidden="true" />
          </IconButton>
          {right !== null && <FileButtons asset={asset.id} />}
          {hasFile && (
            <IconButton label="Every pixel (hold Z)" aria-pressed={near} onClick={() => setNear(!near)}>
              <Scan size={18} aria-hidden="true" />
            </IconButton>
          )}
          {!moving && tools.map(({ key, component: Tool }) => <Tool key={key} asset={asset} />)}
          {!moving && <ZoomButtons zooming={zooming} />}
          <IconButton label="Previous asset" disabled={previous === null} onClick={() => previous?.()}>
            <ChevronLeft size={18} aria-hidden="true" />
          </IconButton>
          <IconButton label="Next asset" disabled={next === null} onClick={() => next?.()}>
            <ChevronRight size={18} aria-hidden="true" />
          </IconButton>
        </>
      }
    >
      {moving ? (
        <BigPreview key={asset.id} asset={asset} />
      ) : (
        <div className={cx('frame')}>
          <Zoomable carried={asset.id} zoom={zooming.zoom} onZoom={zooming.onZoom}>
            <BigPreview key={asset.id} asset={asset} />
            {layers.map(({ key, component: Layer }) => (
              <Layer key={key} asset={asset} />
            ))}
          </Zoomable>
          {near && <Loupe asset={asset} />}
        </div>
      )}
    </StageView>
  );
}

/** What can be done with the file of what is looked at. */
function FileButtons({ asset }: { readonly asset: AssetId }) {
  const stores = useStores();
  const withFile = (act: (files: readonly FileId[]) => Promise<void>) =>
    void withFilesOf(stores, [asset], act);
  return (
    <>
      {canCopyFiles(stores) && (
        <IconButton label="Copy file" onClick={() => withFile((files) => copyFiles(stores, files))}>
          <Files size={18} aria-hidden="true" />
        </IconButton>
      )}
      <IconButton label="Copy path" onClick={() => withFile((files) => copyPaths(stores, files))}>
        <ClipboardCopy size={18} aria-hidden="true" />
      </IconButton>
      <IconButton
        label="Show in folder"
        onClick={() =>
          withFile(async ([file]) => {
            if (file !== undefined) await stores.get(libraryActionsStore).reveal(file);
          })
        }
      >
        <FolderOpen size={18} aria-hidden="true" />
      </IconButton>
    </>
  );
}
