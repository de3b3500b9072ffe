import { useEffect, useRef, useState } from 'react';
import type { PointerEvent } from 'react';
import { useMediaQuery } from '../../ui/use-media-query.ts';

/** A pointer on its way somewhere else starts nothing. */
const DELAY_MS = 350;

/** Which tile the pointer rests on: the only one that moves. */
export function useHover() {
  const [playing, setPlaying] = useState<number | null>(null);
  const still = useMediaQuery('(prefers-reduced-motion: reduce)');
  const timer = useRef(0);
  const over = useRef<number | null>(null);

  const go = (to: number | null) => {
    if (to === over.current) return;
    over.current = to;
    clearTimeout(timer.current);
    setPlaying(null);
    if (to !== null && !still) timer.current = window.setTimeout(() => setPlaying(to), DELAY_MS);
  };
  useEffect(() => () => clearTimeout(timer.current), []);

  const hover = {
    onPointerOver: (event: PointerEvent) => {
      if (event.pointerType === 'mouse') go(positionOf(event.target));
    },
    onPointerLeave: () => go(null),
    onPointerDown: () => go(null),
  };
  return { playing, hover };
}

/** The result whose tile an event happened on. */
export function positionOf(target: EventTarget): number | null {
  const tile = target instanceof Element ? target.closest('[data-index]') : null;
  return tile === null ? null : Number(tile.getAttribute('data-index'));
}
