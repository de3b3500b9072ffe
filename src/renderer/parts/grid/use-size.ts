import { useLayoutEffect, useState } from 'react';
import type { RefObject } from 'react';
import { flushSync } from 'react-dom';

export interface Size {
  readonly width: number;
  readonly height: number;
}

/** Inner size of an element in whole pixels, known before it is painted, and after each change of it. */
export function useSize(element: RefObject<HTMLElement | null>): Size {
  const [size, setSize] = useState<Size>({ width: 0, height: 0 });
  useLayoutEffect(() => {
    const target = element.current;
    if (target === null) return;
    const measure = () => {
      const { width, height } = contentBox(target);
      setSize((now) => (now.width === width && now.height === height ? now : { width, height }));
    };
    measure();
    // In step with the layout that changed the size: no frame shows old tiles in a new width.
    const observer = new ResizeObserver(() => flushSync(measure));
    observer.observe(target);
    return () => observer.disconnect();
  }, [element]);
  return size;
}

function contentBox(element: HTMLElement): Size {
  const { paddingLeft, paddingRight } = getComputedStyle(element);
  const padding = Number.parseFloat(paddingLeft) + Number.parseFloat(paddingRight);
  return { width: Math.max(0, Math.floor(element.clientWidth - padding)), height: element.clientHeight };
}
