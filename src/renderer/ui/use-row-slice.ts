import { useEffect, useState } from 'react';
import type { RefObject } from 'react';

/** Rows drawn beyond the edge, so that a flick of the wheel finds them there. */
const BEYOND = 8;

export interface RowSlice {
  readonly first: number;
  /** Not included. */
  readonly end: number;
}

/** Which rows of equal height are in sight of a scrolling box. */
export function useRowSlice(box: RefObject<HTMLElement | null>, rowHeight: number, count: number): RowSlice {
  const [slice, setSlice] = useState<RowSlice>({ first: 0, end: 0 });
  useEffect(() => {
    const element = box.current;
    if (element === null) return;
    const measure = () => {
      const { scrollTop, clientHeight } = element;
      const first = Math.max(0, Math.floor(scrollTop / rowHeight) - BEYOND);
      const end = Math.min(count, Math.ceil((scrollTop + clientHeight) / rowHeight) + BEYOND);
      setSlice((now) => (now.first === first && now.end === end ? now : { first, end }));
    };
    measure();
    const sizes = new ResizeObserver(measure);
    sizes.observe(element);
    element.addEventListener('scroll', measure, { passive: true });
    return () => {
      sizes.disconnect();
      element.removeEventListener('scroll', measure);
    };
  }, [box, rowHeight, count]);
  return { first: Math.min(slice.first, count), end: Math.min(slice.end, count) };
}
