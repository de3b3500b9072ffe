import { useEffect, useRef, useState } from 'react';
import type { PointerEvent, RefObject } from 'react';
import { useStore } from 'zustand';
import type { StoreApi } from 'zustand/vanilla';
import { classes } from '../../ui/classes.ts';
import { formatPart } from '../../ui/format.ts';
import css from './ScrollBar.module.css';
import type { Sight } from './use-scroll.ts';
import { useSize } from './use-size.ts';

const cx = classes(css);

/** A thumb that can be hit, however long the list. */
const SMALLEST = 28;

interface ScrollBarProps {
  readonly sight: StoreApi<Sight>;
  readonly count: number;
  readonly viewport: RefObject<HTMLElement | null>;
  /** Asked to show this position at the upper edge; the last ones at the lower edge. */
  readonly onJump: (position: number) => void;
}

/**
 * Scrolls through everything: the system's own bar would end after a few thousand rows. While it is dragged it
 * says where it stands.
 */
export function ScrollBar({ sight, count, viewport, onJump }: ScrollBarProps) {
  const { first, last } = useStore(sight);
  const track = useRef<HTMLDivElement>(null);
  const [grip, setGrip] = useState<number | null>(null);
  const wanted = useRef<number | null>(null);
  const frame = useRef(0);
  useEffect(() => () => cancelAnimationFrame(frame.current), []);

  const shown = Math.min(count, Math.max(1, last - first));
  // Not read from the element: that would lay the page out in the middle of every frame.
  const { height: length } = useSize(track);
  const thumb = Math.min(length, Math.max(SMALLEST, (shown / Math.max(1, count)) * length));
  const part = count > shown ? Math.min(1, first / (count - shown)) : 0;
  if (count <= shown && first === 0 && grip === null && length > 0) {
    return <div ref={track} className={cx('track')} aria-hidden="true" />;
  }

  /** One jump a frame, however fast the pointer reports. */
  const jump = (position: number) => {
    wanted.current = position;
    if (frame.current !== 0) return;
    frame.current = requestAnimationFrame(() => {
      frame.current = 0;
      if (wanted.current !== null) onJump(wanted.current);
    });
  };

  const onPointerDown = (event: PointerEvent<HTMLDivElement>) => {
    if (event.button !== 0) return;
    const at = event.clientY - event.currentTarget.getBoundingClientRect().top;
    const top = part * (length - thumb);
    const inThumb = at >= top && at <= top + thumb;
    event.preventDefault();
    if (inThumb) {
      event.currentTarget.setPointerCapture(event.pointerId);
      setGrip(at - top);
    } else {
      const window = viewport.current;
      if (window !== null) window.scrollTop += (at < top ? -1 : 1) * window.clientHeight * 0.9;
    }
  };
  const onPointerMove = (event: PointerEvent<HTMLDivElement>) => {
    if (grip === null || length <= thumb) return;
    const at = event.clientY - event.currentTarget.getBoundingClientRect().top - grip;
    const wish = Math.min(1, Math.max(0, at / (length - thumb)));
    jump(wish === 1 ? count : wish * (count - shown));
  };

  const position = Math.min(count, Math.floor(first) + 1);
  return (
    // biome-ignore lint/a11y/useFocusableInteractive: the list itself is scrolled by keyboard, as with the system's bar.
    <div
      ref={track}
      className={cx('track', grip !== null && 'held')}
      role="scrollbar"
      aria-controls="results"
      aria-orientation="vertical"
      aria-label="Position in the results"
      aria-valuemin={1}
      aria-valuemax={Math.max(1, count)}
      aria-valuenow={Math.max(1, position)}
      aria-valuetext={formatPart(position, count)}
      onPointerDown={onPointerDown}
      onPointerMove={onPointerMove}
      onLostPointerCapture={() => setGrip(null)}
    >
      <div
        className={cx('thumb')}
        style={{ height: thumb, transform: `translateY(${part * (length - thumb)}px)` }}
      >
        {grip !== null && (
          <span className={cx('position')} aria-hidden="true">
            {formatPart(position, count)}
          </span>
        )}
      </div>
    </div>
  );
}
