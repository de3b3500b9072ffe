import { useEffect, useRef } from 'react';
import type { PointerEvent, ReactNode } from 'react';
import type { AssetId } from '../../shared/model/ids.ts';
import { classes } from './classes.ts';
import css from './Zoomable.module.css';
import { STEP, WHOLE, panBy, zoomAt } from './zoom.ts';
import type { Zoom } from './zoom.ts';

const cx = classes(css);

/** Pixels of wheel travel that double the size. */
const WHEEL = 300;

interface ZoomableProps {
  /** The asset that the hand carries out while its picture is whole. */
  readonly carried?: AssetId;
  readonly zoom: Zoom;
  readonly onZoom: (change: (zoom: Zoom) => Zoom) => void;
  readonly children: ReactNode;
}

/** A frame whose picture is enlarged by the wheel and a double click, and moved by dragging. */
export function Zoomable({ carried, zoom, onZoom, children }: ZoomableProps) {
  const frame = useRef<HTMLDivElement>(null);
  const grip = useRef<{ x: number; y: number } | null>(null);

  // React's wheel listener is passive and can't keep the page from scrolling or zooming along.
  useEffect(() => {
    const element = frame.current;
    if (element === null) return;
    const onWheel = (event: WheelEvent) => {
      event.preventDefault();
      const factor = 2 ** (-event.deltaY / WHEEL);
      const box = element.getBoundingClientRect();
      const point = middleRelative(event, box);
      onZoom((now) => zoomAt(now, factor, point, box));
    };
    element.addEventListener('wheel', onWheel, { passive: false });
    return () => element.removeEventListener('wheel', onWheel);
  }, [onZoom]);

  const onPointerDown = (event: PointerEvent<HTMLDivElement>) => {
    if (event.button !== 0 || zoom.scale === 1) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    grip.current = { x: event.clientX, y: event.clientY };
  };
  const onPointerMove = (event: PointerEvent<HTMLDivElement>) => {
    const from = grip.current;
    if (from === null) return;
    const by = { x: event.clientX - from.x, y: event.clientY - from.y };
    grip.current = { x: event.clientX, y: event.clientY };
    const box = event.currentTarget.getBoundingClientRect();
    onZoom((now) => panBy(now, by, box));
  };

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the keys and buttons of the view do the same.
    <div
      ref={frame}
      className={cx('frame', zoom.scale > 1 && 'near')}
      draggable={carried !== undefined && zoom.scale === 1}
      data-asset={zoom.scale === 1 ? carried : undefined}
      onPointerDown={onPointerDown}
      onPointerMove={onPointerMove}
      onLostPointerCapture={() => {
        grip.current = null;
      }}
      onDoubleClick={(event) => {
        const box = event.currentTarget.getBoundingClientRect();
        const point = middleRelative(event, box);
        onZoom((now) => (now.scale > 1 ? WHOLE : zoomAt(now, STEP * STEP, point, box)));
      }}
    >
      <div
        className={cx('moved')}
        style={{ transform: `translate(${zoom.x}px, ${zoom.y}px) scale(${zoom.scale})` }}
      >
        {children}
      </div>
    </div>
  );
}

function middleRelative(at: { readonly clientX: number; readonly clientY: number }, box: DOMRect) {
  return { x: at.clientX - box.left - box.width / 2, y: at.clientY - box.top - box.height / 2 };
}
