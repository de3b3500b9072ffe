import { useCallback, useEffect, useLayoutEffect, useMemo, useRef } from 'react';
import type { KeyboardEvent, MouseEvent } from 'react';
import { useStore } from 'zustand';
import { aspectOf } from '../../../shared/model/asset.ts';
import { DEFAULT_SETTINGS } from '../../../shared/model/settings.ts';
import { useApp } from '../../app/context.ts';
import { classes } from '../../ui/classes.ts';
import css from './Grid.module.css';
import { GridEnd } from './GridEnd.tsx';
import { GridRow } from './GridRow.tsx';
import { DEEPEST, GAP } from './metrics.ts';
import { isGridKey, navigate } from './navigate.ts';
import { Packing } from './packing.ts';
import { useAnchor } from './use-anchor.ts';
import { useRowWindow } from './use-row-window.ts';
import { useSize } from './use-size.ts';

const cx = classes(css);

/**
 * The justified grid of one search. A listbox, because what matters to a screen reader is "7 of 13,009,933",
 * not in which row a tile happens to stand; the keyboard moves geometrically all the same.
 */
export function Grid() {
  const { search, asset, focus, settings } = useApp();
  const assets = useStore(search.store, (state) => state.assets);
  const count = useStore(search.store, (state) => state.count);
  const total = useStore(search.store, ({ phase }) => (phase.kind === 'ready' ? phase.total : 0));
  const ended = useStore(search.store, ({ phase }) => phase.kind === 'ready' && phase.more.kind === 'end');
  const target = useStore(settings, (now) => now?.gridRowHeight ?? DEFAULT_SETTINGS.gridRowHeight);
  const focused = useStore(focus, (state) => state.index);
  const openId = useStore(asset.store, (state) => state.open?.asset.id ?? null);

  const viewport = useRef<HTMLDivElement>(null);
  const strip = useRef<HTMLDivElement>(null);
  const { width, height } = useSize(viewport);
  const column = useRef<number | null>(null);
  const focusWanted = useRef(false);

  const packing = useMemo(() => new Packing({ width, target, gap: GAP }), [width, target]);
  // Growing the packing while rendering is safe: asking twice changes nothing.
  if (width > 0) {
    packing.extend((index) => aspectOf(assets[index] ?? { size: null }), count);
    if (ended) packing.complete();
  }
  const capped = packing.height > DEEPEST;

  const keepPlace = useAnchor(viewport, packing, focused);
  const shown = useRowWindow(viewport, packing);
  const lastShown = packing.rows[shown.last]?.end ?? 0;

  useEffect(() => {
    if (!shown.fling && !capped) search.want(lastShown);
  }, [search, lastShown, shown.fling, capped]);

  const reveal = useCallback(
    (index: number) => {
      const element = viewport.current;
      const row = packing.rows[packing.rowOf(index)];
      if (element === null || row === undefined) return;
      const { scrollTop, clientHeight } = element;
      if (row.top < scrollTop) element.scrollTop = row.top - GAP;
      else if (row.top + row.height > scrollTop + clientHeight)
        element.scrollTop = row.top + row.height - clientHeight + GAP;
    },
    [packing],
  );

  // After a key has moved the focus and the tile is there.
  useLayoutEffect(() => {
    if (!focusWanted.current) return;
    const tile = strip.current?.querySelector<HTMLElement>(`[data-index="${focused}"]`);
    if (tile === null || tile === undefined) return;
    focusWanted.current = false;
    tile.focus({ preventScroll: true });
  });

  const stand = (index: number) => {
    focus.setState({ index });
    reveal(index);
    const found = assets[index];
    if (openId !== null && found !== undefined) asset.open(found);
  };

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (isGridKey(event.key)) {
      event.preventDefault();
      const page = Math.max(GAP, height - target / 2);
      const place = navigate({ packing, from: focused, key: event.key, page, column: column.current });
      column.current = place.column;
      focusWanted.current = true;
      stand(place.index);
    } else if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault();
      const found = assets[focused];
      if (found !== undefined) asset.open(found);
    } else if (event.key === 'Escape' && openId !== null) {
      event.preventDefault();
      asset.close();
    }
  };

  const onClick = (event: MouseEvent) => {
    const tile = event.target instanceof Element ? event.target.closest('[data-index]') : null;
    const index = Number(tile?.getAttribute('data-index') ?? Number.NaN);
    const found = assets[index];
    if (found === undefined) return;
    column.current = null;
    focus.setState({ index });
    asset.open(found);
  };

  // The focused row stays in the document wherever the user scrolls: focus is never lost.
  const focusedRow = packing.rowOf(focused);
  const rows = rowNumbers(shown.first, shown.last, focusedRow);

  return (
    <div ref={viewport} className={cx('viewport')} onScroll={keepPlace}>
      <div
        ref={strip}
        className={cx('strip')}
        role="listbox"
        aria-label="Results"
        style={{ height: packing.height }}
        tabIndex={-1}
        onKeyDown={onKeyDown}
        onClick={onClick}
      >
        {rows.map((number) => {
          const row = packing.rows[number];
          return (
            row !== undefined && (
              <GridRow
                key={row.start}
                row={row}
                packing={packing}
                assets={assets}
                total={total}
                focused={number === focusedRow ? focused : null}
                openId={openId}
                pictures={!shown.fling}
              />
            )
          );
        })}
      </div>
      {width > 0 && <GridEnd width={width} capped={capped} shown={packing.packed} />}
    </div>
  );
}

function rowNumbers(first: number, last: number, extra: number): readonly number[] {
  const numbers = Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => first + index);
  if (last >= 0 && extra < first) numbers.unshift(extra);
  if (last >= 0 && extra > last) numbers.push(extra);
  return numbers;
}
