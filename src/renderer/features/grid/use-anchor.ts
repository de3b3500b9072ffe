import { useCallback, useLayoutEffect, useRef } from 'react';
import type { RefObject } from 'react';
import type { Packing } from './packing.ts';

/** A result and how far the upper edge of its row stands below the upper edge of the window. */
interface Anchor {
  readonly index: number;
  readonly offset: number;
}

/**
 * Keeps the user's place when the grid is packed anew (the window or the panel changes its width): the
 * focused tile if it is in sight, else the first row in sight, stays where it was.
 * Returns what to call when the grid scrolls.
 */
export function useAnchor(
  viewport: RefObject<HTMLElement | null>,
  packing: Packing,
  focused: number,
): () => void {
  const anchor = useRef<Anchor>({ index: 0, offset: 0 });
  const packed = useRef(packing);

  const remember = useCallback(() => {
    const element = viewport.current;
    if (element === null || packing.rows.length === 0) return;
    const { scrollTop, clientHeight } = element;
    const own = packing.rows[packing.rowOf(focused)];
    const inSight = own !== undefined && own.top >= scrollTop && own.top < scrollTop + clientHeight;
    const row = inSight ? own : packing.rows[packing.rowAt(scrollTop)];
    if (row === undefined) return;
    anchor.current = { index: inSight ? focused : row.start, offset: row.top - scrollTop };
  }, [viewport, packing, focused]);

  useLayoutEffect(() => {
    const element = viewport.current;
    if (element === null || packed.current === packing) return;
    packed.current = packing;
    const row = packing.rows[packing.rowOf(anchor.current.index)];
    // Upper edge of the very first row: nothing above it can be lost.
    if (row !== undefined && (anchor.current.index > 0 || element.scrollTop > 0)) {
      element.scrollTop = row.top - anchor.current.offset;
    }
  }, [viewport, packing]);

  useLayoutEffect(remember, [remember]);
  return remember;
}
