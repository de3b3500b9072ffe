import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { RefObject } from 'react';
import type { Packing } from './packing.ts';
import { rowWindow } from './window.ts';
import type { RowWindow } from './window.ts';

/** Without a scroll event for this long, nothing moves any more. */
const AT_REST_MS = 100;

/** Follows the scrolling of the grid, and renders only when other rows come into the window. */
export function useRowWindow(viewport: RefObject<HTMLElement | null>, packing: Packing): RowWindow {
  const [shown, setShown] = useState<RowWindow>({ first: 0, last: -1, fling: false });
  const motion = useRef({ top: 0, at: 0, speed: 0 });

  const measure = useCallback(() => {
    const element = viewport.current;
    if (element === null) return;
    const { scrollTop: top, clientHeight: height } = element;
    const next = rowWindow(packing, { top, height, speed: motion.current.speed });
    setShown((now) =>
      now.first === next.first && now.last === next.last && now.fling === next.fling ? now : next,
    );
  }, [viewport, packing]);

  useEffect(() => {
    const element = viewport.current;
    if (element === null) return;
    let frame = 0;
    let rest = 0;
    const settle = () => {
      motion.current.speed = 0;
      measure();
    };
    const onFrame = (now: number) => {
      frame = 0;
      const { top, at } = motion.current;
      const elapsed = Math.max(8, now - at);
      motion.current = {
        top: element.scrollTop,
        at: now,
        // After a rest the time since the last event says nothing about speed.
        speed: elapsed > AT_REST_MS ? 0 : ((element.scrollTop - top) / elapsed) * 1000,
      };
      measure();
      clearTimeout(rest);
      rest = window.setTimeout(settle, AT_REST_MS);
    };
    const onScroll = () => {
      if (frame === 0) frame = requestAnimationFrame(onFrame);
    };
    element.addEventListener('scroll', onScroll, { passive: true });
    return () => {
      element.removeEventListener('scroll', onScroll);
      cancelAnimationFrame(frame);
      clearTimeout(rest);
    };
  }, [viewport, measure]);

  // After every append and every new packing, before anything is painted.
  const { length } = packing.rows;
  // biome-ignore lint/correctness/useExhaustiveDependencies: `length` stands for the rows, which grow in place.
  useLayoutEffect(measure, [measure, length]);

  return shown;
}
