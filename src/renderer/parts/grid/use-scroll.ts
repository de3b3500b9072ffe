import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { RefObject } from 'react';
import { flushSync } from 'react-dom';
import { createStore } from 'zustand/vanilla';
import type { StoreApi } from 'zustand/vanilla';
import { PAGE_SIZE } from '../../../shared/model/search.ts';
import { pageOf } from '../../state/result-pages.ts';
import type { Table } from '../../state/table.ts';
import type { Anchor, Flow, Placed } from './flow.ts';
import { GAP } from './metrics.ts';
import { fitStrip } from './treadmill.ts';
import { drawn, isFling } from './window.ts';

/** Without a scroll event for this long, nothing moves any more. */
const AT_REST_MS = 100;
/** Pixels a second: faster than anything can be seen. */
const FLIGHT = 1_000_000;

export interface Drawn {
  readonly placed: readonly Placed[];
  readonly fling: boolean;
  readonly direction: -1 | 0 | 1;
}

/** What is in sight, as positions of results with fractions. Changes with every frame. */
export interface Sight {
  readonly first: number;
  readonly last: number;
}

export interface Scroll {
  readonly drawn: Drawn;
  readonly sight: StoreApi<Sight>;
  /** What the layout hangs on at this moment. */
  anchor(): Anchor;
  /** Puts a result at the upper (or lower) edge of the window, wherever it is. */
  jump(index: number, edge?: Anchor['edge']): void;
  /** As a scroll bar does: so many results above the window, or the last ones at its lower edge. */
  jumpTo(position: number): void;
  /** Scrolls just so far that the row of a result is in sight. */
  reveal(index: number): void;
}

interface Parts {
  readonly viewport: RefObject<HTMLElement | null>;
  readonly strip: RefObject<HTMLElement | null>;
  readonly flow: Flow;
  readonly height: number;
  /** The keyboard's place: kept still when the grid is laid out anew, if it is in sight. */
  readonly focused: number;
  readonly scrollPositions: Table['scrollPositions'];
}

const NOTHING: Drawn = { placed: [], fling: false, direction: 0 };

/** Follows the scrolling of the grid, and renders only when other rows come into the window. */
export function useScroll({ viewport, strip, flow, height, focused, scrollPositions }: Parts): Scroll {
  const [shown, setShown] = useState<Drawn>(NOTHING);
  const [sight] = useState(() => createStore<Sight>(() => ({ first: 0, last: 0 })));
  const [start] = useState(() => scrollPositions?.start() ?? null);
  const anchor = useRef<Anchor>({ index: start?.index ?? 0, edge: 'top', y: start?.y ?? 0 });
  const motion = useRef({ top: 0, at: 0, speed: 0 });
  /** Where our own hand left the window: a scroll event there is no news. */
  const settledAt = useRef(0);
  /** The layout that the anchor was last seen in. */
  const laid = useRef({ flow, version: 0 });
  const keep = useRef(focused);
  keep.current = focused;

  const measure = useCallback(
    (atRest: boolean) => {
      const [window, page] = [viewport.current, strip.current];
      if (window === null || page === null || flow.count === 0) return;
      if (laid.current.flow === flow && laid.current.version !== flow.version) {
        anchor.current = { ...anchor.current, index: flow.follow(anchor.current.index) };
      }
      laid.current = { flow, version: flow.version };
      if (anchor.current.index >= flow.count) {
        anchor.current = { index: flow.count - 1, edge: 'bottom', y: window.scrollTop + height };
      }
      const fitted = fitStrip(flow, anchor.current, { top: window.scrollTop, height, atRest });
      const stripHeight = `${fitted.height}px`;
      if (page.style.height !== stripHeight) page.style.height = stripHeight;
      if (Math.abs(fitted.shift) >= 1) {
        anchor.current = { ...anchor.current, y: anchor.current.y + fitted.shift };
        window.scrollTop += fitted.shift;
        motion.current.top += fitted.shift;
      }
      const top = window.scrollTop;
      settledAt.current = top;
      if (atRest) {
        const { index, y } = flow.anchorAt(anchor.current, top);
        scrollPositions?.note({ index, y: y - top });
      }
      const { speed } = motion.current;
      const placed = drawn(flow, anchor.current, { top, height, speed });
      const next: Drawn = { placed, fling: isFling(speed), direction: Math.sign(speed) as -1 | 0 | 1 };
      setShown((now) => (same(now, next) ? now : next));
      sight.setState({
        first: flow.positionAt(anchor.current, top),
        last: flow.positionAt(anchor.current, top + height),
      });
    },
    [viewport, strip, flow, height, sight, scrollPositions],
  );

  /** Holds on to what is in sight now, so that a new layout leaves it there. */
  const hold = useCallback(() => {
    // Before the first layout there is only the place to begin at.
    if (flow.count === 0) return;
    const top = viewport.current?.scrollTop ?? 0;
    const own = flow.rowOf(keep.current);
    const y = own === null ? Number.NaN : flow.topOf(anchor.current, pageOf(keep.current)) + own.top;
    anchor.current =
      y >= top && y < top + height
        ? { index: keep.current, edge: 'top', y }
        : flow.anchorAt(anchor.current, top);
  }, [viewport, flow, height]);

  // A user who has scrolled elsewhere stays there, before the panel that opens takes its room.
  const holdNow = useRef(hold);
  holdNow.current = hold;
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new layout must keep the place, not take a new one.
  useLayoutEffect(() => holdNow.current(), [focused]);

  const rest = useRef(0);
  const movedAt = useRef(0);
  /** One timer for a whole ride: a new one with each frame costs more than the check. */
  const settleSoon = useCallback(() => {
    movedAt.current = performance.now();
    const check = () => {
      const left = movedAt.current + AT_REST_MS - performance.now();
      rest.current = left > 0 ? window.setTimeout(check, left) : 0;
      if (left > 0) return;
      motion.current.speed = 0;
      flushSync(() => measure(true));
    };
    if (rest.current === 0) rest.current = window.setTimeout(check, AT_REST_MS);
  }, [measure]);

  useEffect(() => {
    const element = viewport.current;
    if (element === null) return;
    let frame = 0;
    const onFrame = (now: number) => {
      frame = 0;
      if (element.scrollTop === settledAt.current) return;
      const { top, at } = motion.current;
      const elapsed = Math.max(8, now - at);
      motion.current = {
        top: element.scrollTop,
        at: now,
        // After a rest the time since the last event says nothing about speed.
        speed: elapsed > AT_REST_MS ? 0 : ((element.scrollTop - top) / elapsed) * 1000,
      };
      hold();
      flushSync(() => measure(false));
      settleSoon();
    };
    const onScroll = () => {
      if (frame === 0) frame = requestAnimationFrame(onFrame);
    };
    element.addEventListener('scroll', onScroll, { passive: true });
    // A new layout in the middle of a ride has taken its timer away.
    if (motion.current.speed !== 0) settleSoon();
    return () => {
      element.removeEventListener('scroll', onScroll);
      cancelAnimationFrame(frame);
      clearTimeout(rest.current);
      rest.current = 0;
    };
  }, [viewport, measure, hold, settleSoon]);

  // After every page and every new layout, before anything is painted.
  const { version } = flow;
  // biome-ignore lint/correctness/useExhaustiveDependencies: `version` stands for the layout, which changes in place.
  useLayoutEffect(() => measure(motion.current.speed === 0), [measure, version]);

  const jump = useCallback(
    (index: number, edge: Anchor['edge'] = 'top') => {
      const top = viewport.current?.scrollTop ?? 0;
      anchor.current = { index, edge, y: edge === 'top' ? top : top + height };
      motion.current.speed = 0;
      measure(true);
    },
    [viewport, height, measure],
  );

  const jumpTo = useCallback(
    (position: number) => {
      const top = viewport.current?.scrollTop ?? 0;
      const page = pageOf(position);
      if (position >= flow.count) {
        anchor.current = { index: flow.count - 1, edge: 'bottom', y: top + height };
      } else if (flow.block(page) === null) {
        // In a page that is not here yet a row is aimed at: pixels mean nothing there.
        anchor.current = { index: Math.floor(position), edge: 'top', y: top };
      } else {
        const results = Math.min(PAGE_SIZE, flow.count - page * PAGE_SIZE);
        const into = ((position - page * PAGE_SIZE) / results) * flow.pitch(page);
        anchor.current = { index: page * PAGE_SIZE, edge: 'top', y: top - Math.round(into) };
      }
      // A hand on the bar flies: nothing is asked for before it rests.
      motion.current.speed = position < sight.getState().first ? -FLIGHT : FLIGHT;
      measure(true);
      settleSoon();
    },
    [viewport, flow, height, measure, settleSoon, sight],
  );

  const reveal = useCallback(
    (index: number) => {
      const element = viewport.current;
      if (element === null || flow.count === 0) return;
      const row = flow.rowOf(index);
      const { scrollTop } = element;
      const inDrawn = flow.between(anchor.current, scrollTop - height, scrollTop + 2 * height);
      const at = inDrawn.find((one) => one.kind === 'row' && one.row === row);
      if (row === null || at === undefined) {
        const { first } = sight.getState();
        jump(index, index > first ? 'bottom' : 'top');
      } else if (at.y < scrollTop) element.scrollTop = at.y - GAP;
      else if (at.y + row.height > scrollTop + height) element.scrollTop = at.y + row.height - height + GAP;
    },
    [viewport, flow, height, jump, sight],
  );

  return { drawn: shown, sight, anchor: () => anchor.current, jump, jumpTo, reveal };
}

function same(one: Drawn, other: Drawn): boolean {
  return (
    one.fling === other.fling &&
    one.direction === other.direction &&
    one.placed.length === other.placed.length &&
    one.placed.every((item, at) => alike(item, other.placed[at]))
  );
}

function alike(one: Placed, other: Placed | undefined): boolean {
  if (one.kind === 'row') return other?.kind === 'row' && other.row === one.row && other.y === one.y;
  return other?.kind === 'gap' && other.page === one.page && other.y === one.y && other.height === one.height;
}
