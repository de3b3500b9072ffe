import { useLayoutEffect, useMemo, useRef } from 'react';
import { useStore } from 'zustand';
import type { Asset } from '../../../shared/model/asset.ts';
import { DEFAULT_SETTINGS } from '../../../shared/model/settings.ts';
import type { ReactNode } from 'react';
import { useAssetView } from '../../state/asset.ts';
import { useSettings } from '../../state/settings.ts';
import { useView } from '../../state/view.ts';
import { useTable } from '../../state/search-table.ts';
import { classes } from '../../ui/classes.ts';
import { assetAt } from '../../state/result-pages.ts';
import { Flow } from './flow.ts';
import { Enlarged } from './Enlarged.tsx';
import css from './Grid.module.css';
import { GridBar } from './GridBar.tsx';
import { GridGap } from './GridGap.tsx';
import { GridTile } from './GridTile.tsx';
import type { Badges } from './GridTile.tsx';
import { CAPTION, GAP } from './metrics.ts';
import { ScrollBar } from './ScrollBar.tsx';
import { TileActions } from './TileActions.tsx';
import { useDragOut } from '../../state/use-drag-out.ts';
import { useGridKeys } from './use-grid-keys.ts';
import { useHover } from './use-hover.ts';
import { useMarquee } from './use-marquee.ts';
import { useScroll } from './use-scroll.ts';
import { useSize } from './use-size.ts';
import { useWanted } from './use-wanted.ts';
import { rowHeight } from './window.ts';
import { inOrder } from './tiles.ts';

const cx = classes(css);

/** Milliseconds that the pointer rests before a clip plays: on its way somewhere else it starts nothing. */
const CLIP_DELAY = 350;
/** A picture is seen already: enlarging it is for who stays. */
const STILL_DELAY = 600;

interface GridProps {
  readonly label?: string;
  /** Marks of its own that a view puts beside those every tile has. */
  readonly badges?: Badges;
  /** Between the pictures and the line below them: what can be done with the selection. */
  readonly children?: ReactNode;
  /** In the line below the pictures. */
  readonly tools?: ReactNode;
}

/**
 * The justified grid of the table it stands in (`TableContext`): a search, the library, a board. A listbox, because what matters to a screen reader is "7 of 13,009,933",
 * not in which row a tile happens to stand; the keyboard moves geometrically all the same.
 */
export function Grid({ label = 'Results', badges, children, tools }: GridProps) {
  const asset = useAssetView();
  const settings = useSettings();
  const view = useView();
  const { source, focus, scrollPositions } = useTable();
  const pages = useStore(source.store, (state) => state.pages);
  const count = useStore(source.store, (state) => state.count);
  const total = useStore(source.store, (state) => state.total);
  const arranged = useStore(source.store, (state) => state.arranged);
  const wished = useStore(settings, (now) => now?.gridRowHeight ?? DEFAULT_SETTINGS.gridRowHeight);
  const captions = useStore(view.store, (state) => state.captions);
  const enlarge = useStore(view.store, (state) => state.enlarge);
  const focused = useStore(focus, (state) => state.index);
  const openId = useStore(asset.store, (state) => state.open?.asset.id ?? null);

  const viewport = useRef<HTMLDivElement>(null);
  const strip = useRef<HTMLDivElement>(null);
  const { width, height } = useSize(viewport);
  const target = rowHeight(wished, { width, height });

  const flow = useMemo(
    () => new Flow({ width, target, gap: GAP, rowGap: captions ? GAP + CAPTION : GAP }),
    [width, target, captions],
  );
  // Laying out while rendering is safe: asking twice changes nothing.
  if (width > 0) flow.update(pages, count);

  const scroll = useScroll({ viewport, strip, flow, height, focused, scrollPositions });
  const { drawn } = scroll;
  useWanted({ drawn, focused });
  const { resting, hover, hush } = useHover((index) =>
    assetAt(pages, index)?.hasClip === true ? CLIP_DELAY : STILL_DELAY,
  );
  const rested = enlarge && resting !== null ? assetAt(pages, resting) : null;
  const { box, marquee } = useMarquee({ viewport, strip, flow, scroll });
  const dragOut = useDragOut();
  const keys = useGridKeys({ flow, scroll, strip, height });

  // Wherever the focus was moved from (the panel, quick look), its tile comes into sight.
  const standing = useRef({ focused, id: assetAt(pages, focused)?.id });
  const { reveal } = scroll;
  useLayoutEffect(() => {
    const before = standing.current;
    const id = assetAt(pages, focused)?.id;
    standing.current = { focused, id };
    // The same asset at another position: its page was arranged anew around it.
    if (before.focused !== focused && (id === undefined || id !== before.id)) reveal(focused);
  }, [focused, reveal, pages]);

  return (
    <div className={cx('table')}>
      <div className={cx('field')}>
        <div ref={viewport} id="grid-viewport" className={cx('viewport')} {...hover}>
          <div
            ref={strip}
            id="results"
            className={cx('strip')}
            role="listbox"
            aria-label={label}
            aria-multiselectable="true"
            tabIndex={-1}
            {...keys}
            {...marquee}
            {...dragOut}
          >
            {inOrder(drawn.placed, flow, { focused, arranged }).map((one) =>
              one.kind === 'tile' ? (
                // By position: a new layout moves tiles, and none of them is made anew.
                <GridTile
                  key={one.index}
                  asset={one.asset}
                  index={one.index}
                  place={one.place}
                  total={total}
                  stack={one.stack}
                  left={one.left}
                  top={one.top}
                  width={one.width}
                  height={one.height}
                  focused={one.index === focused}
                  open={one.asset.id === openId}
                  playing={one.index === resting}
                  pictures={!drawn.fling}
                  caption={captions}
                  badges={badges}
                />
              ) : (
                <GridGap
                  key={`gap-${one.page}`}
                  page={one.page}
                  top={one.y}
                  height={one.height}
                  target={target}
                />
              ),
            )}
            {box !== null && <div className={cx('marquee')} style={box} />}
          </div>
          <TileActions viewport={viewport} />
        </div>
        {rested !== null && resting !== null && isStill(rested) && (
          <Enlarged key={rested.id} asset={rested} index={resting} onEnd={hush} />
        )}
        <ScrollBar sight={scroll.sight} count={count} viewport={viewport} onJump={scroll.jumpTo} />
      </div>
      {children}
      <GridBar sight={scroll.sight} total={total} count={count}>
        {tools}
      </GridBar>
    </div>
  );
}

/** A picture and nothing else: sound and moving ones have more to give than a larger still. */
function isStill({ type, hasStill }: Asset): boolean {
  return hasStill && (type === 'image' || type === 'vector');
}
