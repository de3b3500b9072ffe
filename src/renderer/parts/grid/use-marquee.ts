import { useEffect, useRef, useState } from 'react';
import type { MouseEvent, PointerEvent, RefObject } from 'react';
import type { AssetId } from '../../../shared/model/ids.ts';
import type { Asset } from '../../../shared/model/asset.ts';
import { useArrangement } from '../../state/arrangement.ts';
import { useTable } from '../../state/search-table.ts';
import { assetAt } from '../../state/result-pages.ts';
import { assetsBetween } from '../../state/range.ts';
import type { Flow } from './flow.ts';
import { rectBetween, touched } from './marquee.ts';
import type { Point } from './marquee.ts';
import { positionOf } from './use-hover.ts';
import type { Scroll } from './use-scroll.ts';

/** A hand that shakes while clicking draws nothing. */
const SLACK = 6;
/** This near to an edge the grid scrolls along, by this much a frame. */
const EDGE = 32;
const STEP = 18;

interface Parts {
  readonly viewport: RefObject<HTMLElement | null>;
  readonly strip: RefObject<HTMLElement | null>;
  readonly flow: Flow;
  readonly scroll: Scroll;
}

interface Draw {
  readonly from: Point;
  readonly pointerId: number;
  /** What was picked before, if it is to be kept. */
  readonly before: readonly Asset[];
  /** Where the pointer is on the screen. */
  at: Point;
  moved: boolean;
}

/**
 * The pointer in the grid: a click picks and opens, with Ctrl or Shift it only picks. A drag that begins between the tiles,
 * or with one of these keys, draws a marquee; from a tile it carries the tile out.
 */
export function useMarquee({ viewport, strip, flow, scroll }: Parts) {
  const arrangement = useArrangement();
  const { source, selection, focus, open, quickLook } = useTable();
  const [box, setBox] = useState<{ left: number; top: number; width: number; height: number } | null>(null);
  const draw = useRef<Draw | null>(null);
  const frame = useRef(0);
  useEffect(() => () => cancelAnimationFrame(frame.current), []);

  const inStrip = ({ x, y }: Point): Point => {
    const edge = strip.current?.getBoundingClientRect();
    return { x: x - (edge?.left ?? 0), y: y - (edge?.top ?? 0) };
  };

  const pick = () => {
    const now = draw.current;
    if (now === null) return;
    const rect = rectBetween(now.from, inStrip(now.at));
    setBox({ left: rect.left, top: rect.top, width: rect.right - rect.left, height: rect.bottom - rect.top });
    const { pages } = source.store.getState();
    const inside = touched(flow.between(scroll.anchor(), rect.top, rect.bottom), rect);
    selection.replace([...now.before, ...inside.flatMap((at) => assetAt(pages, at) ?? [])]);
  };

  const follow = () => {
    const [now, window] = [draw.current, viewport.current];
    if (now === null || window === null || !now.moved) return;
    const { top, bottom } = window.getBoundingClientRect();
    if (now.at.y < top + EDGE) window.scrollTop -= STEP;
    if (now.at.y > bottom - EDGE) window.scrollTop += STEP;
    pick();
    frame.current = requestAnimationFrame(follow);
  };

  const stop = () => {
    draw.current = null;
    cancelAnimationFrame(frame.current);
    setBox(null);
  };

  const marquee = {
    onPointerDown: (event: PointerEvent<HTMLElement>) => {
      if (event.button !== 0 || event.pointerType !== 'mouse') return;
      const adds = event.ctrlKey || event.metaKey || event.shiftKey;
      if (!adds && event.target instanceof Element && event.target.closest('[draggable="true"]') !== null)
        return;
      draw.current = {
        from: inStrip({ x: event.clientX, y: event.clientY }),
        at: { x: event.clientX, y: event.clientY },
        pointerId: event.pointerId,
        before: adds ? [...selection.store.getState().picked.values()] : [],
        moved: false,
      };
    },
    onPointerMove: (event: PointerEvent<HTMLElement>) => {
      const now = draw.current;
      if (now === null || event.pointerId !== now.pointerId) return;
      const before = now.at;
      if (!now.moved && Math.hypot(event.clientX - before.x, event.clientY - before.y) < SLACK) return;
      now.at = { x: event.clientX, y: event.clientY };
      if (now.moved) return;
      now.moved = true;
      event.currentTarget.setPointerCapture(event.pointerId);
      frame.current = requestAnimationFrame(follow);
    },
    onPointerUp: () => {
      if (draw.current?.moved !== true) draw.current = null;
    },
    onPointerCancel: stop,
    onClick: (event: MouseEvent) => {
      // The click that ends a drag.
      if (draw.current?.moved === true) {
        stop();
        return;
      }
      const { pages } = source.store.getState();
      const stack = stackOf(event.target);
      if (stack !== null) {
        arrangement.toggleStack(stack);
        return;
      }
      const at = positionOf(event.target);
      const found = at === null ? null : assetAt(pages, at);
      if (at === null || found === null) {
        selection.clear();
        return;
      }
      focus.setState({ index: at });
      if (event.shiftKey) selection.replace(assetsBetween(pages, selection.store.getState().anchor, at));
      else if (event.ctrlKey || event.metaKey) selection.toggle(found, at);
      else {
        selection.only(found, at);
        open(found);
      }
    },
    onDoubleClick: (event: MouseEvent) => {
      if (positionOf(event.target) !== null) quickLook();
    },
  };
  return { box, marquee };
}

/** The stack whose mark was hit. */
function stackOf(target: EventTarget): AssetId | null {
  const mark = target instanceof Element ? target.closest('[data-stack]') : null;
  return mark === null ? null : (Number(mark.getAttribute('data-stack')) as AssetId);
}
