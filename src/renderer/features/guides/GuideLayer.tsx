import { useEffect, useRef } from 'react';
import type { CSSProperties, KeyboardEvent, PointerEvent, ReactNode } from 'react';
import { useStore } from 'zustand';
import type { Asset } from '../../../shared/model/asset.ts';
import {
  LINE,
  cropBox,
  moveCrop,
  moveHeadline,
  scaleCrop,
  scaleHeadline,
} from '../../../shared/model/guides.ts';
import type { Guides } from '../../../shared/model/guides.ts';
import { useBoards } from '../../state/boards.ts';
import { useLocation } from '../../state/location.ts';
import { classes } from '../../ui/classes.ts';
import css from './Guides.module.css';
import { useGuides } from './guides-store.ts';

const cx = classes(css);

/** One press of an arrow, as a share of the picture; with Shift ten times that. */
const STEP = 0.005;
const SCALE = 1.05;

/** Crop and headline over the picture, moved by a hand or the arrows, scaled at the corner or with + and −. */
export function GuideLayer({ asset }: { readonly asset: Asset }) {
  const guides = useGuides();
  const location = useLocation();
  const boards = useBoards();
  const view = useStore(location.store, (at) => at.view);
  const open = useStore(boards.store, (state) => state.open);
  const boardId = view === 'boards' ? open : null;
  useEffect(() => void guides.show({ boardId, assetId: asset.id }), [guides, boardId, asset.id]);
  const { crop, headline } = useStore(guides.store, (state) => state.guides);
  const place = useStore(guides.store, (state) => state.place);
  const size = asset.size;
  if (size === null || place?.assetId !== asset.id) return null;
  const shape = { '--ratio': size.width / size.height } as CSSProperties;
  const box = crop === null ? null : cropBox(crop, size);
  return (
    <div className={cx('layer')}>
      <div className={cx('picture')} style={shape}>
        {crop !== null && box !== null && (
          <Movable
            label={`Crop ${crop.format}`}
            className={cx('crop')}
            style={{ left: pc(box.x), top: pc(box.y), width: pc(box.width), height: pc(box.height) }}
            move={(by, now) => ({ ...now, crop: now.crop && moveCrop(now.crop, by, size) })}
            scale={(factor, now) => ({ ...now, crop: now.crop && scaleCrop(now.crop, factor, size) })}
          />
        )}
        {headline !== null && headline.text !== '' && (
          <Movable
            label={`Headline “${headline.text}”`}
            className={cx('headline', headline.ink)}
            style={{
              left: pc(headline.x),
              top: pc(headline.y),
              fontSize: `calc(${headline.size / LINE} * 100cqh)`,
              lineHeight: LINE,
            }}
            move={(by, now) => ({ ...now, headline: now.headline && moveHeadline(now.headline, by) })}
            scale={(factor, now) => ({
              ...now,
              headline: now.headline && scaleHeadline(now.headline, factor),
            })}
          >
            {headline.text}
          </Movable>
        )}
      </div>
    </div>
  );
}

function pc(share: number): string {
  return `${share * 100}%`;
}

interface MovableProps {
  readonly label: string;
  readonly className: string;
  readonly style: CSSProperties;
  readonly move: (by: { readonly x: number; readonly y: number }, guides: Guides) => Guides;
  readonly scale: (factor: number, guides: Guides) => Guides;
  readonly children?: ReactNode;
}

function Movable({ label, className, style, move, scale, children }: MovableProps) {
  const guides = useGuides();
  const held = useRef<{ readonly x: number; readonly y: number; readonly corner: boolean } | null>(null);
  const pictureOf = (element: Element): DOMRect =>
    (element.closest(`.${cx('picture')}`) ?? element).getBoundingClientRect();

  const onPointerDown = (event: PointerEvent<HTMLElement>) => {
    if (event.button !== 0) return;
    event.stopPropagation();
    event.currentTarget.setPointerCapture(event.pointerId);
    const corner = event.target instanceof Element && event.target.hasAttribute('data-corner');
    held.current = { x: event.clientX, y: event.clientY, corner };
  };
  const onPointerMove = (event: PointerEvent<HTMLElement>) => {
    const from = held.current;
    if (from === null) return;
    const picture = pictureOf(event.currentTarget);
    const by = { x: (event.clientX - from.x) / picture.width, y: (event.clientY - from.y) / picture.height };
    held.current = { ...from, x: event.clientX, y: event.clientY };
    if (!from.corner) guides.change((now) => move(by, now));
    else {
      const own = event.currentTarget.getBoundingClientRect();
      const factor = 1 + ((event.clientX - from.x) / own.width + (event.clientY - from.y) / own.height);
      guides.change((now) => scale(Math.max(0.2, factor), now));
    }
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const step = event.shiftKey ? 10 * STEP : STEP;
    const way = WAYS[event.key];
    if (way !== undefined) guides.change((now) => move({ x: way[0] * step, y: way[1] * step }, now));
    else if (event.key === '+' || event.key === '=') guides.change((now) => scale(SCALE, now));
    else if (event.key === '-') guides.change((now) => scale(1 / SCALE, now));
    else return;
    event.preventDefault();
    event.stopPropagation();
    guides.keep();
  };
  return (
    <button
      type="button"
      className={`${cx('movable')} ${className}`}
      style={style}
      aria-label={`${label}: arrows move it, plus and minus scale it`}
      draggable={false}
      // The picture below can be carried out of the window: this keeps that drag from beginning here.
      onMouseDown={(event) => {
        event.preventDefault();
        event.currentTarget.focus();
      }}
      onPointerDown={onPointerDown}
      onPointerMove={onPointerMove}
      onLostPointerCapture={() => {
        held.current = null;
        guides.keep();
      }}
      onDoubleClick={(event) => event.stopPropagation()}
      onKeyDown={onKeyDown}
    >
      {children}
      <span className={cx('corner')} data-corner aria-hidden="true" />
    </button>
  );
}

const WAYS: Readonly<Record<string, readonly [x: number, y: number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};
