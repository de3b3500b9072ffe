import { useCallback, useState } from 'react';
import type { KeyboardEvent } from 'react';
import { STEP, WHOLE, zoomAt } from './zoom.ts';
import type { Zoom } from './zoom.ts';

export interface Zooming {
  readonly zoom: Zoom;
  /** For `Zoomable`. */
  readonly onZoom: (change: (now: Zoom) => Zoom) => void;
  nearer(): void;
  farther(): void;
  whole(): void;
  /** Plus, minus and zero by themselves; false for any other key. */
  takeKey(event: KeyboardEvent): boolean;
}

/** How near the pictures of a stage are looked at, all alike; `columns` and `rows` of them share the window. */
export function useZoom({ columns, rows } = { columns: 1, rows: 1 }): Zooming {
  const [zoom, setZoom] = useState<Zoom>(WHOLE);
  const onZoom = useCallback((change: (now: Zoom) => Zoom) => setZoom(change), []);
  const by = (factor: number) => {
    const frame = { width: window.innerWidth / columns, height: window.innerHeight / rows };
    setZoom((now) => zoomAt(now, factor, { x: 0, y: 0 }, frame));
  };
  const nearer = () => by(STEP);
  const farther = () => by(1 / STEP);
  const whole = () => setZoom(WHOLE);
  return {
    zoom,
    onZoom,
    nearer,
    farther,
    whole,
    takeKey: ({ key, ctrlKey, metaKey, altKey }) => {
      if (ctrlKey || metaKey || altKey) return false;
      if (key === '+' || key === '=') nearer();
      else if (key === '-') farther();
      else if (key === '0') whole();
      else return false;
      return true;
    },
  };
}
