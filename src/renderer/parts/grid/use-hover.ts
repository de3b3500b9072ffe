import { useEffect, useRef, useState } from 'react';
import type { PointerEvent } from 'react';
import { useMediaQuery } from '../../ui/use-media-query.ts';

/** A hand at rest trembles. Pixels. */
const TREMBLE = 3;

/**
 * Which tile the pointer rests on, after the tile's delay in milliseconds: the only one that shows more. Only a pointer
 * that was moved there counts, not one under which a dialog closed, a view opened or a tile came by itself.
 */
export function useHover(delayOf: (index: number) => number) {
  const [resting, setResting] = useState<number | null>(null);
  const still = useMediaQuery('(prefers-reduced-motion: reduce)');
  const timer = useRef(0);
  const over = useRef<number | null>(null);
  /** When the pictures last moved below the pointer. */
  const scrolledAt = useRef(0);
  /** Where the pointer was last pressed: what a click brings below it, the panel's room above all, is not looked for. */
  const pressed = useRef({ x: Number.NaN, y: Number.NaN });
  /** Where the pointer was last moved to, anywhere in the window. */
  const moved = useRef({ x: Number.NaN, y: Number.NaN });
  /** Where it lay when a tile came below it by itself. */
  const lay = useRef<{ readonly x: number; readonly y: number } | null>(null);
  /** Something was shown, and the pictures were scrolled below the pointer: the next one is asked for as well. */
  const rolled = useRef(false);
  useEffect(() => {
    const onMove = ({ clientX, clientY }: globalThis.PointerEvent) => {
      moved.current = { x: clientX, y: clientY };
    };
    window.addEventListener('pointermove', onMove, { capture: true });
    return () => {
      clearTimeout(timer.current);
      window.removeEventListener('pointermove', onMove, { capture: true });
    };
  }, []);

  const hush = () => {
    clearTimeout(timer.current);
    setResting(null);
  };
  const wait = (index: number, since: number) => {
    clearTimeout(timer.current);
    const from = Math.max(since, scrolledAt.current);
    const left = from + delayOf(index) - performance.now();
    // One timer for a whole ride: the check when it is due costs less than a new one with each frame.
    if (left > 0) timer.current = window.setTimeout(() => wait(index, from), left);
    else setResting(index);
  };
  const go = (to: number | null) => {
    if (to === over.current) return;
    over.current = to;
    hush();
    if (to !== null && !still) wait(to, performance.now());
  };

  const hover = {
    onPointerOver: (event: PointerEvent) => {
      const { target, pointerType, buttons, ctrlKey, metaKey, shiftKey, clientX, clientY } = event;
      if (clientX === pressed.current.x && clientY === pressed.current.y) {
        over.current = positionOf(target);
        return hush();
      }
      // A moving pointer comes over a tile before it is told to have moved.
      const { x, y } = moved.current;
      const isStill = Number.isNaN(x) || (clientX === x && clientY === y);
      if (!isStill) rolled.current = false;
      // A browser may tell of the tile that the wheel brought before it tells of the wheel.
      const isLooking = rolled.current || resting !== null;
      lay.current = isStill && !isLooking ? { x: clientX, y: clientY } : null;
      // A hand that drags or picks looks for something else.
      if (pointerType !== 'mouse' || buttons !== 0 || ctrlKey || metaKey || shiftKey) go(null);
      else if (lay.current === null) go(positionOf(target));
      else {
        over.current = null;
        hush();
      }
    },
    onPointerMove: ({ target, buttons, clientX, clientY }: PointerEvent) => {
      const from = lay.current;
      if (from === null || buttons !== 0) return;
      if (Math.hypot(clientX - from.x, clientY - from.y) <= TREMBLE) return;
      lay.current = null;
      go(positionOf(target));
    },
    onPointerLeave: () => go(null),
    // The tile is remembered: nothing begins anew on it before the pointer has been somewhere else.
    onPointerDown: ({ clientX, clientY }: PointerEvent) => {
      pressed.current = { x: clientX, y: clientY };
      lay.current = null;
      rolled.current = false;
      hush();
    },
    onScroll: () => {
      scrolledAt.current = performance.now();
      if (resting === null || over.current === null) return;
      rolled.current = true;
      setResting(null);
      // Another tile may have come below the pointer already.
      wait(over.current, scrolledAt.current);
    },
  };
  return { resting, hover, hush };
}

/** The result whose tile an event happened on. */
export function positionOf(target: EventTarget): number | null {
  const tile = target instanceof Element ? target.closest('[data-index]') : null;
  return tile === null ? null : Number(tile.getAttribute('data-index'));
}
